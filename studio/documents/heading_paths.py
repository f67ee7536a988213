"""The heading path of every block: markup headings and official numbering brought into one order."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from studio.core.documents import Block, BlockKind
from studio.core.places import Place
from studio.documents.heading_rules import Heading, headings_of
from studio.documents.lines import closed_up


def with_heading_paths(blocks: Iterable[Block]) -> list[Block]:
    """Recognise headings among the paragraphs and fill in `place.headings` of all blocks.

    An article (第三十二条 …) stays a paragraph with its whole text; its number ends the path.
    """
    sheets = groupby(blocks, key=lambda block: block.place.sheet)
    return [block for _, sheet in sheets for block in _with_paths(list(sheet))]


def _with_paths(blocks: Sequence[Block]) -> Iterator[Block]:
    path: list[Heading] = []
    places = _Places()
    for block, heading in zip(blocks, headings_of(blocks), strict=True):
        if heading is not None:
            path = _entered(path, heading)
            places.enter(path)
        yield _placed(block, heading, places.of(block), max(1, len(path)))


class _Places:
    """Neighbouring blocks of one page under one heading share their place."""

    def __init__(self) -> None:
        self._headings: tuple[str, ...] = ()
        self._before: Place | None = None
        self._place = Place()

    def enter(self, path: Sequence[Heading]) -> None:
        self._headings = tuple(each.title for each in path)
        self._before = None

    def of(self, block: Block) -> Place:
        old = block.place
        if old is not self._before:
            self._before, self._place = old, _moved(old, self._headings)
        return self._place


def _moved(place: Place, headings: tuple[str, ...]) -> Place:
    return Place(
        page=place.page,
        sheet=place.sheet,
        first_row=place.first_row,
        last_row=place.last_row,
        headings=headings,
    )


def _entered(path: Sequence[Heading], heading: Heading) -> list[Heading]:
    """Leave all headings the new one does not stand under."""
    outer = [other for other in path if other.rank < heading.leaves]
    return [*outer, heading] if heading.title else outer


def _placed(block: Block, heading: Heading | None, place: Place, level: int) -> Block:
    if heading is not None and heading.alone:
        text = closed_up(" ".join(block.text.split("\n")))
        return Block(text, place, BlockKind.HEADING, level)
    kind = BlockKind.PARAGRAPH if block.kind is BlockKind.HEADING else block.kind
    return Block(block.text, place, kind, 0, block.table_header)
