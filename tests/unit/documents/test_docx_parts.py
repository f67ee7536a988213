"""What stands in a Word document beside its plain paragraphs is read once and in its place."""

from pathlib import Path

from studio.core.documents import BlockKind, Document
from studio.documents.reading import read_document
from tests.unit.documents.made import saved, word_body, zip_bytes
from tests.unit.documents.packages import relations

SPACE = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:v="urn:v" xmlns:mc="mc" xmlns:dgm="dgm" xmlns:a="a"'
)


def read(folder: Path, content: bytes) -> Document:
    return read_document(saved(folder, "方案.docx", content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def paragraph(inner: str) -> str:
    return f"<w:p>{inner}</w:p>"


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def package(body: str, parts: dict[str, tuple[str, bytes | str]]) -> bytes:
    """`parts` maps a file name to the type of its relation and its content; the file name is the id."""
    related = {name.split(".")[0]: (kind, name) for name, (kind, _) in parts.items()}
    return zip_bytes(
        {
            "_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
            "word/document.xml": f"<w:document {SPACE}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": relations(related),
            **{f"word/{name}": content for name, (_, content) in parts.items()},
        }
    )


def test_documents_taken_in_whole_are_read_where_they_stand(tmp_path: Path) -> None:
    page = "<html><body><p>附表说明</p></body></html>"
    rich = rb"{\rtf1\ansi\ansicpg936 \'b7\'c0\'d1\'b4\par}"
    body = paragraph(run("前")) + '<w:altChunk r:id="a"/><w:altChunk r:id="b"/>' + paragraph(run("后"))

    document = read(tmp_path, package(body, {"a.html": ("aFChunk", page), "b.rtf": ("aFChunk", rich)}))

    assert texts(document) == ["前", "附表说明", "防汛", "后"]


def test_a_word_document_taken_in_is_read_and_what_cannot_be_is_counted(tmp_path: Path) -> None:
    inner = package(paragraph(run("附件正文")), {})
    body = '<w:altChunk r:id="a"/><w:altChunk r:id="b"/><w:altChunk r:id="c"/>' + paragraph(run("后"))
    broken = bytes(range(256)) * 8
    parts: dict[str, tuple[str, bytes | str]] = {"a.docx": ("aFChunk", inner), "b.bin": ("aFChunk", broken)}

    document = read(tmp_path, package(body, parts))

    assert texts(document) == ["附件正文", "后"]
    assert document.warnings == (("objects_not_read", "2"),)


def test_a_package_in_one_xml_file_reads_as_a_zipped_one(tmp_path: Path) -> None:
    space = "http://schemas.microsoft.com/office/2006/xmlPackage"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    document = f"<w:document {SPACE}><w:body>{paragraph(run('值班制度'))}</w:body></w:document>"
    parts = {
        "/_rels/.rels": relations({"r1": ("officeDocument", "word/document.xml")}),
        "/word/document.xml": document,
    }
    flat = "".join(
        f'<pkg:part pkg:name="{name}" pkg:contentType="{kind}"><pkg:xmlData>{xml}</pkg:xmlData></pkg:part>'
        for name, xml in parts.items()
    )
    content = f'<?xml version="1.0"?><pkg:package xmlns:pkg="{space}">{flat}</pkg:package>'.encode()

    read_in = read_document(saved(tmp_path, "制度.doc", content))

    assert (read_in.kind, texts(read_in)) == ("docx", ["值班制度"])


def test_what_only_the_way_for_older_programs_says_is_read(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('值班电话'))}</w:txbxContent>"
    ways = f"<mc:Choice><w:drawing/></mc:Choice><mc:Fallback>{box}</mc:Fallback>"

    document = read(
        tmp_path, package(paragraph(f"<w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>"), {})
    )

    assert texts(document) == ["值班电话"]


def test_a_text_box_is_read_once_however_often_it_is_kept(tmp_path: Path) -> None:
    box = f"<w:txbxContent>{paragraph(run('值班电话'))}</w:txbxContent>"
    ways = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    body = paragraph(f"<w:r><mc:AlternateContent>{ways}</mc:AlternateContent></w:r>{run('正文')}")

    assert texts(read(tmp_path, package(body, {}))) == ["值班电话", "正文"]


def test_watermarks_of_a_header_are_read(tmp_path: Path) -> None:
    art = (
        f"<w:hdr {SPACE}>"
        + paragraph('<w:r><w:pict><v:textpath string="内部资料"/></w:pict></w:r>')
        + "</w:hdr>"
    )

    document = read(tmp_path, package(paragraph(run("正文")), {"h.xml": ("header", art)}))

    assert texts(document) == ["内部资料", "正文"]


def test_diagrams_are_read_behind_their_paragraph(tmp_path: Path) -> None:
    data = f"<dgm:m {SPACE}><dgm:pt><dgm:t><a:p><a:r><a:t>逐级上报</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:m>"
    body = paragraph(run("流程如下：") + '<w:r><dgm:relIds r:dm="d"/></w:r>')

    assert texts(read(tmp_path, package(body, {"d.xml": ("diagramData", data)}))) == [
        "流程如下：",
        "逐级上报",
    ]


def test_tables_in_cells_rows_taken_out_and_columns_left_out_keep_their_order(tmp_path: Path) -> None:
    def cell(inner: str) -> str:
        return f"<w:tc>{inner}</w:tc>"

    inner = f"<w:tbl><w:tr>{cell(paragraph(run('内一')))}{cell(paragraph(run('内二')))}</w:tr></w:tbl>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell(paragraph(run('删')))}{cell(paragraph(run('去')))}</w:tr>"
    late = f'<w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>{cell(paragraph(run("晚")))}</w:tr>'
    head = f"<w:tr>{cell(paragraph(run('甲')))}{cell(paragraph(run('乙')) + inner)}</w:tr>"

    document = read(tmp_path, package(f"<w:tbl>{head}{gone}{late}</w:tbl>", {}))

    assert texts(document) == ["甲 | 乙 内一 | 内二", "| 晚"]


def test_notes_that_hang_nowhere_come_last(tmp_path: Path) -> None:
    comment = '<w:comment w:id="9"><w:p><w:r><w:t>请核对</w:t></w:r></w:p></w:comment>'
    comments = f"<w:comments {{space}}>{comment}</w:comments>"
    body = paragraph(run("一")) + paragraph(run("二"))

    assert texts(read(tmp_path, word_body(body, {"comments": comments}))) == ["一", "二", "批注：请核对"]


def test_scanned_pages_put_into_a_document_are_warned_of(tmp_path: Path) -> None:
    body = paragraph(run("附件")) + paragraph("<w:r><w:drawing><pic/></w:drawing></w:r>") * 4

    assert read(tmp_path, package(body, {})).warnings == (("pictures_not_read", "4"),)


def test_pictures_of_a_header_count_too(tmp_path: Path) -> None:
    header = f"<w:hdr {{space}}>{paragraph('<w:r><w:drawing><pic/></w:drawing></w:r>')}</w:hdr>"
    document = read(tmp_path, word_body(paragraph(run("附件")), {"header": header}))

    assert document.warnings == (("pictures_not_read", "1"),)


def test_a_page_that_was_scanned_is_warned_of_in_a_long_document_and_a_seal_is_not(tmp_path: Path) -> None:
    def drawn(width: int, height: int) -> str:
        extent = f'<extent cx="{width * 360_000}" cy="{height * 360_000}"/>'
        return paragraph(f"<w:r><w:drawing><inline>{extent}<pic/></inline></w:drawing></w:r>")

    body = paragraph(run("各单位应当落实值班制度。" * 40))

    assert read(tmp_path, package(body + drawn(4, 4), {})).warnings == ()
    assert read(tmp_path, package(body + drawn(16, 22), {})).warnings == (("large_pictures_not_read", "1"),)


def test_the_way_a_word_is_said_is_not_part_of_it(tmp_path: Path) -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('xùn')}</w:rt><w:rubyBase>{run('汛')}</w:rubyBase></w:ruby></w:r>"

    assert texts(read(tmp_path, package(paragraph(ruby + run("期")), {}))) == ["汛期"]


def test_a_document_that_ends_early_is_warned_of(tmp_path: Path) -> None:
    whole = f"<w:document {SPACE}><w:body>{paragraph(run('前'))}{paragraph(run('后'))}</w:body></w:document>"
    cut = zip_bytes({"word/document.xml": whole[: whole.index("后")]})

    document = read(tmp_path, cut)

    assert texts(document) == ["前"]
    assert document.warnings == (("parts_damaged", "1"),)


def test_signs_drawn_over_each_other_show_the_last(tmp_path: Path) -> None:
    def char(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    circled = char("begin") + r"<w:r><w:instrText>eq \o\ac(○,1)</w:instrText></w:r>" + char("end")
    link = (
        char("begin")
        + "<w:r><w:instrText>PAGE</w:instrText></w:r>"
        + char("separate")
        + run("7")
        + char("end")
    )

    assert texts(read(tmp_path, package(paragraph(circled + run("号仓库，第") + link), {}))) == [
        "1号仓库，第7"
    ]


def test_documents_with_other_styles_are_read_by_their_own(tmp_path: Path) -> None:
    def styled(outline: int) -> bytes:
        body = '<w:p><w:pPr><w:pStyle w:val="s"/></w:pPr><w:r><w:t>职责</w:t></w:r></w:p>' + paragraph(
            run("按表值班。")
        )
        level = f'<w:pPr><w:outlineLvl w:val="{outline}"/></w:pPr>'
        style = f'<w:style w:styleId="s"><w:name w:val="小题"/>{level}</w:style>'
        return package(body, {"styles.xml": ("styles", f"<w:styles {SPACE}>{style}</w:styles>")})

    kinds = [read(tmp_path, styled(outline)).blocks[0].kind for outline in (0, 9, 0)]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.HEADING]
