"""Which blocks are headings, and which of them stands under which."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.documents import Block, BlockKind
from studio.documents.annexes import lists_annexes, names_annex
from studio.documents.heading_lines import is_heading_line, run_in_heading, short_heading
from studio.documents.heading_ranks import TITLE, Rank, Ranks
from studio.documents.number_order import NumberOrder
from studio.documents.numbering import Numbering, Scheme, numbering, with_chapters
from studio.documents.titles import title_at

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
        self._ranks = Ranks(blocks, self._numberings)
        self._order = NumberOrder()
        self._in_article = False
        self._listed: set[Scheme] = set()
        self._title = title_at(blocks, self._numberings)

    def all(self) -> list[Heading | None]:
        return [self._heading(index) for index in range(len(self._blocks))]

    def _heading(self, index: int) -> Heading | None:
        block, number = self._blocks[index], self._numberings[index]
        if index in self._title:
            return Heading(short_heading(block.text), TITLE, TITLE, alone=True)
        if block.kind is BlockKind.TABLE_ROW:
            return None
        if number is None and names_annex(self._blocks, self._numberings, index):
            rank = (self._ranks.of(Scheme.ANNEX)[0], Scheme.ANNEX + 1)
            return Heading(short_heading(block.text), rank, rank, alone=True)
        if block.kind is BlockKind.HEADING:
            return self._styled(block, number)
        return None if number is None else self._numbered(index, number)

    def _styled(self, block: Block, number: Numbering | None) -> Heading:
        level = float(block.level)
        self._in_article = False
        if number is None:
            return Heading(short_heading(block.text), (level, Scheme.COUNT), (level, 0), alone=True)
        self._note(number)
        if number.scheme is Scheme.ARTICLE:
            return self._article(block.text, number)
        rank = (level, self._ranks.place(number.scheme))
        return Heading(short_heading(block.text), rank, rank, alone=True)

    def _numbered(self, index: int, number: Numbering) -> Heading | None:
        text = self._blocks[index].text
        if not self._order.follows(number) or lists_annexes(text, number, self._following(index)):
            return None
        if number.scheme is Scheme.ARTICLE:
            self._note(number)
            return self._article(text, number)
        if number.scheme is Scheme.CIRCLED or (self._in_article and not self._leaves_article(text, number)):
            return None
        return self._line_or_run_in_heading(index, number)

    def _leaves_article(self, text: str, number: Numbering) -> bool:
        if self._ranks.parts_articles(number.scheme):
            return is_heading_line(text, number) and self._order.due(number)
        return number.scheme < Scheme.COUNT

    def _article(self, text: str, number: Numbering) -> Heading:
        self._in_article = True
        rank = self._ranks.of(Scheme.ARTICLE)
        if number.rest and len(number.rest) <= 20 and not re.search("[，。；：,;:]", text):
            return Heading(short_heading(text), rank, rank, alone=True)
        named = re.match(r"[【\[［〔]([^】\]］〕]{1,30})[】\]］〕]", number.rest)
        title = f"{number.marker} {named.group(0)}" if named else number.marker
        return Heading(title, rank, rank, alone=not number.rest)

    def _line_or_run_in_heading(self, index: int, number: Numbering) -> Heading | None:
        text, scheme = self._blocks[index].text, number.scheme
        rank = self._ranks.of(scheme)
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
        following = self._following(index)
        if following is not None and following.scheme == number.scheme:
            self._listed.add(number.scheme)
        if number.scheme in (Scheme.DIGIT, Scheme.DIGIT_BRACKET) and not self._order.due(number):
            return False
        return number.scheme not in self._listed and (following is None or following.scheme > number.scheme)

    def _following(self, index: int) -> Numbering | None:
        return self._numberings[index + 1] if index + 1 < len(self._blocks) else None

    def _note(self, number: Numbering) -> None:
        self._order.note(number)
        if number.scheme < Scheme.ARTICLE or self._ranks.parts_articles(number.scheme):
            self._in_article = False
