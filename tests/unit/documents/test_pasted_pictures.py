"""Pictures pasted into Word, PowerPoint and Excel files: what is written on them is read where they stand."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from studio.core.documents import BlockKind, Document, DocumentKind
from studio.core.errors import DocumentWithoutText
from studio.documents.classification import classification_mark
from studio.documents.ocr import Recogniser
from studio.documents.reading import read_document
from tests.unit.documents.made import saved, zip_bytes
from tests.unit.documents.packages import pptx_bytes, relations, shape, xlsx_bytes
from tests.unit.documents.scans import FIRST, SECOND, TITLE, Paper, accuracy, encoded, notice, scanned

Read = Callable[[str, bytes], Document]
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_VML = "urn:schemas-microsoft-com:vml"


@pytest.fixture(scope="module")
def recogniser() -> Recogniser:
    return Recogniser()


@pytest.fixture
def read(tmp_path: Path, recogniser: Recogniser) -> Read:
    return lambda name, content: read_document(saved(tmp_path, name, content), recogniser)


@pytest.fixture(scope="module")
def page() -> bytes:
    return encoded(scanned(notice(150).picture), "JPEG", quality=80)


def written(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def drawn(identity: str, width: float, height: float) -> str:
    """A picture so many centimetres wide and high."""
    extent = f'<extent cx="{round(width * 360_000)}" cy="{round(height * 360_000)}"/>'
    picture = f'<pic><blipFill><blip r:embed="{identity}"/></blipFill></pic>'
    return f"<w:p><w:r><w:drawing><inline>{extent}{picture}</inline></w:drawing></w:r></w:p>"


def word(body: str, pictures: Mapping[str, bytes]) -> bytes:
    """`pictures` are by the identity of their relation."""
    spaces = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}" xmlns:v="{_VML}"'
    related = {identity: ("image", f"media/{identity}.bin") for identity in pictures}
    return zip_bytes(
        {
            "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(related),
            **{f"word/media/{identity}.bin": data for identity, data in pictures.items()},
        }
    )


def test_a_scanned_page_pasted_into_word_is_read_where_it_stands(read: Read, page: bytes) -> None:
    body = written("现将通知转发如下：") + drawn("a", 15, 6) + written("附件：联系人名单")

    document = read("转发.docx", word(body, {"a": page}))

    first, *seen, last = [block.text for block in document.blocks]
    assert (first, last) == ("现将通知转发如下：", "附件：联系人名单")
    assert accuracy("".join(seen), TITLE + FIRST + SECOND) >= 0.97
    assert document.warnings == ()


def test_a_picture_shown_twice_says_its_text_once(read: Read, page: bytes) -> None:
    body = drawn("a", 16, 22) + drawn("a", 16, 22)

    document = read("通知.docx", word(body, {"a": page}))

    assert [block.text for block in document.blocks].count(TITLE) == 1
    assert document.blocks[0].kind is BlockKind.HEADING


def test_old_drawings_tell_their_size_in_points(read: Read, page: bytes) -> None:
    def shown(style: str) -> str:
        picture = '<v:imagedata r:id="a"/>'
        return f'<w:p><w:r><w:pict><v:shape style="{style}">{picture}</v:shape></w:pict></w:r></w:p>'

    large = word(written("附件") + shown("width:400pt;height:150pt"), {"a": page})
    small = word(written("附件") + shown("width:60pt;height:20pt"), {"a": page})

    assert TITLE in read("附件.docx", large).text
    assert read("附件.docx", small).text == "附件"


def test_a_picture_in_a_header_is_read(read: Read, page: bytes) -> None:
    spaces = f'xmlns:w="{_WORD}" xmlns:r="{_OFFICE}"'
    content = zip_bytes(
        {
            "word/document.xml": f"<w:document {spaces}><w:body>{written('正文')}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations({"h": ("header", "header1.xml")}),
            "word/header1.xml": f"<w:hdr {spaces}>{drawn('a', 16, 6)}</w:hdr>",
            "word/_rels/header1.xml.rels": relations({"a": ("image", "media/a.jpeg")}),
            "word/media/a.jpeg": page,
        }
    )

    assert TITLE in read("通知.docx", content).text


def test_a_scan_on_a_slide_stands_on_that_slide(read: Read, page: bytes) -> None:
    picture = '<p:pic><p:blipFill><a:blip r:embed="a"/></p:blipFill></p:pic>'
    content = pptx_bytes([shape("一") + picture, shape("二")], related={"a": ("image", "../media/a.jpeg")})

    document = read("培训.pptx", with_members(content, {"ppt/media/a.jpeg": page}))

    assert [block.place.page for block in document.blocks if TITLE in block.text] == [1]


def test_a_scan_on_a_sheet_stands_at_its_row(read: Read, page: bytes) -> None:
    space = (
        f'xmlns:r="{_OFFICE}" xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    )
    picture = '<xdr:pic><xdr:blipFill><blip r:embed="a"/></xdr:blipFill></xdr:pic>'
    anchor = f"<xdr:twoCellAnchor><xdr:from><xdr:row>6</xdr:row></xdr:from>{picture}</xdr:twoCellAnchor>"
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations({"d": ("drawing", "../drawings/drawing1.xml")}),
        "xl/drawings/drawing1.xml": f"<xdr:wsDr {space}>{anchor}</xdr:wsDr>",
        "xl/drawings/_rels/drawing1.xml.rels": relations({"a": ("image", "../media/a.jpeg")}),
    }
    content = xlsx_bytes(
        '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>附图</t></is></c></row></sheetData>',
        parts=parts,
    )

    document = read("附图.xlsx", with_members(content, {"xl/media/a.jpeg": page}))

    title = next(block for block in document.blocks if TITLE in block.text)
    assert (title.place.sheet, title.place.first_row) == ("表", 7)


def test_a_photograph_without_text_is_nothing_to_warn_of(read: Read) -> None:
    paper = Paper(300, 200)
    paper.rule(0, 0, 300, 200)

    document = read(
        "简报.docx", word(written("现场照片") + drawn("a", 14, 10), {"a": encoded(paper.picture)})
    )

    assert (document.text, document.warnings) == ("现场照片", ())


def test_nothing_but_pictures_without_text_is_a_document_without_text(read: Read) -> None:
    paper = Paper(300, 200)
    paper.rule(0, 0, 300, 200)

    with pytest.raises(DocumentWithoutText):
        read("照片.docx", word(drawn("a", 14, 10), {"a": encoded(paper.picture)}))


@pytest.mark.parametrize("data", [b"", b"\x01\x00\x00\x00" + b"EMF" * 90, b"\x89PNG\r\n\x1a\n broken"])
def test_drawings_and_damaged_pictures_are_warned_of(read: Read, data: bytes) -> None:
    body = written("各单位应当落实值班制度。" * 40) + drawn("a", 16, 22)

    document = read("通知.docx", word(body, {"a": data}))

    assert document.warnings == (("large_pictures_not_read", "1"),)


def test_a_picture_that_is_only_linked_to_is_not_fetched(read: Read) -> None:
    body = written("各单位应当落实值班制度。" * 40) + drawn("b", 16, 22)

    assert read("通知.docx", word(body, {})).warnings == (("large_pictures_not_read", "1"),)


def test_a_mark_on_a_pasted_scan_is_found(read: Read) -> None:
    paper = Paper(420, 300)
    paper.write(30, 20, 16, "机密★10年")
    paper.write(92, 80, 18, TITLE)
    paper.fill(40, 120, 12, FIRST, 28)
    body = written("现将通知转发如下：") * 15 + drawn("a", 16, 12) + written("附件") * 15

    document = read("转发.docx", word(body, {"a": encoded(scanned(paper.picture))}))

    mark = classification_mark(document)
    assert mark is not None
    assert mark.level == "机密"
    assert document.kind is DocumentKind.DOCX


def test_a_picture_whose_bytes_are_damaged_in_the_package_costs_itself_alone(read: Read, page: bytes) -> None:
    text = "各单位应当落实值班制度。" * 40
    content = bytearray(word(written(text) + drawn("a", 16, 22), {"a": page}))
    at = content.find(page[:20])  # pictures are packed without making them smaller, or nearly so
    start = at if at > 0 else content.find(b"word/media/a.bin") + 200
    content[start + 100 : start + 140] = bytes(40)

    document = read("通知.docx", bytes(content))

    assert document.text == text
    assert document.warnings == (("large_pictures_not_read", "1"),)


def with_members(package: bytes, members: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO(package)
    with zipfile.ZipFile(stream, "a") as archive:
        for path, data in members.items():
            archive.writestr(path, data)
    return stream.getvalue()
