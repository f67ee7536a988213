"""An answer for the clipboard: as text with its sources, as Markdown, and with tables for word processors."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextBlock, QTextDocument, QTextList

from studio.core.events import Citation
from studio.ui.chat.answer.blocks import Kind, markdown_blocks, with_line_breaks
from studio.ui.chat.answer.cells import as_tabs
from studio.ui.chat.answer.rendering import fragments, paragraphs, read_markdown
from studio.ui.language import language, tr

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def as_text(markdown: str) -> str:
    """Without Markdown's marks: tables with tabs, code as it is."""
    parts: list[str] = []
    for block in markdown_blocks(markdown):
        match block.kind:
            case Kind.CODE:
                parts.append(block.text)
            case Kind.TABLE:
                parts.append(as_tabs(block.text))
            case Kind.PROSE:
                parts.append(_prose(block.text))
    return "\n\n".join(parts)


def with_sources(text: str, citations: Sequence[Citation]) -> str:
    """Below it the sources, and that a machine wrote it."""
    sources = "\n".join(
        f"[{citation.number}] {citation.document} {citation.place.label(language())}".rstrip()
        for citation in citations
    )
    parts = (text, sources, tr("AI-generated. Open the sources to check."))
    return "\n\n".join(part for part in parts if part)


def for_clipboard(markdown: str, citations: Sequence[Citation]) -> QMimeData:
    """Text for whoever takes text, and headings, lists and tables for a word processor."""
    data = QMimeData()
    data.setText(with_sources(as_text(markdown), citations))
    document = QTextDocument()
    document.setMarkdown(with_sources(markdown, citations).replace("![", "["), _FEATURES)
    data.setHtml(document.toHtml())
    return data


def _prose(markdown: str) -> str:
    lines = []
    for paragraph in paragraphs(read_markdown(with_line_breaks(markdown))):
        words = "".join(piece.text() for piece in fragments(paragraph)).replace("\u2028", "\n")
        lines.append(f"{_mark(paragraph)}{words}")
    return "\n".join(lines)


def _mark(paragraph: QTextBlock) -> str:
    """The number or the point of an item, as far in as it stands."""
    listed: QTextList | None = paragraph.textList()
    if listed is None:
        return ""
    item = listed.itemText(paragraph)
    return f"{'  ' * (listed.format().indent() - 1)}{item if item.strip('.') else '•'} "
