"""Which blocks are headings, and which of them stands under which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.documents import Block, BlockKind
from studio.documents.heading_lines import is_heading_line, run_in_heading, short_heading
from studio.documents.number_order import NumberOrder
from studio.documents.numbering import Numbering, Scheme, numbering, with_chapters
from studio.documents.titles import is_title, title_at

Rank = tuple[float, int]  # level given by markup or found, then the scheme of the numbering
_TITLE: Rank = (0, 0)
_UNMARKED = 20.0  # numbering no styled heading uses stands below all styled ones
_LIST_OF_ANNEXES = re.compile(r"附\s*件\s*[：:]\s*\S")  # under a notice: 附件：1.值班表
_NAME = re.compile(r"[^\s。；：，、:;,（(]{2,30}(?:[（(][^）)]{1,30}[）)])?")
_ABOVE_ARTICLES = Scheme.ARTICLE - 1
_LISTS = {Scheme.BRACKET, Scheme.DIGIT, Scheme.DIGIT_BRACKET}


@dataclass(frozen=True, slots=True)
class Heading:
    """`alone` tells a heading line from a numbered paragraph; an empty title only ends what came before."""

    title: str
    rank: Rank
    leaves: Rank
    alone: bool


def headings_of(blocks: Sequence[Block]) -> list[Heading | None]:
    """For each block its heading, if it is or opens one."""
    return _Recogniser(blocks).all()


class _Recogniser:
    """Walks a document once, remembering which numbers have been seen."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._numberings = with_chapters(
            [None if block.kind is BlockKind.TABLE_ROW else numbering(block.text) for block in blocks]
        )
        self._levels = self._levels_of_schemes()
        self._order = NumberOrder()
        self._count_chapters = _articles_follow_counts(blocks, self._numberings)
        self._in_article = False
        self._listed: set[Scheme] = set()
        self._title = title_at(blocks, self._numberings)

    def all(self) -> list[Heading | None]:
        return [self._heading(index) for index in range(len(self._blocks))]

    def _heading(self, index: int) -> Heading | None:
        block, number = self._blocks[index], self._numberings[index]
        if index in self._title:
            return Heading(short_heading(block.text), _TITLE, _TITLE, alone=True)
        if block.kind is BlockKind.TABLE_ROW:
            return None
        if number is None and self._names_annex(index):
            rank = (self._rank(Scheme.ANNEX)[0], Scheme.ANNEX + 1)
            return Heading(short_heading(block.text), rank, rank, alone=True)
        if block.kind is BlockKind.HEADING:
            return self._styled(block, number)
        return None if number is None else self._numbered(index, number)

    def _names_annex(self, index: int) -> bool:
        """附件1 on a line of its own is named by the next line."""
        before = self._numberings[index - 1] if index else None
        alone = before is not None and before.scheme is Scheme.ANNEX and not before.rest
        return alone and _may_name(self._blocks[index].text)

    def _lists_annexes(self, index: int, number: Numbering) -> bool:
        """附件：1.值班表, or 附件 above 1.值班表, under a notice."""
        after = self._numberings[index + 1] if index + 1 < len(self._blocks) else None
        counted = after is not None and after.scheme is Scheme.DIGIT and after.numbers == (1,)
        bare = number.scheme is Scheme.ANNEX and not number.rest and not number.numbers
        return bool(_LIST_OF_ANNEXES.match(self._blocks[index].text)) or (bare and counted)

    def _styled(self, block: Block, number: Numbering | None) -> Heading:
        level = float(block.level)
        self._in_article = False
        if number is None:
            return Heading(short_heading(block.text), (level, Scheme.COUNT), (level, 0), alone=True)
        self._note(number)
        if number.scheme is Scheme.ARTICLE:
            return self._article(block.text, number)
        rank = (level, self._place(number.scheme))
        return Heading(short_heading(block.text), rank, rank, alone=True)

    def _numbered(self, index: int, number: Numbering) -> Heading | None:
        text = self._blocks[index].text
        if not self._order.follows(number) or self._lists_annexes(index, number):
            return None
        if number.scheme is Scheme.ARTICLE:
            self._note(number)
            return self._article(text, number)
        if number.scheme is Scheme.CIRCLED or (self._in_article and not self._leaves_article(text, number)):
            return None
        return self._line_or_run_in_heading(index, number)

    def _leaves_article(self, text: str, number: Numbering) -> bool:
        if number.scheme is Scheme.COUNT and self._count_chapters:
            return is_heading_line(text, number) and self._order.due(number)
        return number.scheme < Scheme.COUNT

    def _article(self, text: str, number: Numbering) -> Heading:
        self._in_article = True
        rank = self._rank(Scheme.ARTICLE)
        if number.rest and len(number.rest) <= 20 and not re.search("[，。；：,;:]", text):
            return Heading(short_heading(text), rank, rank, alone=True)
        named = re.match(r"[【\[［〔]([^】\]］〕]{1,30})[】\]］〕]", number.rest)
        title = f"{number.marker} {named.group(0)}" if named else number.marker
        return Heading(title, rank, rank, alone=not number.rest)

    def _line_or_run_in_heading(self, index: int, number: Numbering) -> Heading | None:
        text, scheme = self._blocks[index].text, number.scheme
        rank = self._rank(scheme)
        if is_heading_line(text, number) and self._opens_something(index, number):
            self._note(number)
            return Heading(short_heading(text), rank, rank, alone=True)
        if scheme in (Scheme.COUNT, Scheme.BRACKET):
            self._note(number)
            return Heading(run_in_heading(text), rank, rank, alone=False)
        return None

    def _opens_something(self, index: int, number: Numbering) -> bool:
        """List items of a few words look like headings; a heading has something under it."""
        if number.scheme not in _LISTS:
            return True
        if index + 1 == len(self._blocks):
            return False
        if number.numbers == (1,):
            self._listed.discard(number.scheme)
        following = self._numberings[index + 1]
        if following is not None and following.scheme == number.scheme:
            self._listed.add(number.scheme)
        if number.scheme in (Scheme.DIGIT, Scheme.DIGIT_BRACKET) and not self._order.due(number):
            return False
        return number.scheme not in self._listed and (following is None or following.scheme > number.scheme)

    def _note(self, number: Numbering) -> None:
        self._order.note(number)
        if number.scheme < Scheme.ARTICLE or (self._count_chapters and number.scheme is Scheme.COUNT):
            self._in_article = False

    def _rank(self, scheme: Scheme) -> Rank:
        """Numbering that some styled heading bears has that heading's level."""
        place = self._place(scheme)
        if scheme in self._levels:
            return (self._levels[scheme], place)
        deeper = [level for other, level in self._levels.items() if self._place(other) > place]
        return (min(deeper) - 0.5, place) if deeper else (_UNMARKED, place)

    def _place(self, scheme: Scheme) -> int:
        return _ABOVE_ARTICLES if self._count_chapters and scheme is Scheme.COUNT else int(scheme)

    def _levels_of_schemes(self) -> dict[Scheme, float]:
        levels: dict[Scheme, float] = {}
        for block, number in zip(self._blocks, self._numberings, strict=True):
            if block.kind is BlockKind.HEADING and number is not None:
                levels.setdefault(number.scheme, float(block.level))
        return levels


def _may_name(text: str) -> bool:
    """A short line without the signs of a sentence, below the number of an annex."""
    return is_title(text) or bool(_NAME.fullmatch(text))


def _articles_follow_counts(blocks: Sequence[Block], numberings: Sequence[Numbering | None]) -> bool:
    """Judicial interpretations are parted by 一、适用范围 into articles counted through."""
    first = next((index for index, number in enumerate(numberings) if number and number.numbers == (1,)), -1)
    number, after = (*numberings[first : first + 2], None, None)[:2]
    if first < 0 or number is None or after is None or number.scheme is not Scheme.COUNT:
        return False
    return after.scheme is Scheme.ARTICLE and is_heading_line(blocks[first].text, number)
