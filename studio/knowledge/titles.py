"""What documents are called: by their file's name and by the title in their first lines, in plain form."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from studio.knowledge.terms import normalised

_COUNTRY = "中华人民共和国"
_QUOTES = str.maketrans("〔［[【（〕］]】）", "(((((" + ")))))", "《》〈〉")
_BRACKETED = re.compile(r"[(\[【〔][^()\[\]【】〔〕]*[)\]】〕]")
_NUMBERED = re.compile(r"^(?:附件?)?\d{1,3}[-_.、:]+")
_EDITION = re.compile(
    r"(?:[-_.]|最新版?|现行|全文|正式版|(?:19|20)\d{2}(?:\d{2}){0,2}年?|\d{4}年|修[订正]版?|版)+$"
)
_TITLE = re.compile(
    r"[^。;；,，:：?!]{0,60}(?:法|典|条例|规定|办法|细则|规则|解释|决定|预案|方案|制度|意见|规程|规范|标准|章程|准则|指南|手册|守则|修正案|公约|协定|批复|公告)"
)
_RULES = "办法"
_FIRST_LINES = 3
_SHORTEST, _SHORTEST_LAW = 4, 2


class Titles:
    """Of all documents of a base; `openings` are their first lines by name."""

    def __init__(self, openings: Mapping[str, str] | None = None) -> None:
        self._whole: dict[str, set[str]] = {}
        self._bare: dict[str, set[str]] = {}
        self._of: dict[str, tuple[set[str], set[str]]] = {}
        self._lengths: Counter[int] = Counter()
        for document, opening in (openings or {}).items():
            self.add(document, opening)

    def add(self, document: str, opening: str, *others: str) -> None:
        """`others` are what else it is called: its title as recognised, its number (文号)."""
        whole = set(filter(is_telling, [*titles_of(document, opening), *map(_called, others)]))
        bare = set(filter(is_telling, map(_bare, whole)))
        self._of[document] = whole, bare
        for held, titles in ((self._whole, whole), (self._bare, bare)):
            for title in titles:
                held.setdefault(title, set()).add(document)
                self._lengths[len(title)] += 1

    def remove(self, document: str) -> None:
        for held, titles in zip((self._whole, self._bare), self._of.pop(document, ((), ())), strict=True):
            for title in titles:
                held[title].discard(document)
                self._lengths[len(title)] -= 1
                if not held[title]:
                    del held[title]

    def within(self, text: str) -> Iterator[tuple[int, int, frozenset[str]]]:
        """Where titles stand in a text, with those called just so, or else without date and edition."""
        lengths = sorted(length for length, count in self._lengths.items() if count)
        for start in range(len(text)):
            for end in (start + length for length in lengths if start + length <= len(text)):
                title = text[start:end]
                documents = self._whole.get(title) or self._bare.get(title)
                if documents:
                    yield start, end, frozenset(documents)

    def holding(self, part: str) -> frozenset[str]:
        """The documents a part of whose title this is."""
        return frozenset(name for title, names in self._whole.items() if part in title for name in names)

    def ending(self, kind: str) -> frozenset[str]:
        """The documents whose title ends so: all 办法."""
        return frozenset(
            name for title, names in self._bare.items() if title.endswith(kind) for name in names
        )

    def of_kind(self, said: str) -> list[str]:
        """Titles without date and edition that end as what was said does; 办法 is no 法."""
        rules = said.endswith(_RULES)
        return [title for title in self._bare if title[-1] == said[-1] and title.endswith(_RULES) is rules]

    def called(self, titles: Iterable[str]) -> frozenset[str]:
        """The documents with these titles, without date and edition."""
        return frozenset(name for title in titles for name in self._bare[title])


def titles_of(document: str, opening: str) -> set[str]:
    lines = [one for one in opening.splitlines() if one.strip()][:_FIRST_LINES]
    titles = [plain_title(squeezed(line)) for line in lines]
    return {plain_title(squeezed(PurePath(document).stem)), *filter(_is_title, titles)}


def is_telling(title: str) -> bool:
    """Whether it is long enough to name a document wherever it stands."""
    return len(title) >= (_SHORTEST_LAW if title.endswith(("法", "典")) else _SHORTEST)


def plain_title(text: str) -> str:
    """Of a squeezed text: without quotation marks and the name of the country."""
    return text.translate(_QUOTES).replace(_COUNTRY, "")


def squeezed(text: str) -> str:
    return "".join(normalised(text).split())


def _called(name: str) -> str:
    return plain_title(squeezed(name))


def _is_title(line: str) -> bool:
    return bool(_TITLE.fullmatch(_bare(line)))


def _bare(title: str) -> str:
    """Without number, date and edition."""
    return _EDITION.sub("", _NUMBERED.sub("", _BRACKETED.sub("", title))) or title
