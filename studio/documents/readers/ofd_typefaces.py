"""The fonts of a drawn page: those an OFD file brings along, and installed ones in place of the others."""

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

import pypdfium2

from studio.documents.readers.ofd_cmap import glyphs_of
from studio.documents.readers.ofd_resources import Font
from studio.documents.readers.ofd_sheet import Sheet

_TRUE_TYPE = (b"\x00\x01\x00\x00", b"true", b"ttcf")
_OPEN_TYPE = b"OTTO"
_BARE = (b"\x01\x00",)
_SANS = (
    "黑",
    "hei",
    "arial",
    "helvetica",
    "yahei",
    "雅黑",
    "tahoma",
    "calibri",
    "verdana",
    "等线",
    "dengxian",
)
_FIXED = ("courier", "consol", "mono")
_CHINESE = ("song", "sun", "kai", "hei", "fang", "st", "ming", "cjk", "fz", "hw")
_LATIN_END = "\u0100"
Drawn = tuple[str, str]  # the font's name on the sheet and the code of a glyph in hexadecimal


@dataclass(slots=True)
class _Embedded:
    name: str
    glyphs: dict[int, int] = field(default_factory=dict)


class Typefaces:
    """`load` gives the bytes of a part of the package."""

    def __init__(self, sheet: Sheet, load: Callable[[str], bytes | None]) -> None:
        self._sheet, self._load = sheet, load
        self._embedded: dict[str, _Embedded | None] = {}
        self._installed: dict[tuple[str, int], str] = {}

    def drawn(self, font: Font, sign: str, index: int | None) -> Drawn | None:
        """None when there is nothing installed that could show the character."""
        own = self._own(font.part) if font.part else None
        glyph = index if index is not None else (own.glyphs.get(ord(sign)) if own else None)
        if own is not None and glyph is not None:
            return own.name, f"{glyph:04x}"
        return self._other(font, sign)

    def _own(self, part: str) -> _Embedded | None:
        if part not in self._embedded:
            content = self._load(part)
            self._embedded[part] = self._embed(content) if content else None
        return self._embedded[part]

    def _embed(self, content: bytes) -> _Embedded | None:
        if content.startswith(_TRUE_TYPE):
            file = self._sheet.add(f"/Length1 {len(content)}", content)
            return _Embedded(self._composite("CIDFontType2", f"/FontFile2 {file} 0 R"), glyphs_of(content))
        if content.startswith(_OPEN_TYPE):
            file = self._sheet.add("/Subtype/OpenType", content)
            return _Embedded(self._composite("CIDFontType2", f"/FontFile3 {file} 0 R"), glyphs_of(content))
        if content.startswith(_BARE):
            file = self._sheet.add("/Subtype/CIDFontType0C", content)
            return _Embedded(self._composite("CIDFontType0", f"/FontFile3 {file} 0 R"))
        return None

    def _composite(self, kind: str, file: str) -> str:
        """A font whose codes are its glyphs."""
        name = f"Own{len(self._embedded)}"
        described = self._sheet.add(
            f"/Type/FontDescriptor/FontName/{name}/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
            f"/Ascent 880/Descent -120/CapHeight 700/StemV 80{file}"
        )
        mapped = "/CIDToGIDMap/Identity" if kind == "CIDFontType2" else ""
        inner = self._sheet.add(
            f"/Type/Font/Subtype/{kind}/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/DW 1000/FontDescriptor {described} 0 R{mapped}"
        )
        outer = f"/Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{inner} 0 R]"
        return self._sheet.name("Font", self._sheet.add(outer))

    def _other(self, font: Font, sign: str) -> Drawn | None:
        if sign < _LATIN_END and not _is_chinese(font.name):
            return self._latin(font), f"{ord(sign):02x}"
        if not chinese_is_installed():
            return (self._latin(font), f"{ord(sign):02x}") if sign < _LATIN_END else None
        return self._chinese(font, sign), sign.encode("utf-16-be", "replace").hex()[:4]

    def _latin(self, font: Font) -> str:
        name = font.name.lower()
        if font.fixed or any(word in name for word in _FIXED):
            faces = ("Courier", "Courier-Bold", "Courier-Oblique", "Courier-BoldOblique")
        elif any(word in name for word in _SANS):
            faces = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "Helvetica-BoldOblique")
        else:
            faces = ("Times-Roman", "Times-Bold", "Times-Italic", "Times-BoldItalic")
        face = faces[(font.bold or "bold" in name) + 2 * (font.italic or "italic" in name)]
        if (face, 0) not in self._installed:
            number = self._sheet.add(f"/Type/Font/Subtype/Type1/BaseFont/{face}/Encoding/WinAnsiEncoding")
            self._installed[face, 0] = self._sheet.name("Font", number)
        return self._installed[face, 0]

    def _chinese(self, font: Font, sign: str) -> str:
        sans = any(word in font.name.lower() for word in _SANS)
        face = ("SimHei" if sans else "SimSun") + (",Bold" if font.bold else "")
        width = 500 if sign < _LATIN_END else 1000
        if (face, width) not in self._installed:
            number = chinese_font(self._sheet, face, width)
            self._installed[face, width] = self._sheet.name("Font", number)
        return self._installed[face, width]


def chinese_font(sheet: Sheet, face: str, width: int) -> int:
    """Not embedded, with codes in UTF-16: PDFium takes an installed font and makes its characters so wide."""
    flags = 4 if "Hei" in face else 6  # symbolic, and with serifs
    described = sheet.add(
        f"/Type/FontDescriptor/FontName/{face}/Flags {flags}/FontBBox[0 -120 1000 880]/ItalicAngle 0"
        f"/Ascent 880/Descent -120/CapHeight 700/StemV {160 if 'Bold' in face else 80}"
    )
    inner = sheet.add(
        f"/Type/Font/Subtype/CIDFontType2/BaseFont/{face}/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
        f"/Supplement 2>>/DW {width}/FontDescriptor {described} 0 R"
    )
    return sheet.add(
        f"/Type/Font/Subtype/Type0/BaseFont/{face}/Encoding/UniGB-UCS2-H/DescendantFonts[{inner} 0 R]"
    )


@cache
def chinese_is_installed() -> bool:
    """Tried out: whether a Chinese character leaves any ink."""
    sheet = Sheet(20, 20, 1)
    name = sheet.name("Font", chinese_font(sheet, "SimSun", 1000))
    sheet.operators.append(f"BT /{name} 1 Tf 16 0 0 -16 2 16 Tm <4e2d> Tj ET")
    document = pypdfium2.PdfDocument(io.BytesIO(sheet.file()))
    try:
        low, _ = document[0].render(scale=1).to_pil().convert("L").getextrema()
        return bool(low < 128)
    finally:
        document.close()


def _is_chinese(name: str) -> bool:
    lower = name.lower()
    return (
        not lower.isascii() or not lower or any(lower.startswith(word) or word in lower for word in _CHINESE)
    )
