"""Presentations are read slide by slide, with all that is written on them."""

from pathlib import Path

from studio.core.documents import BlockKind, Document
from studio.documents.reading import read_document
from tests.unit.documents.made import saved, zip_bytes
from tests.unit.documents.packages import pptx_bytes, shape

TABLE = (
    "<p:graphicFrame><a:graphic><a:graphicData><a:tbl>"
    '<a:tr><a:tc gridSpan="2"><a:txBody><a:p><a:r><a:t>物资表</a:t></a:r></a:p></a:txBody></a:tc>'
    '<a:tc hMerge="1"/></a:tr>'
    "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>名称</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc><a:txBody><a:p><a:r><a:t>数量</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
    "<a:tr><a:tc><a:txBody><a:p><a:r><a:t>水泵</a:t></a:r></a:p></a:txBody></a:tc>"
    "<a:tc><a:txBody><a:p><a:r><a:t>12</a:t></a:r></a:p></a:txBody></a:tc></a:tr>"
    "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)


def read(folder: Path, content: bytes) -> Document:
    return read_document(saved(folder, "培训.pptx", content))


def said(document: Document) -> list[tuple[int | None, str]]:
    return [(block.place.page, block.text) for block in document.blocks]


def test_slides_come_as_the_presentation_lists_them_and_titles_first(tmp_path: Path) -> None:
    slides = [shape("值班不断。", "body") + shape("汛前培训", "title") + shape("3", "sldNum"), shape("备用")]

    document = read(tmp_path, pptx_bytes(slides))

    assert document.pages == 2
    assert said(document) == [(1, "汛前培训"), (1, "值班不断。"), (2, "备用")]
    assert document.blocks[0].kind is BlockKind.HEADING
    assert document.blocks[1].place.headings == ("汛前培训",)


def test_groups_tables_and_alternatives_are_read_once(tmp_path: Path) -> None:
    group = f"<p:grpSp>{shape('组合里的字')}<p:grpSp>{shape('更深的字')}</p:grpSp></p:grpSp>"
    ways = (
        f"<mc:AlternateContent><mc:Choice>{shape('新')}</mc:Choice>"
        f"<mc:Fallback>{shape('旧')}</mc:Fallback></mc:AlternateContent>"
    )
    document = read(tmp_path, pptx_bytes([group + ways + TABLE]))

    assert [text for _, text in said(document)] == [
        *("组合里的字", "更深的字", "新", "物资表", "名称 | 数量", "水泵 | 12"),
    ]
    assert document.blocks[-1].table_header == "名称 | 数量"


def test_numbers_of_lists_are_written_out(tmp_path: Path) -> None:
    items = "".join(
        f'<a:p><a:pPr><a:buAutoNum type="arabicPeriod"/></a:pPr><a:r><a:t>{text}</a:t></a:r></a:p>'
        for text in ("通知值班", "转移群众")
    )
    box = f"<p:sp><p:nvSpPr><p:nvPr/></p:nvSpPr><p:txBody>{items}</p:txBody></p:sp>"

    assert [text for _, text in said(read(tmp_path, pptx_bytes([box])))] == ["1. 通知值班", "2. 转移群众"]


def test_notes_comments_diagrams_and_charts_belong_to_their_slide(tmp_path: Path) -> None:
    frame = "<p:graphicFrame><a:graphic><a:graphicData>{}</a:graphicData></a:graphic></p:graphicFrame>"
    drawn = frame.format('<dgm:relIds r:dm="d"/>') + frame.format('<c:chart r:id="c"/>')
    point = "<dgm:pt><dgm:t><a:p><a:r><a:t>上报</a:t></a:r></a:p></dgm:t></dgm:pt>"
    series = (
        "<c:ser><c:tx><c:v>雨量</c:v></c:tx><c:cat><c:pt idx='0'><c:v>五月</c:v></c:pt></c:cat>"
        "<c:val><c:pt idx='0'><c:v>8.200000000000001</c:v></c:pt></c:val></c:ser>"
    )
    parts = {
        "ppt/notes.xml": f"<p:notes {{spaces}}>{shape('先讲教训。', 'body')}{shape('1', 'sldNum')}</p:notes>",
        "ppt/comments.xml": "<p:cmLst {spaces}><p:cm><p:text>请核对</p:text></p:cm></p:cmLst>",
        "ppt/diagram.xml": f"<dgm:dataModel {{spaces}}>{point}</dgm:dataModel>",
        "ppt/chart.xml": f"<c:chartSpace {{spaces}}>{series}</c:chartSpace>",
    }
    related = {
        "n": ("notesSlide", "../notes.xml"),
        "k": ("comments", "../comments.xml"),
        "d": ("diagramData", "../diagram.xml"),
        "c": ("chart", "../chart.xml"),
    }
    document = read(tmp_path, pptx_bytes([drawn, shape("二")], parts, related))

    assert said(document) == [
        (1, "上报"),
        (1, "类别 | 雨量"),
        (1, "五月 | 8.2"),
        (1, "备注：先讲教训。"),
        (1, "批注：请核对"),
        (2, "二"),
    ]


def test_pictures_with_hardly_any_text_are_warned_of(tmp_path: Path) -> None:
    document = read(tmp_path, pptx_bytes([shape("现场") + "<p:pic/>" * 3]))

    assert document.warnings == (("pictures_not_read", "3"),)


def test_a_slide_that_is_missing_is_told(tmp_path: Path) -> None:
    listed = '<p:sldId id="256" r:id="s0"/><p:sldId id="257" r:id="s9"/>'
    main = f"<p:presentation {{spaces}}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"

    document = read(tmp_path, pptx_bytes([shape("汛前培训")], {"ppt/presentation.xml": main}))

    assert said(document) == [(1, "汛前培训")]
    assert document.warnings == (("page_unreadable", "2"),)


def test_properties_are_kept_for_the_guards(tmp_path: Path) -> None:
    core = (
        "<p:coreProperties {spaces}><p:title>汛前培训</p:title><p:revision>7</p:revision></p:coreProperties>"
    )
    custom = (
        '<p:Properties {spaces}><p:property name="密级"><p:lpwstr>内部</p:lpwstr></p:property></p:Properties>'
    )
    content = pptx_bytes([shape("字")], {"docProps/core.xml": core, "docProps/custom.xml": custom})

    assert read(tmp_path, content).unseen == ("汛前培训", "内部", "密级:内部")


def test_a_presentation_without_slides_is_told_by_its_root(tmp_path: Path) -> None:
    relation = '<R xmlns="p"><Relationship Id="r" Type="x/officeDocument" Target="a/b.xml"/></R>'
    content = zip_bytes({"_rels/.rels": relation, "a/b.xml": "<presentation/>", "docProps/app.xml": "<a/>"})

    path = saved(tmp_path, "a.zip", content)

    assert _kind(path) == "pptx"


def _kind(path: Path) -> str:
    from studio.documents import detect_kind

    return detect_kind(path).value
