"""The text of one OpenDocument paragraph, and what hangs on it: frames, notes, comments."""

import re

from lxml import etree

from studio.documents.readers.docx_xml import local, whole_number
from studio.documents.readers.odf_package import attribute

DRAWN = {
    *("frame", "g", "custom-shape", "rect", "ellipse", "circle", "line", "path", "polygon", "polyline"),
    *("connector", "caption", "regular-polygon", "measure"),
}
_UNSEEN = {"ruby-text", "tracked-changes", "change", "change-start", "change-end", "hidden-text", "script"}
_MOST_BLANKS = 100
_BLANKS = re.compile(r"[ \t\r\n]+")


class OdfRuns:
    """`notes` are footnotes, endnotes and comments, `drawn` frames and shapes, each as its element."""

    def __init__(self, element: etree._Element) -> None:
        self._pieces: list[str] = []
        self.notes: list[etree._Element] = []
        self.drawn: list[etree._Element] = []
        self._walk(element)

    @property
    def text(self) -> str:
        return "".join(self._pieces).strip()

    def _walk(self, element: etree._Element) -> None:
        self._add(element.text)
        for each in element:
            self._take(each, local(each))
            self._add(each.tail)

    def _take(self, element: etree._Element, name: str) -> None:
        if name in ("note", "annotation"):
            self.notes.append(element)
        elif name in DRAWN:
            self.drawn.append(element)
        elif name == "s":
            self._pieces.append(" " * min(whole_number(attribute(element, "c"), 1), _MOST_BLANKS))
        elif name in ("tab", "line-break"):
            self._pieces.append("\t" if name == "tab" else "\n")
        elif name and name not in _UNSEEN:
            self._walk(element)

    def _add(self, text: str | None) -> None:
        if text:
            self._pieces.append(_BLANKS.sub(" ", text))


def texts_in(element: etree._Element) -> list[str]:
    """Each paragraph in it, without what hangs on them."""
    found = (OdfRuns(each).text for each in element.iter("{*}p", "{*}h"))
    return [text for text in found if text]
