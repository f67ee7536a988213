"""A file as it was read: its blocks of text in reading order, each with its place."""

from dataclasses import dataclass
from enum import StrEnum

from studio.core.findings import Findings
from studio.core.places import Place


class DocumentKind(StrEnum):
    """What a file is by its content, whatever its name says."""

    PDF = "pdf"
    DOCX = "docx"
    DOC = "doc"
    XLSX = "xlsx"
    XLS = "xls"
    CSV = "csv"
    PPTX = "pptx"
    PPT = "ppt"
    ODT = "odt"
    ODS = "ods"
    ODP = "odp"
    OFD = "ofd"
    HTML = "html"
    MARKDOWN = "md"
    TEXT = "txt"
    RTF = "rtf"
    MAIL = "eml"
    IMAGE = "image"
    ARCHIVE = "zip"


def is_parcel(kind: str) -> bool:
    """Whether a file of that kind may hold other documents."""
    return kind in (DocumentKind.ARCHIVE, DocumentKind.MAIL)


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
class RecognisedLine:
    """A line of text that OCR found on a page, which counts from 1.

    `left`, `top`, `width` and `height` are fractions of the page as it is seen, from its top left corner.
    """

    page: int
    text: str
    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read.

    `digest` is the SHA-256 of its bytes in hexadecimal. `pages` counts pages, sheets for
    spreadsheets, and is 1 for formats without either. `warnings` names what of it could not be read,
    as (code, detail) pairs the faces put into words. `unseen` is text that belongs to the file and not to its
    reading matter (properties, keywords): the guards look at it, nothing else does. `recognised` are the
    lines of pages that had to be read by OCR. `findings` are what the guards found in the text, where it was
    looked at where it was read.
    """

    name: str
    kind: DocumentKind
    digest: str
    pages: int
    blocks: tuple[Block, ...]
    warnings: tuple[tuple[str, str], ...] = ()
    unseen: tuple[str, ...] = ()
    recognised: tuple[RecognisedLine, ...] = ()
    findings: Findings | None = None

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)
