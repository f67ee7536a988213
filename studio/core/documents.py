"""A file as it was read: its blocks of text in reading order, each with its place."""

from dataclasses import dataclass
from enum import StrEnum

from studio.core.places import Place


class DocumentKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph or table row.

    `level` is 1 for the outermost heading and 0 for anything else. `table_header` is the header row
    of the table a row stands in, so that a chunk of rows can repeat it. `place.headings` may be left
    empty by a reader: the heading path is filled in from the blocks before it.
    """

    text: str
    place: Place
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    table_header: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    `digest` is the SHA-256 of its bytes in hexadecimal. `pages` counts pages, sheets for
    spreadsheets, and is 1 for formats without either. `warnings` names what of it could not be read,
    as (code, detail) pairs the faces put into words.
    """

    name: str
    kind: DocumentKind
    digest: str
    pages: int
    blocks: tuple[Block, ...]
    warnings: tuple[tuple[str, str], ...] = ()

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)
