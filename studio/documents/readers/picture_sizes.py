"""How large a picture is shown in an Office document, as its DrawingML or VML says."""

import re

from lxml import etree

from studio.documents.readers.docx_xml import child, whole_number

CENTIMETRE = 360_000  # EMU
_UNITS = {"pt": 12_700, "in": 914_400, "cm": CENTIMETRE, "mm": 36_000, "px": 9_525, "": 12_700}
_LENGTH = re.compile(r"([\d.]{1,9})\s*(pt|in|cm|mm|px)$")
_MEASURE = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([\d.]{1,9})\s*(pt|in|cm|mm|px|)\s*(?=;|$)")


def shown_size(picture: etree._Element) -> tuple[int, int] | None:
    """Width and height in EMU; None when they are not told."""
    frame = next(picture.iterancestors("{*}inline", "{*}anchor"), None)
    return (
        _size(child(frame, "extent"))
        or _size(child(picture, "spPr", "xfrm", "ext"))
        or _styled(next(picture.iterancestors("{*}shape", "{*}rect"), None))
    )


def measured(width: str, height: str) -> tuple[int, int] | None:
    """As OpenDocument writes them: 12.5cm, 3in."""
    found = [_LENGTH.match(told.strip()) for told in (width, height)]
    sizes = [round(_number(one[1]) * _UNITS[one[2]]) for one in found if one]
    return (sizes[0], sizes[1]) if len(sizes) == 2 and min(sizes) > 0 else None


def _size(extent: etree._Element | None) -> tuple[int, int] | None:
    size = (0, 0) if extent is None else (whole_number(extent.get("cx")), whole_number(extent.get("cy")))
    return size if min(size) > 0 else None


def _styled(shape: etree._Element | None) -> tuple[int, int] | None:
    style = "" if shape is None else shape.get("style") or ""
    told = {name: _number(value) * _UNITS[unit] for name, value, unit in _MEASURE.findall(style)}
    size = round(told.get("width", 0)), round(told.get("height", 0))
    return size if min(size) > 0 else None


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0
