"""Walks the text of an OpenDocument file, of a page or of a shape, and emits its blocks."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import heading, paragraph
from studio.documents.readers.docx_xml import child, local, whole_number
from studio.documents.readers.list_numbers import ListNumbers, NumberedList
from studio.documents.readers.odf_package import attribute
from studio.documents.readers.odf_runs import DRAWN, OdfRuns, texts_in
from studio.documents.readers.odf_styles import OUTLINE, OdfStyles
from studio.documents.readers.odf_tables import rows_of
from studio.documents.readers.pasted_pictures import PastedPictures
from studio.documents.readers.picture_sizes import measured
from studio.documents.tables import table_blocks

_LONGEST_HEADING = 120
_LEFT_OUT = {
    *("table-of-content", "tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls"),
    *("notes", "title", "desc", "event-listeners", "list-header-style", "annotation", "settings"),
}


class OdfBody:
    """`objects` counts files that are embedded; `place` is where what is walked stands."""

    def __init__(self, styles: OdfStyles, pictures: PastedPictures) -> None:
        self._styles, self._pictures = styles, pictures
        self._lists: dict[str, NumberedList] = {OUTLINE: styles.numbered(OUTLINE, OUTLINE)}
        self._numbers = ListNumbers(self._lists)
        self._last: dict[str, str] = {}  # by style, the list that was last
        self.place, self.objects = Place(), 0

    def blocks(self, element: etree._Element) -> Iterator[Block]:
        for each in element:
            name = local(each)
            if name in ("p", "h"):
                yield from self._written(each, "")
            elif name == "list":
                yield from self._list(each, self._started(each), 0)
            elif name == "table":
                yield from table_blocks(rows_of(each, self._cell), self.place)
            elif name in DRAWN:
                yield from self.drawn(each)
            elif name and name not in _LEFT_OUT:
                yield from self.blocks(each)

    def drawn(self, element: etree._Element) -> Iterator[Block]:
        """A frame, a shape or a group of them."""
        image, embedded = child(element, "image"), child(element, "object")
        whole = embedded if embedded is not None else child(element, "object-ole")
        if whole is not None:
            self.objects += not _is_formula(whole)
        elif image is not None and not _holds_text(element):
            size = measured(attribute(element, "width"), attribute(element, "height"))
            yield from self._pictures.shown(attribute(image, "href").removeprefix("./"), size, self.place)
        else:
            yield from self.blocks(element)

    def _written(self, element: etree._Element, number: str) -> Iterator[Block]:
        runs = OdfRuns(element)
        if runs.text:
            yield self._block(element, runs.text, number)
        for each in runs.drawn:
            yield from self.drawn(each)
        yield from (paragraph(text, self.place) for each in runs.notes if (text := _noted(each)))

    def _block(self, element: etree._Element, text: str, number: str) -> Block:
        if local(element) == "h":
            level = max(whole_number(attribute(element, "outline-level"), 1), 1)
            number = number or self._numbers.prefix((OUTLINE, level - 1))
            text = number + text
            return heading(text, level, self.place) if len(text) <= _LONGEST_HEADING else _plain(self, text)
        if self._styles.is_title(attribute(element, "style-name")) and len(text) <= _LONGEST_HEADING:
            return heading(text, 0, self.place)
        return paragraph(number + text, self.place)

    def _started(self, element: etree._Element) -> str:
        """A list goes on counting where it says so, else it begins anew."""
        style = attribute(element, "style-name")
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if not goes_on or style not in self._last:
            self._last[style] = f"{style} {len(self._lists)}"
            self._lists[self._last[style]] = self._styles.numbered(style, self._last[style])
        return self._last[style]

    def _list(self, element: etree._Element, counted: str, depth: int) -> Iterator[Block]:
        for item in element:
            first = local(item) == "list-item"
            for each in item:
                if local(each) == "list":
                    yield from self._list(each, counted, depth + 1)
                elif local(each) in ("p", "h"):
                    yield from self._written(each, self._numbers.prefix((counted, depth)) if first else "")
                    first = False

    def _cell(self, cell: etree._Element) -> str:
        return "\n".join(block.text for block in self.blocks(cell))


def _holds_text(frame: etree._Element) -> bool:
    """The picture of such a frame is for programs that do not know what is in it."""
    return any(local(each) in ("text-box", "table") for each in frame)


def _plain(body: OdfBody, text: str) -> Block:
    return replace(paragraph(text), place=body.place)


def _noted(element: etree._Element) -> str:
    """A footnote, or a comment with who made it."""
    text = " ".join(texts_in(element))
    if local(element) == "note" or not text:
        return text
    author = child(element, "creator")
    who = (author.text or "").strip() if author is not None else ""
    return f"批注（{who}）：{text}" if who else f"批注：{text}"


def _is_formula(embedded: etree._Element) -> bool:
    """What is kept in place as MathML."""
    return next(embedded.iter("{*}math"), None) is not None
