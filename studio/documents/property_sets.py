"""Properties of Office 97 files [MS-OLEPS]: title, subject, keywords, and what people added of their own."""

import struct
from collections.abc import Iterator

from studio.documents.compound import CompoundFile

_SUMMARY = "\x05summaryinformation"
_STREAMS = {  # which properties hold text that people wrote: title, subject, author, keywords, category …
    _SUMMARY: {2, 3, 4, 5, 6, 8},
    "\x05documentsummaryinformation": {2, 14, 15, 26, 27},
}
_SHORT, _NUMBER, _NARROW, _WIDE = 2, 3, 30, 31
_CODE_PAGE, _NAMES = 1, 0
_PAGES = 14
_MOST = 1000
_ENCODINGS = {1200: "utf-16-le", 65001: "utf-8", 936: "gb18030", 950: "big5", 10008: "gb18030"}


def property_texts(file: CompoundFile) -> tuple[str, ...]:
    """Texts among the properties; those people named themselves also as 名称:值."""
    texts: dict[str, None] = {}
    for stream, wanted in _STREAMS.items():
        for names, values in _sections(file.stream(stream) or b""):
            kept = {number: text for number, text in values.items() if number in (names or wanted)}
            for number, text in kept.items():
                if isinstance(text, str) and text.strip():
                    texts |= dict.fromkeys((text, f"{names[number]}:{text}") if names else (text,))
    return tuple(texts)


def stated_pages(file: CompoundFile) -> int | None:
    for _, values in _sections(file.stream(_SUMMARY) or b""):
        pages = values.get(_PAGES)
        return pages if isinstance(pages, int) and 0 < pages < 100_000 else None
    return None


Values = dict[int, str | int]


def _sections(data: bytes) -> Iterator[tuple[dict[int, str], Values]]:
    """The names and the values of each section; a damaged one is left out, for nothing depends on it."""
    try:
        (count,) = struct.unpack_from("<I", data, 24)
        for index in range(min(count, 4)):
            (start,) = struct.unpack_from("<I", data, 28 + 20 * index + 16)
            yield _section(data[start:])
    except (struct.error, LookupError, UnicodeError):
        return


def _section(data: bytes) -> tuple[dict[int, str], Values]:
    _, count = struct.unpack_from("<II", data)
    places: dict[int, int] = dict(
        struct.unpack_from("<II", data, 8 + 8 * index) for index in range(min(count, _MOST))
    )
    page = _value(data, places[_CODE_PAGE], "") if _CODE_PAGE in places else 1252
    encoding = _encoding(page if isinstance(page, int) else 1252)
    names = _names(data, places.pop(_NAMES), encoding) if _NAMES in places else {}
    found = {number: _value(data, at, encoding) for number, at in places.items()}
    return names, {number: value for number, value in found.items() if value is not None}


def _encoding(page: int) -> str:
    return _ENCODINGS.get(page & 0xFFFF, f"cp{page & 0xFFFF}")


def _value(data: bytes, at: int, encoding: str) -> str | int | None:
    (kind,) = struct.unpack_from("<H", data, at)
    if kind in (_SHORT, _NUMBER):
        number: int = struct.unpack_from("<H" if kind == _SHORT else "<i", data, at + 4)[0]
        return number
    if kind not in (_NARROW, _WIDE):
        return None
    (length,) = struct.unpack_from("<I", data, at + 4)
    size = length * 2 if kind == _WIDE else length
    return _text(data[at + 8 : at + 8 + size], "utf-16-le" if kind == _WIDE else encoding)


def _names(data: bytes, at: int, encoding: str) -> dict[int, str]:
    (count,) = struct.unpack_from("<I", data, at)
    at += 4
    names: dict[int, str] = {}
    for _ in range(min(count, _MOST)):
        number, length = struct.unpack_from("<II", data, at)
        size = length * 2 if encoding == "utf-16-le" else length
        names[number] = _text(data[at + 8 : at + 8 + size], encoding)
        at += 8 + size + (-size % 4 if encoding == "utf-16-le" else 0)
    return names


def _text(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding, "replace").split("\x00", 1)[0]
    except LookupError:
        return content.decode("gb18030", "replace").split("\x00", 1)[0]
