"""Rich text (rtf): its words in order, with tables, headers and footnotes; marks of formatting go."""

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.content import Content, paragraph
from studio.documents.page_numbers import is_page_number
from studio.documents.readers.rtf_text import RtfText
from studio.documents.readers.table_grid import GridRow, aligned
from studio.documents.tables import table_blocks
from studio.documents.unread import picture_warning


def read_rtf(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt when it never stops opening groups, or ends before there is any text."""
    try:
        text = RtfText(data)
    except (ValueError, OverflowError) as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.RTF) from error
    margins = [line for line in dict.fromkeys(text.margins) if not is_page_number(line)]
    blocks = (*map(paragraph, margins), *_blocks(text), *map(paragraph, text.notes))
    if not text.whole and not blocks:
        raise DocumentCorrupt(document=name, kind=DocumentKind.RTF)
    damage = () if text.whole else (("parts_damaged", "1"),)
    warnings = (*damage, *picture_warning(blocks, text.pictures))
    return Content(blocks, 1, warnings, tuple(dict.fromkeys(text.facts)))


def _blocks(text: RtfText) -> list[Block]:
    """Rows that follow each other are one table."""
    blocks: list[Block] = []
    rows: list[GridRow] = []
    for each in text.parts:
        if isinstance(each, str):
            blocks += table_blocks(aligned(rows))
            blocks.append(paragraph(each))
            rows = []
        else:
            rows.append(each)
    return [*blocks, *table_blocks(aligned(rows))]
