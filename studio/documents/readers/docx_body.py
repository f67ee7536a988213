"""Walks the body of a Word document and emits its blocks."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import heading, paragraph
from studio.documents.readers.docx_pages import Pages
from studio.documents.readers.docx_runs import Runs
from studio.documents.readers.docx_styles import number_in
from studio.documents.readers.docx_tables import rows_of
from studio.documents.readers.docx_xml import child, local, value, whole_number
from studio.documents.readers.list_numbers import ListNumbers
from studio.documents.readers.paragraph_styles import Styles
from studio.documents.tables import table_blocks

_LONGEST_HEADING = 120
_CONTAINERS = {
    *("body", "sdtContent", "ins", "moveTo", "customXml", "smartTag", "txbxContent", "document"),
    *("Choice", "AlternateContent", "sect", "sub-section"),
}
Elsewhere = Callable[[etree._Element, Place], Iterable[Block]]  # what an element refers to


class Body:
    def __init__(
        self,
        styles: Styles,
        numbers: ListNumbers,
        pages: Pages,
        notes: Mapping[str, str],
        elsewhere: Elsewhere,
    ) -> None:
        self._styles, self._numbers, self._pages, self._notes = styles, numbers, pages, dict(notes)
        self._elsewhere = elsewhere
        self._page = 1

    def blocks(self, element: etree._Element) -> list[Block]:
        """Notes that hang nowhere come last."""
        found = list(self._walk(element))
        return [*found, *map(paragraph, self._notes.values())]

    def _walk(self, element: etree._Element) -> Iterator[Block]:
        for each in element:
            name = local(each)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._table(each)
            elif name == "sdt" and not _is_contents(each):
                content = child(each, "sdtContent")
                yield from self._walk(content) if content is not None else ()
            elif name == "altChunk":
                yield from self._elsewhere(each, self._pages.place(self._page))
            elif name in _CONTAINERS:
                yield from self._walk(each)

    def _paragraph(self, element: etree._Element) -> Iterator[Block]:
        properties = child(element, "pPr")
        style = value(child(properties, "pStyle"))
        runs = Runs(element, self._pages)
        place = self._pages.place(self._page + runs.breaks_before)
        self._page += runs.breaks
        for box in runs.boxes:
            yield from (replace(block, place=place) for block in self._walk(box))
        if not self._styles.is_contents(style):
            yield from self._written(runs, properties, style, place)
        for graphic in runs.graphics:
            yield from self._elsewhere(graphic, place)
        noted = (self._notes.pop(note, "") for note in runs.notes)
        yield from (paragraph(note, place) for note in noted if note)

    def _written(
        self, runs: Runs, properties: etree._Element | None, style: str | None, place: Place
    ) -> Iterator[Block]:
        if not runs.text.strip():
            return
        text = self._numbers.prefix(number_in(properties) or self._styles.number(style)) + runs.text.strip()
        yield self._block(text, self._level(properties, style), place)

    def _block(self, text: str, level: int | None, place: Place) -> Block:
        if level is None or len(text) > _LONGEST_HEADING:
            return paragraph(text, place)
        return heading(text, level, place)

    def _level(self, properties: etree._Element | None, style: str | None) -> int | None:
        own = value(child(properties, "outlineLvl"))
        if own is not None:
            return whole_number(own) + 1 if whole_number(own) < 9 else None
        return self._styles.heading_level(style)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        place = self._pages.place(self._page)
        rows = rows_of(element, self._cell)
        yield from table_blocks(rows, place)

    def _cell(self, element: etree._Element) -> str:
        return "\n".join(block.text for block in self._walk(element))


def _is_contents(element: etree._Element) -> bool:
    gallery = child(element, "sdtPr", "docPartObj", "docPartGallery")
    return value(gallery) == "Table of Contents"
