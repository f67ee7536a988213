"""The heading path of every block: markup headings and official numbering brought into one order."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from studio.core.documents import Block, BlockKind
from studio.documents.heading_rules import Heading, headings_of


def with_heading_paths(blocks: Iterable[Block]) -> list[Block]:
    """Recognise headings among the paragraphs and fill in `place.headings` of all blocks.

    An article (第三十二条 …) stays a paragraph with its whole text; its number ends the path.
    """
    kept = list(blocks)
    path: list[Heading] = []
    placed: list[Block] = []
    for block, heading in zip(kept, headings_of(kept), strict=True):
        if heading is not None:
            path = _entered(path, heading)
        placed.append(_placed(block, heading, path))
    return placed


def _entered(path: Sequence[Heading], heading: Heading) -> list[Heading]:
    """Leave all headings the new one does not stand under."""
    outer = [other for other in path if other.rank < heading.leaves]
    return [*outer, heading] if heading.title else outer


def _placed(block: Block, heading: Heading | None, path: Sequence[Heading]) -> Block:
    place = block.place.model_copy(update={"headings": tuple(each.title for each in path)})
    if heading is not None and heading.alone:
        return replace(block, place=place, kind=BlockKind.HEADING, level=max(1, len(path)))
    if block.kind is BlockKind.HEADING:
        return replace(block, place=place, kind=BlockKind.PARAGRAPH, level=0)
    return replace(block, place=place)
