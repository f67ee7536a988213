"""The heading path of every block: markup headings and official numbering brought into one order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from studio.core.documents import Block, BlockKind
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
    for block, heading in zip(blocks, headings_of(blocks), strict=True):
        if heading is not None:
            path = _entered(path, heading)
        yield _placed(block, heading, path)


def _entered(path: Sequence[Heading], heading: Heading) -> list[Heading]:
    """Leave all headings the new one does not stand under."""
    outer = [other for other in path if other.rank < heading.leaves]
    return [*outer, heading] if heading.title else outer


def _placed(block: Block, heading: Heading | None, path: Sequence[Heading]) -> Block:
    place = block.place.model_copy(update={"headings": tuple(each.title for each in path)})
    if heading is not None and heading.alone:
        text = closed_up(" ".join(block.text.split("\n")))
        return replace(block, text=text, place=place, kind=BlockKind.HEADING, level=max(1, len(path)))
    if block.kind is BlockKind.HEADING:
        return replace(block, place=place, kind=BlockKind.PARAGRAPH, level=0)
    return replace(block, place=place)
