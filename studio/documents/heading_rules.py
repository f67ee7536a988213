"""Which blocks are headings, and which of them stands under which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.documents import Block, BlockKind
from studio.documents.heading_lines import is_heading_line, run_in_heading, short_heading
from studio.documents.numbering import DECIMALS, Numbering, Scheme, numbering, with_chapters
from studio.documents.titles import is_title, title_at

Rank = tuple[float, int]  # level given by markup or found, then the scheme of the numbering
_TITLE: Rank = (0, 0)
_UNMARKED = 20.0  # numbering no styled heading uses stands below all styled ones
_LIST_OF_ANNEXES = re.compile(r"附\s*件\s*[：:]\s*\S")  # under a notice: 附件：1.值班表
_GOES_ON = re.compile(r"^(?:的|第|至|和|或|及|与|所|之|、|，|规定|第.*规定)")
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
        self._last: dict[tuple[Scheme, tuple[int, ...]], int] = {}
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
        return alone and is_title(self._blocks[index].text)

    def _styled(self, block: Block, number: Numbering | None) -> Heading:
        level = float(block.level)
        self._in_article = False
        if number is None:
            return Heading(short_heading(block.text), (level, Scheme.COUNT), (level, 0), alone=True)
        self._note(number)
        if number.scheme is Scheme.ARTICLE:
            return self._article(block.text, number)
        rank = (level, int(number.scheme))
        return Heading(short_heading(block.text), rank, rank, alone=True)

    def _numbered(self, index: int, number: Numbering) -> Heading | None:
        text = self._blocks[index].text
        if not self._follows(number) or _LIST_OF_ANNEXES.match(text):
            return None
        if number.scheme is Scheme.ARTICLE:
            self._note(number)
            return self._article(text, number)
        if number.scheme is Scheme.CIRCLED or (self._in_article and number.scheme >= Scheme.COUNT):
            return None
        return self._line_orrun_in_heading(index, number)

    def _article(self, text: str, number: Numbering) -> Heading:
        self._in_article = True
        rank = self._rank(Scheme.ARTICLE)
        if number.rest and len(number.rest) <= 20 and not re.search("[，。；：,;:]", text):
            return Heading(short_heading(text), rank, rank, alone=True)
        named = re.match(r"[【\[［〔]([^】\]］〕]{1,30})[】\]］〕]", number.rest)
        title = f"{number.marker} {named.group(0)}" if named else number.marker
        return Heading(title, rank, rank, alone=not number.rest)

    def _line_orrun_in_heading(self, index: int, number: Numbering) -> Heading | None:
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
        if number.scheme in (Scheme.DIGIT, Scheme.DIGIT_BRACKET) and not self._due(
            number.scheme, number.numbers
        ):
            return False
        return number.scheme not in self._listed and (following is None or following.scheme > number.scheme)

    def _follows(self, number: Numbering) -> bool:
        """Does the number come when it should? What only looks like one (第三条规定的, 3.5 米) does not."""
        scheme, numbers = number.scheme, number.numbers
        if scheme in DECIMALS:
            return self._decimal_follows(number)
        if scheme in (Scheme.PART, Scheme.CHAPTER, Scheme.SECTION, Scheme.ARTICLE) and not number.spaced:
            return number.rest == "" or (not _GOES_ON.match(number.rest) and self._due(scheme, numbers))
        return not (scheme <= Scheme.ARTICLE and _GOES_ON.match(number.rest))

    def _decimal_follows(self, number: Numbering) -> bool:
        return is_heading_line(number.marker + number.rest, number) and self._due(
            number.scheme, number.numbers
        )

    def _due(self, scheme: Scheme, numbers: tuple[int, ...]) -> bool:
        if len(numbers) > 1 and scheme is Scheme.ARTICLE:
            return self._last.get((scheme, ())) == numbers[0]
        return numbers[-1] in (1, self._last.get((scheme, numbers[:-1]), 0) + 1)

    def _note(self, number: Numbering) -> None:
        if number.numbers:
            key = () if number.scheme is Scheme.ARTICLE else number.numbers[:-1]
            self._last[number.scheme, key] = number.numbers[0 if number.scheme is Scheme.ARTICLE else -1]
        if number.scheme < Scheme.ARTICLE:
            self._in_article = False

    def _rank(self, scheme: Scheme) -> Rank:
        """Numbering that some styled heading bears has that heading's level."""
        if scheme in self._levels:
            return (self._levels[scheme], int(scheme))
        deeper = [level for other, level in self._levels.items() if other > scheme]
        return (min(deeper) - 0.5, int(scheme)) if deeper else (_UNMARKED, int(scheme))

    def _levels_of_schemes(self) -> dict[Scheme, float]:
        levels: dict[Scheme, float] = {}
        for block, number in zip(self._blocks, self._numberings, strict=True):
            if block.kind is BlockKind.HEADING and number is not None:
                levels.setdefault(number.scheme, float(block.level))
        return levels
