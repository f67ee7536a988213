"""OpenDocument texts, spreadsheets and presentations, as offices on UOS and Kylin write them."""

from pathlib import Path

import pytest

from studio.core.documents import BlockKind, Document, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted
from studio.documents.classification import classification_mark
from studio.documents.ocr import Recogniser
from studio.documents.reading import read_document
from tests.unit.documents.made import saved
from tests.unit.documents.made_odf import (
    COVERED,
    SPACES,
    cell,
    frame,
    h,
    listed,
    margins,
    odf_bytes,
    p,
    row,
    table,
)
from tests.unit.documents.scans import TITLE, encoded, notice

_MIMETYPE = "application/vnd.oasis.opendocument.text"


def read(path: Path, name: str, content: bytes) -> Document:
    return read_document(saved(path, name, content), Recogniser())


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_headings_paragraphs_and_blanks_of_a_text(tmp_path: Path) -> None:
    parent = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    body = p("示例市防汛应急预案", "P1") + h("一、总则", 1) + h("（一）目的", 2)
    body += p("为做好防汛工作，\n   制定<text:span>本</text:span>预案。")
    body += p("见<text:s text:c='2'/>附件<text:line-break/>一。")

    document = read(tmp_path, "预案.odt", odf_bytes("text", body, styles=parent))

    assert document.kind is DocumentKind.ODT
    assert texts(document)[:3] == ["示例市防汛应急预案", "一、总则", "（一）目的"]
    assert texts(document)[3:] == ["为做好防汛工作， 制定本预案。", "见  附件\n一。"]
    assert document.blocks[-1].place.headings == ("示例市防汛应急预案", "一、总则", "（一）目的")


def lists() -> str:
    def level(number: int, form: str, suffix: str, shown: int = 1) -> str:
        return (
            f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" '
            f'style:num-suffix="{suffix}" text:display-levels="{shown}"/>'
        )

    levels = level(1, "一, 二, 三, ...", "、") + level(2, "1", ".") + level(3, "1", "", 2)
    bullets = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'
    styles = {"L1": levels, "L2": bullets}
    return "".join(
        f'<text:list-style style:name="{name}">{one}</text:list-style>' for name, one in styles.items()
    )


def test_lists_are_numbered_as_they_are_shown(tmp_path: Path) -> None:
    deep = listed(p("分工"), p("时限") + listed(p("当日")))
    body = listed(p("组织") + deep, p("保障") + p("另有说明"), style="L1") + p("中间一段。")
    body += listed(p("附则"), style="L1", goes_on=True) + listed(p("新的一"), style="L1")
    body += listed(p("圆点"), style="L2")

    assert texts(read(tmp_path, "预案.odt", odf_bytes("text", body, styles=lists()))) == [
        "一、组织", "1.分工", "2.时限", "2.1 当日", "二、保障", "另有说明", "中间一段。", "三、附则",
        "一、新的一", "圆点",
    ]  # fmt: skip


def test_headings_are_numbered_by_the_outline(tmp_path: Path) -> None:
    form = '<text:outline-level-style text:level="{}" style:num-format="{}" loext:num-list-format="{}"/>'
    levels = form.format(1, "一, 二", "%1%、") + form.format(2, "1", "%1%.%2%")
    kept = f"<office:styles><text:outline-style>{levels}</text:outline-style></office:styles>"

    document = read(
        tmp_path, "预案.odt", odf_bytes("text", h("总则", 1) + h("目的", 2) + h("职责", 1), kept=kept)
    )

    assert texts(document) == ["一、总则", "一.1 目的", "二、职责"]


def test_tables_keep_their_header_and_merged_cells(tmp_path: Path) -> None:
    names = row(cell("仓库"), cell("物资"), cell("数量"))
    head = f"<table:table-header-rows>{names}</table:table-header-rows>"
    first = row(cell("城东库", tall=2), cell("编织袋"), cell("5000"))
    second = row(COVERED, cell("水泵"), cell("12"))

    document = read(tmp_path, "台账.odt", odf_bytes("text", table(head, first, second)))

    assert texts(document) == ["仓库 | 物资 | 数量", "城东库 | 编织袋 | 5000", "城东库 | 水泵 | 12"]
    assert document.blocks[2].table_header == "仓库 | 物资 | 数量"


def test_boxes_notes_comments_headers_and_properties_are_read(tmp_path: Path) -> None:
    note = f"<text:note><text:note-citation>1</text:note-citation>{p('脚注内容')}</text:note>"
    comment = f"<office:annotation><dc:creator>王明</dc:creator>{p('请核对')}</office:annotation>"
    removed = f"<text:tracked-changes>{p('删去的字')}</text:tracked-changes>"
    contents = f"<text:table-of-content>{p('一、总则 1')}</text:table-of-content>"
    kept = margins(p("内部资料"), p("第<text:page-number>1</text:page-number>页"))
    meta = '<dc:title>防汛方案</dc:title><meta:user-defined meta:name="密级">内部</meta:user-defined>'
    meta += '<meta:document-statistic meta:page-count="3"/>'
    body = removed + contents + p(f"正文{note}{comment}{frame(p('文本框'))}")

    document = read(tmp_path, "方案.odt", odf_bytes("text", body, kept=kept, meta=meta))

    assert texts(document) == ["内部资料", "正文", "文本框", "脚注内容", "批注（王明）：请核对"]
    assert document.pages == 3
    assert document.unseen == ("防汛方案", "内部", "密级:内部")


def test_a_mark_in_a_header_is_found(tmp_path: Path) -> None:
    content = odf_bytes("text", p("正文"), kept=margins(p("机密★10年")))
    mark = classification_mark(read(tmp_path, "方案.odt", content))
    assert mark is not None
    assert mark.level == "机密"


def picture(width: str = "15cm", height: str = "6cm") -> str:
    image = '<draw:image xlink:href="Pictures/a.png"/>'
    return f'<draw:frame svg:width="{width}" svg:height="{height}">{image}</draw:frame>'


def test_a_scanned_page_pasted_into_a_text_is_read(tmp_path: Path) -> None:
    parts = {"Pictures/a.png": encoded(notice(150).picture)}
    assert TITLE in read(tmp_path, "通知.odt", odf_bytes("text", p(picture()), parts=parts)).text
    small = odf_bytes("text", p(f"正文{picture('2cm', '1cm')}"), parts=parts)
    assert read(tmp_path, "通知.odt", small).text == "正文"


def test_embedded_files_are_warned_of_and_formulas_are_not(tmp_path: Path) -> None:
    whole = '<draw:frame><draw:object xlink:href="./Object 1"/><draw:image/></draw:frame>'
    formula = "<draw:frame><draw:object><math/></draw:object></draw:frame>"
    document = read(tmp_path, "方案.odt", odf_bytes("text", p(f"正文{whole}{formula}")))
    assert document.warnings == (("objects_not_read", "1"),)


def test_sheets_keep_rows_and_their_numbers(tmp_path: Path) -> None:
    blank = cell("", times=1000)
    number = '<table:table-cell office:value-type="float" office:value="12"/>'
    note = f"<office:annotation>{p('待核')}</office:annotation>"
    noted = f"<table:table-cell>{note}{p('城西库')}</table:table-cell>"
    rows = [row(cell("物资"), cell("数量"), cell("仓库"), blank), row(blank, times=3)]
    rows += [row(cell("水泵"), number, noted), row(blank, times=1_048_000)]
    body = table(*rows, name="物资") + table(name="空表")

    document = read(tmp_path, "台账.ods", odf_bytes("spreadsheet", body))

    assert document.kind is DocumentKind.ODS
    assert texts(document) == ["物资 | 数量 | 仓库", "物资:水泵；数量:12；仓库:城西库", "批注（C5）：待核"]
    places = [(block.place.sheet, block.place.first_row) for block in document.blocks]
    assert places == [("物资", 1), ("物资", 5), ("物资", 5)]
    assert (document.pages, document.unseen) == (2, ("物资", "空表"))


def test_cells_merged_over_rows_are_said_in_each_and_rows_that_stand_for_many_are_spread(
    tmp_path: Path,
) -> None:
    rows = [row(cell("街道"), cell("点位")), row(cell("城东", tall=2), cell("桥洞"))]
    rows += [row(COVERED, cell("泵站")), row(cell("城西"), cell("涵洞"), times=2)]

    document = read(tmp_path, "点位.ods", odf_bytes("spreadsheet", table(*rows)))

    assert texts(document)[1:] == [
        "街道:城东；点位:桥洞", "街道:城东；点位:泵站", "街道:城西；点位:涵洞", "街道:城西；点位:涵洞",
    ]  # fmt: skip


def test_slides_come_in_order_title_first_with_notes(tmp_path: Path) -> None:
    notes = f"<presentation:notes>{frame(p('先讲教训。'), 'notes')}</presentation:notes>"
    shape = f"<draw:g><draw:custom-shape>{p('逐级上报')}</draw:custom-shape></draw:g>"
    levels = table(row(cell("级别"), cell("雨量")), row(cell("红色"), cell("100")))
    drawn = f"<draw:frame>{levels}<draw:image xlink:href='x'/></draw:frame>"
    points = frame(p("要点一") + p("要点二"), "outline") + frame(p("汛前培训"), "title")
    first = f"<draw:page>{points}{shape}{notes}</draw:page>"
    second = f"<draw:page>{frame(p('1'), 'page-number')}{drawn}</draw:page>"

    document = read(tmp_path, "培训.odp", odf_bytes("presentation", first + second))

    assert document.kind is DocumentKind.ODP
    assert [(block.place.page, block.text) for block in document.blocks] == [
        (1, "汛前培训"), (1, "要点一"), (1, "要点二"), (1, "逐级上报"), (1, "备注：先讲教训。"),
        (2, "级别 | 雨量"), (2, "红色 | 100"),
    ]  # fmt: skip
    assert document.blocks[0].kind is BlockKind.HEADING


def test_an_encrypted_file_needs_its_password(tmp_path: Path) -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = {"META-INF/manifest.xml": f"<manifest:manifest {SPACES}>{entry}</manifest:manifest>"}
    with pytest.raises(DocumentEncrypted):
        read(tmp_path, "方案.odt", odf_bytes("text", p("密"), parts=manifest))


@pytest.mark.parametrize("content", ["", "no xml", f"<x {SPACES}/>", f"<x {SPACES}><office:body/></x>"])
@pytest.mark.parametrize("kind", ["text", "spreadsheet", "presentation"])
def test_a_file_without_a_body_is_damaged(tmp_path: Path, kind: str, content: str) -> None:
    with pytest.raises(DocumentCorrupt):
        read(tmp_path, "坏.odt", odf_bytes(kind, "", parts={"content.xml": content}))


def test_wild_numbers_end_neither_the_memory_nor_the_reader(tmp_path: Path) -> None:
    wild = row(cell("值", tall=99_999_999, times=99_999_999), times=99_999_999)
    rows = table(wild, row(cell("甲", wide=-5)))
    sheet = read(tmp_path, "表.ods", odf_bytes("spreadsheet", rows))
    assert ("sheet_cut", "表") in sheet.warnings
    after = p("<text:s text:c='999999999'/>完")
    assert read(tmp_path, "表.odt", odf_bytes("text", rows + after)).blocks[-1].text == "完"


@pytest.mark.parametrize("part", ["mimetype", "content.xml", "styles.xml"])
def test_damaged_parts_are_damage_and_no_crash(tmp_path: Path, part: str) -> None:
    whole = odf_bytes("text", p("值班人员应当每小时报告水位。" * 9), parts={"mimetype": _MIMETYPE})
    content = bytearray(whole)
    at = content.find(part.encode()) + len(part)
    content[at : at + 12] = b"\xff" * 12
    with pytest.raises(DocumentCorrupt):
        read(tmp_path, "坏.odt", bytes(content))
