"""The text of one Word paragraph as it is seen: without deleted and hidden runs and field codes."""

from lxml import etree

from studio.documents.readers.docx_pages import Pages
from studio.documents.readers.docx_xml import child, local, switched_on, value
from studio.documents.readers.eq_fields import shown_part
from studio.documents.readers.graphics import GRAPHICS
from studio.documents.readers.pasted_pictures import PICTURES
from studio.documents.readers.symbols import symbol

_SIGNS = {"tab": "\t", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_WRITTEN = {"t", "sym", "br", "textpath", *_SIGNS}  # a textpath is word art, such as a watermark
_UNSEEN = {
    *(
        "del",
        "moveFrom",
        "pPr",
        "rPr",
        "instrText",
        "delInstrText",
        "delText",
        "Fallback",
        "proofErr",
        "sectPr",
    ),
    "rt",  # how a word is pronounced, written above it
}
_SHOWN = GRAPHICS | PICTURES
_NOTES = {"footnoteReference": "footnote", "endnoteReference": "endnote", "commentReference": "comment"}


class Runs:
    """`breaks_before` counts page breaks ahead of the first visible character."""

    def __init__(self, element: etree._Element, pages: Pages) -> None:
        self._pages = pages
        self._pieces: list[str] = []
        self.boxes: list[etree._Element] = []
        self.notes: list[str] = []
        self.graphics: list[etree._Element] = []
        self._codes: list[str] = []  # of the fields open here
        self.breaks = 0
        self.breaks_before = 0
        before = child(element, "pPr", "pageBreakBefore")
        if before is not None and pages.starts(before):
            self._break()
        self._walk(element)

    @property
    def text(self) -> str:
        return "".join(self._pieces)

    def _walk(self, element: etree._Element) -> None:
        for each in element:
            name = local(each)
            if name == "instrText" and self._codes:
                self._codes[-1] += each.text or ""
            if name in _UNSEEN or (name == "r" and switched_on(child(each, "rPr", "vanish"))):
                continue
            if self._pages.starts(each):
                self._break()
            elif name == "fldChar":
                self._field(value(each, "fldCharType"))
            elif name in _WRITTEN:
                self._pieces.append(_sign(each, name))
            elif name in _NOTES:
                self.notes.append(f"{_NOTES[name]}{value(each, 'id')}")
            elif name == "txbxContent" or name in _SHOWN:
                (self.graphics if name in _SHOWN else self.boxes).append(each)
            else:
                self._walk(each)

    def _field(self, kind: str | None) -> None:
        """A field without a result may show a part of its code."""
        if kind == "begin":
            self._codes.append("")
        elif kind == "separate" and self._codes:
            self._codes[-1] = ""
        elif kind == "end" and self._codes:
            code = self._codes.pop()
            part = shown_part(code)
            self._pieces.append(code[slice(*part)] if part else "")

    def _break(self) -> None:
        self.breaks += 1
        if not self.text.strip():
            self.breaks_before += 1


def _sign(element: etree._Element, name: str) -> str:
    if name == "t":
        return element.text or ""
    if name == "textpath":
        return element.get("string") or ""
    if name == "br":
        return "\n" if value(element, "type") in (None, "textWrapping") else ""
    if name == "sym":
        return _symbol(value(element, "char"))
    return _SIGNS[name]


def _symbol(code: str | None) -> str:
    try:
        return symbol(int(code or "", 16))
    except ValueError:
        return ""
