"""What documents are called: by their file's name and by the title in their first lines, in plain form."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from studio.knowledge.terms import normalised

_COUNTRY = "中华人民共和国"
_QUOTES = str.maketrans("", "", "《》〈〉")
_BRACKETED = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_NUMBERED = re.compile(r"^(?:附件?)?\d{1,3}[-_.、:]+")
_EDITION = re.compile(
    r"(?:[-_.]|最新版?|现行|全文|正式版|(?:19|20)\d{2}(?:\d{2}){0,2}年?|\d{4}年|修[订正]版?|版)+$"
)
_TITLE = re.compile(
    r"[^。;；,，:：?!]{0,60}(?:法|典|条例|规定|办法|细则|规则|解释|决定|预案|方案|制度|意见|规程|规范|标准|章程|准则|指南|手册|守则|修正案|公约|协定|批复|公告)"
)
_FIRST_LINES = 3
_SHORTEST, _SHORTEST_LAW = 4, 2


class Titles:
    """Of all documents of a base; `openings` are their first lines by name."""

    def __init__(self, openings: Mapping[str, str]) -> None:
        self._whole: dict[str, set[str]] = {}
        self._bare: dict[str, set[str]] = {}
        for document, opening in openings.items():
            titles = _titles_of(document, opening)
            for held, found in ((self._whole, titles), (self._bare, {_bare(title) for title in titles})):
                for title in filter(_long_enough, found):
                    held.setdefault(title, set()).add(document)

    def items(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Each title with the documents called just so, or else those that are without date and edition."""
        for title in self._whole.keys() | self._bare.keys():
            yield title, frozenset(self._whole.get(title) or self._bare[title])

    def holding(self, part: str) -> frozenset[str]:
        """The documents a part of whose title this is."""
        return frozenset(name for title, names in self._whole.items() if part in title for name in names)


def _titles_of(document: str, opening: str) -> set[str]:
    lines = [one for one in opening.splitlines() if one.strip()][:_FIRST_LINES]
    titles = [plain_title(squeezed(line)) for line in lines]
    return {plain_title(squeezed(PurePath(document).stem)), *filter(_is_title, titles)}


def plain_title(text: str) -> str:
    """Of a squeezed text: without quotation marks and the name of the country."""
    return text.translate(_QUOTES).replace(_COUNTRY, "")


def squeezed(text: str) -> str:
    return "".join(normalised(text).split())


def _is_title(line: str) -> bool:
    return bool(_TITLE.fullmatch(_bare(line)))


def _bare(title: str) -> str:
    """Without number, date and edition."""
    return _EDITION.sub("", _NUMBERED.sub("", _BRACKETED.sub("", title))) or title


def _long_enough(title: str) -> bool:
    return len(title) >= (_SHORTEST_LAW if title.endswith(("法", "典")) else _SHORTEST)
