"""An official document as its parts: lines above the title, the title, lines under it, the text."""

from dataclasses import dataclass
from pathlib import PurePath

from studio.core.documents import BlockKind, Document, DocumentKind
from studio.knowledge.facts.bounded import bounded
from studio.knowledge.facts.issuers import letterhead
from studio.knowledge.facts.titling import TEXT_BEGINS, title_in

_SHEETS = {DocumentKind.XLSX, DocumentKind.XLS, DocumentKind.ODS, DocumentKind.CSV}
_UNDER = 10


@dataclass(frozen=True, slots=True)
class Layout:
    """`above` and `under` are the lines before and after the title, up to where the text begins.

    `text` are all lines after the title. Rows of spreadsheets are left out.
    """

    stem: str
    title: str
    above: tuple[str, ...]
    under: tuple[str, ...]
    text: tuple[str, ...]


def layout_of(name: str, document: Document) -> Layout:
    lines, headings = _lines(document)
    title = title_in(lines, headings)
    under = _until_text(lines[title.past : title.past + _UNDER])
    return Layout(
        PurePath(name).stem, title.text, tuple(lines[: title.first]), under, tuple(lines[title.past :])
    )


def _lines(document: Document) -> tuple[list[str], dict[int, int]]:
    """The lines, and the levels of those that are headings."""
    lines: list[str] = []
    headings: dict[int, int] = {}
    for block in document.blocks:
        if block.kind is BlockKind.TABLE_ROW and document.kind in _SHEETS:
            continue
        if block.kind is BlockKind.HEADING:
            headings[len(lines)] = block.level
        for line in block.text.splitlines():
            lines += bounded(line)
    return lines, headings


def _until_text(lines: list[str]) -> tuple[str, ...]:
    past = next((index for index, line in enumerate(lines) if TEXT_BEGINS.search(line)), len(lines))
    return tuple(lines[:past])


def heads(layout: Layout) -> list[str]:
    """The bodies of the 版头."""
    return [body for line in layout.above for body in letterhead(line)]
