"""Small documents of the fictitious 示例市, made by the libraries offices use or written byte by byte."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import docx
import openpyxl
from fpdf import FPDF

Drawn = tuple[float, float, float, str]  # x and y from the top left in points, size, text
Ruled = tuple[float, float, float, float]  # from x, y to x, y
WIDTH, HEIGHT = 595, 842


def docx_bytes(document: Any) -> bytes:  # python-docx has no types
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def plan_docx() -> bytes:
    document = docx.Document()
    document.add_heading("示例市防汛应急预案", 0)
    document.add_heading("一、总则", 1)
    document.add_paragraph("为做好防汛工作，制定本预案。")
    document.add_heading("二、应急响应", 1)
    document.add_heading("（一）Ⅳ级响应", 2)
    document.add_paragraph("水位达到警戒水位时启动。")
    table = document.add_table(rows=0, cols=3)
    for row in (("物资", "数量", "仓库"), ("编织袋", "5000", "城东库"), ("水泵", "12", "城西库")):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return docx_bytes(document)


def workbook_bytes(sheets: Mapping[str, Sequence[Sequence[object]]], merges: Sequence[str] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    for area in merges:
        book.worksheets[0].merge_cells(area)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def pdf_bytes(
    pages: Sequence[Sequence[Drawn]],
    rules: Sequence[Sequence[Ruled]] = (),
    turned: int = 0,
    sideways: bool = False,
) -> bytes:
    """A PDF with Chinese text by a predefined CMap (ISO 32000-1, 9.7.5.2), so that no font is embedded.

    `rules` are lines drawn on each page, `turned` is how the page is turned when shown; `sideways` draws the
    text up the page, as it is to be on a page turned by 90.
    """
    show = _shown_sideways if sideways else _shown
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>",
        "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/DW 1000"
        "/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>"
        "/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -120 1000 880]"
        "/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 80>>>>",
    ]
    for number, drawn in enumerate(pages):
        lines = rules[number] if number < len(rules) else ()
        content = "\n".join([*(show(*each) for each in drawn), *(_line(*line) for line in lines)])
        objects.append(
            f"<</Type/Page/Parent 2 0 R/Rotate {turned}/MediaBox[0 0 {WIDTH} {HEIGHT}]"
            f"/Resources<</Font<</F 3 0 R>>>>/Contents {6 + 2 * number} 0 R>>"
        )
        objects.append(f"<</Length {len(content)}>>\nstream\n{content}\nendstream")
    return _pdf_file(objects)


def _shown(x: float, y: float, size: float, text: str) -> str:
    return f"BT /F {size} Tf {x} {HEIGHT - y} Td <{text.encode('utf-16-be').hex()}> Tj ET"


def _shown_sideways(x: float, y: float, size: float, text: str) -> str:
    return f"BT /F {size} Tf 0 1 -1 0 {y} {x} Tm <{text.encode('utf-16-be').hex()}> Tj ET"


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f"{x1} {HEIGHT - y1} m {x2} {HEIGHT - y2} l S"


def grid(xs: Sequence[float], ys: Sequence[float]) -> list[Ruled]:
    """The ruling lines of a whole table."""
    level: list[Ruled] = [(xs[0], y, xs[-1], y) for y in ys]
    return [*level, *((x, ys[0], x, ys[-1]) for x in xs)]


def _pdf_file(objects: Sequence[str]) -> bytes:
    file, places = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        places.append(len(file))
        file += f"{number} 0 obj\n{text}\nendobj\n".encode("ascii")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    head = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
    return (
        file + f"{head}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{len(file)}\n%%EOF".encode()
    )


def encrypted_pdf() -> bytes:
    pdf = FPDF()
    pdf.set_encryption(owner_password="example-owner", user_password="example-user")
    pdf.add_page()
    pdf.set_font("Helvetica")
    pdf.cell(text="duty rules")
    return bytes(pdf.output())


def zip_bytes(members: Mapping[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def changed_part(package: bytes, part: str, old: str, new: str) -> bytes:
    """The same package with a text inside one of its parts replaced."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        members: dict[str, bytes | str] = {name: archive.read(name) for name in archive.namelist()}
    text = members[part]
    assert isinstance(text, bytes)
    assert old in text.decode()
    return zip_bytes(members | {part: text.decode().replace(old, new)})


def word_body(body: str, parts: dict[str, str] | None = None) -> bytes:
    """A Word document of bare XML; `parts` maps a kind of part to its XML, with {space} for the namespace."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    others = parts or {}
    relations = "".join(
        f'<Relationship Id="r{kind}" Type="{office}/{kind.rstrip("123")}" Target="{kind}.xml"/>'
        for kind in others
    )
    return zip_bytes(
        {
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="r1" '
            f'Type="{office}/officeDocument" Target="word/document.xml"/></Relationships>',
            "word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}">{relations}</Relationships>',
            **{f"word/{kind}.xml": text.format(space=space) for kind, text in others.items()},
        }
    )


def saved(folder: Path, name: str, content: bytes | str) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path
