"""By what titles a document may be named, and which edition of them it is."""

from functools import lru_cache
from pathlib import PurePath

from studio.core.patterns import late
from studio.knowledge.titles import plain_title, squeezed

_YEAR = r"(?:19|20)\d{2}"
_EDITION = late(
    rf"[(（\[]?(?P<year>{_YEAR})?年?(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:第?[\d一二三四]次)?(?P<kind>修[订正改]版?|[新]?版|本|汛期|试行|暂行|修订稿|最新版?)?"
    r"(?:[,，、]?(?:已废止|废止|失效|现行有效|现行|有效))?[)）\]]?$"
)
_NUMBERED = late(r"^(?:附件?)?\d{1,3}[-_.、:]+")
_ISSUED_WITH = late(r"(?:印发|发布|公布|转发)《(?P<inner>[^《》]+)》的(?:通知|公告|通告|决定|命令)$")
_DRAFT = late(r"征求意见稿|草案|送审稿|讨论稿|起草说明|解读|问答|修订说明")
_LASTING = late(
    r"(?:法|条例|规定|办法|细则|规则|规程|规范|标准|制度|预案|准则|章程|守则|公约|指南|指引|目录|清单)$"
)
_EACH_ON_ITS_OWN = late(
    r"(?:修正案|总结|报告|计划|规划|要点|公报|通报|通知|通告|公告|函|纪要|决定|年鉴|预算|决算|简报|讲话|安排|批复|请示)$"
)
_SHORTEST = 4
_REMEMBERED = 1 << 17  # every change of a base asks for the keys of all its titles


def titles_of(name: str, title: str) -> frozenset[str]:
    """Its own, that of what it puts in force, and its file's; squeezed, edition and all."""
    inner = _ISSUED_WITH.search(title)
    told = [title, inner["inner"] if inner else "", _NUMBERED.sub("", PurePath(name).stem)]
    return frozenset(key for one in told if len(key := title_key(one)) >= _SHORTEST)


@lru_cache(maxsize=_REMEMBERED)
def title_key(title: str) -> str:
    return plain_title(squeezed(title))


@lru_cache(maxsize=_REMEMBERED)
def without_edition(key: str) -> str:
    """Of a title's key."""
    while (cut := _EDITION.sub("", key)) != key and len(cut) >= _SHORTEST:
        key = cut
    return key


def edition_year(name: str, title: str) -> int | None:
    """The year of （2025年修订） at the end of the title or of the file's name."""
    for told in (title, PurePath(name).stem):
        found = _EDITION.search(title_key(told))
        if found and found["year"]:
            return int(found["year"])
    return None


def is_draft(name: str, title: str) -> bool:
    return bool(_DRAFT.search(name) or _DRAFT.search(title))


def has_editions(key: str) -> bool:
    """Whether another year makes another edition: of an emergency plan it does, of a yearly report not."""
    return not _EACH_ON_ITS_OWN.search(key)


def is_lasting(key: str) -> bool:
    """Whether a later one of that title takes the place of an earlier: of rules it does, of notices not."""
    return bool(_LASTING.search(key))
