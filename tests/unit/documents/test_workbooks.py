"""Odd and huge workbooks: what stands in their cells is read, what does not is said."""

from pathlib import Path

import pytest

from studio.core.documents import Document
from studio.core.errors import DocumentCorrupt
from studio.documents.reading import read_document
from tests.unit.documents.made import saved, workbook_bytes
from tests.unit.documents.packages import relations, xlsx_bytes

HEAD = '<row r="1"><c t="inlineStr"><is><t>名称</t></is></c><c t="inlineStr"><is><t>数量</t></is></c></row>'


def read(folder: Path, content: bytes) -> Document:
    return read_document(saved(folder, "台账.xlsx", content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_cells_of_every_type_are_read_as_they_are_shown(tmp_path: Path) -> None:
    row = (
        '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2"><v>0.30000000000000004</v></c>'
        '<c r="C2" t="b"><v>1</v></c><c r="D2" t="e"><v>#REF!</v></c>'
        '<c r="E2" t="str"><f>A1</f><v>算得</v></c></row>'
    )
    head = "".join(f'<c t="inlineStr"><is><t>{letter}</t></is></c>' for letter in "甲乙丙丁戊")
    string = "<r><t>水</t></r><r><t>泵</t></r><rPh><t>读音</t></rPh>"
    sheet = f'<sheetData><row r="1">{head}</row>{row}</sheetData>'

    assert (
        texts(read(tmp_path, xlsx_bytes(sheet, [string])))[1] == "甲:水泵；乙:0.3；丙:是；丁:#REF!；戊:算得"
    )


def test_cells_at_the_far_end_cost_nothing_and_keep_their_row(tmp_path: Path) -> None:
    far = '<row r="1048576"><c r="A1048576"><v>7</v></c><c r="XFD1048576"><v>8</v></c></row>'
    document = read(tmp_path, xlsx_bytes(f"<sheetData>{HEAD}{far}</sheetData>"))

    assert document.blocks[-1].place.first_row == 1048576
    assert document.warnings == (("columns_left_out", "表"),)


def test_formatted_rows_without_content_are_no_rows(tmp_path: Path) -> None:
    empty = "".join(f'<row r="{n}" s="3"><c r="A{n}" s="3"/></row>' for n in range(2, 3000))
    document = read(tmp_path, xlsx_bytes(f"<sheetData>{HEAD}{empty}</sheetData>"))

    assert texts(document) == ["名称 | 数量"]


def test_formulas_without_a_value_are_warned_of(tmp_path: Path) -> None:
    row = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><f>SUM(A2)</f></c></row>'
    document = read(tmp_path, xlsx_bytes(f"<sheetData>{HEAD}{row}</sheetData>"))

    assert document.warnings == (("formulas_without_values", "1"),)


def test_notes_and_text_boxes_on_a_sheet_are_read(tmp_path: Path) -> None:
    words = "<d:txBody><a:p><a:r><a:t>汛期专用</a:t></a:r></a:p></d:txBody>"
    box = f"<d:wsDr xmlns:d='d' xmlns:a='a'><d:sp>{words}</d:sp></d:wsDr>"
    note = (
        '<comments><commentList><comment ref="B1"><text><t>万元</t></text></comment></commentList></comments>'
    )
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations(
            {"d": ("drawing", "../drawing.xml"), "k": ("comments", "../comments.xml")}
        ),
        "xl/drawing.xml": box,
        "xl/comments.xml": note,
    }
    document = read(tmp_path, xlsx_bytes(f"<sheetData>{HEAD}</sheetData>", parts=parts))

    assert texts(document) == ["名称 | 数量", "汛期专用", "批注（B1）：万元"]


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheetData><row r="99999999999"><c r="ZZZ99999999999"><v>1</v></c></row></sheetData>',
        '<sheetData><row><c t="s"><v>99</v></c><c t="s"><v>x</v></c></row></sheetData>',
        '<sheetData/><mergeCells><mergeCell ref="A1:XFD1048576"/><mergeCell ref="?"/></mergeCells>',
    ],
)
def test_nonsense_in_a_sheet_does_no_harm(tmp_path: Path, sheet: str) -> None:
    filled = '<row r="2"><c r="A2"><v>1</v></c><c r="B2"><v>2</v></c></row>'
    content = xlsx_bytes(
        sheet.replace("<sheetData/>", "<sheetData></sheetData>").replace(
            "<sheetData>", f"<sheetData>{HEAD}{filled}", 1
        )
    )

    assert "名称" in texts(read(tmp_path, content))[0]


def test_a_workbook_that_is_none_is_corrupt(tmp_path: Path) -> None:
    with pytest.raises(DocumentCorrupt):
        read(tmp_path, xlsx_bytes("", parts={"xl/workbook.xml": "<broken"}))


def test_a_line_of_labels_above_a_broader_row_is_no_header(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["防汛物资月报", None, None, None],
        ["编制单位：水务局", None, "日期：2026-04", None],
        ["编号", "名称", "单位", "数量"],
        [1, "水泵", "台", 12],
    ]
    document = read(tmp_path, workbook_bytes({"表": rows}))

    assert texts(document)[1:] == [
        "编制单位：水务局 日期：2026-04",
        "编号 | 名称 | 单位 | 数量",
        "编号:1；名称:水泵；单位:台；数量:12",
    ]


def test_a_sheet_that_ends_early_or_misses_strings_is_warned_of(tmp_path: Path) -> None:
    lacking = '<row r="2"><c r="A2" t="s"><v>9</v></c><c r="B2"><v>1</v></c></row>'
    for sheet in (f"<sheetData>{HEAD}{lacking}</sheetData>", f"<sheetData>{HEAD}<row><c><v>1</"):
        assert read(tmp_path, xlsx_bytes(sheet)).warnings == (("sheet_cut", "表"),)


def test_pictures_on_a_sheet_that_says_little_are_warned_of(tmp_path: Path) -> None:
    sheet = '<sheetData><row r="1"><c r="A1" t="str"><v>附图</v></c></row></sheetData>'
    parts = {
        "xl/worksheets/_rels/sheet1.xml.rels": relations({"d": ("drawing", "../drawing.xml")}),
        "xl/drawing.xml": "<xdr><pic/></xdr>",
    }

    assert read(tmp_path, xlsx_bytes(sheet, parts=parts)).warnings == (("pictures_not_read", "1"),)


def test_the_names_of_empty_sheets_are_looked_at_too(tmp_path: Path) -> None:
    content = workbook_bytes({"表": [["名称"], ["水泵"]], "机密★1年": []})

    assert "机密★1年" in read(tmp_path, content).unseen
