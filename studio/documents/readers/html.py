"""Web pages: headings, paragraphs, lists and tables, without scripts, navigation and markup."""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from lxml import etree
from lxml import html as parser

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt
from studio.documents.content import Content, heading, paragraph
from studio.documents.decoding import Decoded, decode
from studio.documents.numbering import numbering
from studio.documents.readers.html_furniture import is_furniture, without_furniture
from studio.documents.readers.html_tables import is_layout, rows_of
from studio.documents.readers.html_titles import titled
from studio.documents.readers.html_unseen import hidden_in, is_hidden
from studio.documents.readers.text import decoded_text, lost_warning
from studio.documents.tables import table_blocks

_CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.I)
_XML_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")
_GB = {"gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312"}
_DROPPED = {
    *("script", "style", "noscript", "template", "head", "nav", "iframe", "object", "embed", "svg", "canvas"),
    *("button", "select", "input", "textarea", "audio", "video", "map"),
}
_BLOCKS = {
    *(
        "html",
        "body",
        "div",
        "p",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "aside",
        "ul",
        "ol",
        "li",
    ),
    *("dl", "dt", "dd", "blockquote", "pre", "figure", "figcaption", "address", "center", "form", "fieldset"),
    *("details", "summary", "table", "tr", "td", "th", "tbody", "thead", "tfoot", "caption"),
}
_DEEPEST = 250
_STOPS = ("。", "；", "：")


def read_html(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt."""
    decoded = _decoded(data, name)
    text, reader = _XML_ENCODING.sub("", decoded.text).replace("\x00", ""), parser.HTMLParser(huge_tree=True)
    try:
        root = parser.document_fromstring(text, parser=reader)
    except (etree.LxmlError, ValueError) as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.HTML) from error
    cut = any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in reader.error_log)
    blocks = without_furniture(_Walk(is_furniture).blocks(root)) or _Walk(lambda _: False).blocks(root)
    if cut and not blocks:
        raise DocumentCorrupt(document=name, kind=DocumentKind.HTML)
    warnings = (*lost_warning(decoded), *((("parts_damaged", "1"),) if cut else ()))
    told = tuple(_said_of_itself(root))
    return Content(tuple(titled(blocks, root)), warnings=warnings, unseen=told, hidden=tuple(hidden_in(root)))


def _said_of_itself(root: etree._Element) -> Iterator[str]:
    """Its title, keywords and description."""
    yield from (text for each in root.iter("title") if (text := _flat(each)))
    yield from (each.get("content") or "" for each in root.iter("meta") if each.get("name"))


def _decoded(data: bytes, name: str) -> Decoded:
    """UTF-8 gives itself away; else what the page says holds when it fits; gb2312 in fact means GB18030."""
    with suppress(UnicodeDecodeError):
        return Decoded(data.decode("utf-8-sig"), "utf-8")
    declared = _CHARSET.search(data[:4096])
    encoding = declared.group(1).decode("ascii").lower() if declared else ""
    encoding = "gb18030" if encoding in _GB else encoding
    try:
        return (
            Decoded(data.decode(encoding), encoding) if encoding not in ("", "utf-16") else _found(data, name)
        )
    except (LookupError, UnicodeDecodeError, ValueError):
        return _found(data, name)


def _found(data: bytes, name: str) -> Decoded:
    return decode(data) or decoded_text(data, name, DocumentKind.HTML)


class _Walk:
    """Gathers inline text until a block element begins or ends."""

    def __init__(self, is_dropped: Callable[[etree._Element], bool]) -> None:
        self._is_dropped = is_dropped
        self._text: list[str] = []

    def blocks(self, root: etree._Element) -> list[Block]:
        return [*self._element(root, 0), *self._closed()]

    def _element(self, element: etree._Element, depth: int) -> Iterator[Block]:
        name = str(element.tag) if not callable(element.tag) else ""
        if not name or name in _DROPPED or is_hidden(element) or self._is_dropped(element):
            return
        if depth > _DEEPEST:
            self._add(_flat(element))
            return
        if re.fullmatch(r"h[1-6]", name):
            yield from self._closed()
            yield heading(_flat(element), int(name[1]))
        elif name == "table" and not is_layout(element):
            yield from self._closed()
            yield from (paragraph(_flat(each)) for each in element.iterchildren("caption"))
            yield from table_blocks(rows_of(element))
        elif name == "br":
            self._text.append("\n")
        else:
            yield from self._inside(element, depth, name in _BLOCKS)

    def _inside(self, element: etree._Element, depth: int, parted: bool) -> Iterator[Block]:
        if parted:
            yield from self._closed()
        self._add(element.text, pre=element.tag == "pre")
        for each in element:
            yield from self._element(each, depth + 1)
            self._add(each.tail, pre=element.tag == "pre")
        if parted:
            yield from self._closed()

    def _add(self, text: str | None, *, pre: bool = False) -> None:
        if text:
            self._text.append(text if pre else re.sub(r"[ \t\r\n\f]+", " ", text))

    def _closed(self) -> Iterator[Block]:
        text, self._text = "".join(self._text), []
        yield from (paragraph(part) for part in _parted(text.split("\n")) if part.strip())


def _parted(lines: Sequence[str]) -> Iterator[str]:
    """Many pages part paragraphs by line breaks: two in a row, or one before an indent or a number."""
    open_lines: list[str] = []
    for line in lines:
        if open_lines and (not line.strip() or _starts_paragraph(open_lines[-1], line.lstrip(" "))):
            yield "\n".join(open_lines)
            open_lines = []
        open_lines += [line] if line.strip() else []
    yield "\n".join(open_lines)


def _starts_paragraph(before: str, line: str) -> bool:
    indented = line[:1] in "\u2002\u2003\u3000\xa0"
    return indented or before.rstrip().endswith(_STOPS) or numbering(line) is not None


def _flat(element: etree._Element) -> str:
    return " ".join("".join(map(str, element.itertext())).split())
