"""Sheets as offices lay them out become tables with the right columns and rows."""

from pathlib import Path

import pytest

from studio.core.errors import DocumentClassified, DocumentCorrupt, DocumentEmpty, DocumentKindUnknown
from studio.tools.spreadsheets.sheets import Sheet, sheets_of
from tests.unit.tools.sheets_made import Rows, make_csv, make_xlsx


def only(path: Path) -> Sheet:
    (sheet,) = sheets_of(path)
    return sheet


def of_rows(folder: Path, rows: Rows, *merges: str) -> Sheet:
    return only(make_xlsx(folder / "表.xlsx", {"数据": rows}, {"数据": merges}))


def test_titles_and_unit_rows_above_the_header_are_no_columns(tmp_path: Path) -> None:
    rows: Rows = [
        ["示例市月报"],
        ["单位:万元"],
        [],
        ["区县", "金额", "备注"],
        ["甲区", 1, "无"],
        ["乙区", 2, ""],
    ]

    sheet = of_rows(tmp_path, rows, "A1:C1")

    assert sheet.columns == ("区县", "金额", "备注")
    assert sheet.titles == ("示例市月报", "单位:万元")
    assert sheet.rows == [["甲区", "1", "无"], ["乙区", "2", ""]]
    assert sheet.numbers == [5, 6]


def test_a_header_of_two_merged_rows_is_joined_and_the_units_below_are_kept(
    tmp_path: Path,
) -> None:
    rows: Rows = [
        ["站点", "水质", None, "日期"],
        [None, "COD", "氨氮", None],
        [None, "mg/L", "mg/L", None],
        ["城东", 10, 0.5, "2024-01-02"],
    ]

    sheet = of_rows(tmp_path, rows, "A1:A2", "B1:C1", "D1:D2")

    assert sheet.columns == ("站点", "水质_COD", "水质_氨氮", "日期")
    assert sheet.units == ("", "mg/L", "mg/L", "")
    assert sheet.rows == [["城东", "10", "0.5", "2024-01-02"]]


def test_cells_merged_downwards_are_said_in_every_row(tmp_path: Path) -> None:
    rows: Rows = [["部门", "事项"], ["城管局", "占道"], [None, "乱贴"], ["水务局", "漏水"]]

    assert of_rows(tmp_path, rows, "A2:A3").rows == [
        ["城管局", "占道"],
        ["城管局", "乱贴"],
        ["水务局", "漏水"],
    ]


def test_names_that_come_twice_are_numbered_and_empty_columns_go(tmp_path: Path) -> None:
    rows: Rows = [["名称", "数量", None, "数量", None], ["甲", 1, None, 2, "x"], ["乙", 3, None, 4, "y"]]

    sheet = of_rows(tmp_path, rows)

    assert sheet.columns == ("名称", "数量", "数量_2", "列5")


def test_totals_footnotes_and_repeated_headers_are_no_rows(tmp_path: Path) -> None:
    head = ["区县", "户数", "金额"]
    rows: Rows = [
        head,
        ["甲", 1, 2],
        head,
        ["小 计", 1, 2],
        ["乙", 3, 4],
        ["合计", 4, 6],
        ["备注:以上为示例"],
    ]

    sheet = of_rows(tmp_path, rows)

    assert sheet.rows == [["甲", "1", "2"], ["乙", "3", "4"]]
    assert sheet.sums == 2
    assert sheet.notes == ["备注:以上为示例"]


def test_column_numbers_under_a_statistical_header_are_skipped(tmp_path: Path) -> None:
    rows: Rows = [["指标", "代码", "本年"], ["甲", "乙", "1"], ["户数", "01", 5]]

    assert of_rows(tmp_path, rows).rows == [["户数", "01", "5"]]


def test_a_table_without_a_header_gets_numbered_columns(tmp_path: Path) -> None:
    file = make_csv(tmp_path / "数.csv", [["甲", "1", "2024-01-01"], ["乙", "2", "2024-01-02"]])

    assert only(file).columns == ("列1", "列2", "列3")
    assert len(only(file).rows) == 2


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_csv_is_read_in_any_usual_encoding(tmp_path: Path, encoding: str) -> None:
    file = make_csv(tmp_path / "表.csv", [["街道", "数量"], ["示例街道", "3"], ["另一街道", "4"]], encoding)

    assert only(file).columns == ("街道", "数量")


def test_a_page_saved_as_xls_is_read_as_its_tables(tmp_path: Path) -> None:
    file = tmp_path / "导出.xls"
    rows = "<tr><th>单位</th><th>数量</th></tr><tr><td>甲</td><td>3</td></tr>"
    file.write_text(f'<html><meta charset="utf-8"><table>{rows}</table></html>', "utf-8")

    assert only(file).rows == [["甲", "3"]]


def test_only_a_header_is_a_table_without_rows_and_an_empty_book_has_none(tmp_path: Path) -> None:
    assert of_rows(tmp_path, [["名称", "数量"]]).rows == []
    assert sheets_of(make_xlsx(tmp_path / "空.xlsx", {"一": [], "二": [[None]]})) == []


def test_what_is_no_spreadsheet_is_named(tmp_path: Path) -> None:
    for name, content, error in (
        ("a.xlsx", b"PK\x03\x04broken", DocumentCorrupt),
        ("b.csv", b"  \n", DocumentEmpty),
        ("c.pdf", b"%PDF-1.4 nothing", DocumentKindUnknown),
    ):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(error):
            sheets_of(tmp_path / name)


def test_a_classified_sheet_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentClassified):
        of_rows(tmp_path, [["机密★10年"], ["示例市测试表"], ["名称", "数量"], ["甲", 1]])


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    file = make_csv(tmp_path / "式.csv", [["名称", "说明"], ["=1+1", "@SUM(A1)"], ["+甲", "-乙"]])

    assert only(file).rows == [["=1+1", "@SUM(A1)"], ["+甲", "-乙"]]


def test_years_may_head_columns(tmp_path: Path) -> None:
    assert of_rows(tmp_path, [["指标", 2022, 2023, 2024], ["户数", 1, 2, 3]]).columns[1:] == (
        "2022",
        "2023",
        "2024",
    )
