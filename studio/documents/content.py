"""What a reader hands over: the blocks of one file in reading order."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.documents import Block, BlockKind, RecognisedLine
from studio.core.places import Place

_NOWHERE = Place()


@dataclass(frozen=True, slots=True)
class Content:
    """`pages` counts sheets for spreadsheets and is 1 where a format has neither.

    `unseen` and `recognised` are those of `Document`; `hidden` is text in the file that people do not see.
    """

    blocks: tuple[Block, ...]
    pages: int = 1
    warnings: tuple[tuple[str, str], ...] = ()
    unseen: tuple[str, ...] = ()
    recognised: tuple[RecognisedLine, ...] = ()
    hidden: tuple[str, ...] = ()


def heading(text: str, level: int, place: Place | None = None) -> Block:
    return Block(text, place or _NOWHERE, BlockKind.HEADING, level)


def paragraph(text: str, place: Place | None = None) -> Block:
    return Block(text, place or _NOWHERE)


def table_row(text: str, header: str | None, place: Place | None = None) -> Block:
    return Block(text, place or _NOWHERE, BlockKind.TABLE_ROW, table_header=header)


def paragraphs(texts: Iterable[str], place: Place | None = None) -> list[Block]:
    return [paragraph(text, place) for text in texts if text.strip()]
