"""Sheets in shapes of others: sums that count twice, several tables, units above the table."""

from pathlib import Path

from studio.documents.wire import path_to_wire
from studio.tools.tables.engine import answer, overview
from tests.unit.tools.sheets_made import Rows, make_xlsx


def asked(file: Path, sql: str) -> list[list[str]]:
    found = answer(file, stamps(file), sql, 50, "tables")["rows"]
    assert isinstance(found, list)
    return found


def stamps(file: Path) -> list[tuple[str, int, int]]:
    found = file.stat()
    return [(path_to_wire(file), found.st_size, found.st_mtime_ns)]


def sheet(folder: Path, rows: Rows, merges: list[str] | None = None) -> Path:
    return make_xlsx(folder / "表格.xlsx", {"数据": rows}, {"数据": merges or []})


def test_sums_in_any_label_column_and_the_whole_are_not_counted_twice(tmp_path: Path) -> None:
    rows: Rows = [
        ["区", "街道", "户数"],
        ["甲区", "东街", 10],
        ["甲区", "西街", 20],
        ["甲区", "小计", 30],
        ["乙区", "南街", 5],
        ["乙区", "小计", 5],
        ["全市", None, 35],
        ["平均", None, 17.5],
    ]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("户数"), COUNT(*) FROM "数据"') == [["35", "3"]]


def test_a_sum_behind_a_serial_number_is_a_sum(tmp_path: Path) -> None:
    rows: Rows = [["序号", "街道", "户数"], [1, "东街", 10], [2, "西街", 20], [3, "合计", 30]]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("户数") FROM "数据"') == [["30"]]


def test_a_name_that_only_holds_the_word_is_no_sum(tmp_path: Path) -> None:
    rows: Rows = [["单位", "件数"], ["会计统计科", 3], ["总计划处", 4], ["审计局", 5]]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("件数") FROM "数据"') == [["12"]]


def test_tables_under_each_other_are_tables_of_their_own(tmp_path: Path) -> None:
    rows: Rows = [
        ["表一 办件"],
        ["单位", "受理", "办结"],
        ["城管局", 12, 10],
        ["住建局", 8, 8],
        [],
        ["表二 人员"],
        ["姓名", "科室", "入职日期"],
        ["示例甲", "一科", "2026.4.1"],
        ["示例乙", "二科", "2026.5.1"],
    ]
    file = sheet(tmp_path, rows)

    names = [table["name"] for table in overview(file, stamps(file))]

    assert len(names) == 2
    assert asked(file, f'SELECT SUM("受理") FROM "{names[0]}"') == [["20"]]
    assert asked(file, f'SELECT COUNT(*), MAX("入职日期") FROM "{names[1]}"') == [["2", "2026-05-01"]]


def test_blank_lines_within_a_table_do_not_part_it(tmp_path: Path) -> None:
    rows: Rows = [["街道", "户数"], ["东街", 1], [], ["西街", 2], [], ["南街", 3]]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("户数") FROM "数据"') == [["6"]]


def test_the_unit_above_a_table_is_that_of_its_bare_numbers(tmp_path: Path) -> None:
    rows: Rows = [
        ["编制单位:示例市财政局", "", "单位:万元"],
        ["区县", "税收", "备注"],
        ["甲区", "1,200.5", ""],
        ["乙区", "2.3亿", "修订"],
        ["丙区", 1500, ""],
    ]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("税收") FROM "数据"') == [["25700.5"]]


def test_what_mixes_units_and_says_none_is_told_to_the_model(tmp_path: Path) -> None:
    file = sheet(tmp_path, [["区县", "税收"], ["甲区", "1,200.5"], ["乙区", "2.3亿"]])

    (table,) = overview(file, stamps(file))

    assert table["columns"][1]["mixed"]


def test_months_and_days_side_by_side_are_a_header(tmp_path: Path) -> None:
    months: Rows = [["指标", "1月", "2月", "3月"], ["投诉", "12件", "15件", "20件"]]
    days: Rows = [["人员", "1", "2", "3"], ["示例甲", "√", "", ""], ["示例乙", "", "√", "√"]]

    assert asked(sheet(tmp_path, months), 'SELECT "3月" FROM "数据"')[0] == ["20"]
    assert len(asked(sheet(tmp_path, days), 'SELECT * FROM "数据" WHERE "2" = \'√\'')) == 1


def test_a_blank_may_part_thousands(tmp_path: Path) -> None:
    rows: Rows = [["街道", "诉求"], ["东街", "1 200"], ["西街", "３０"]]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("诉求") FROM "数据"') == [["1230"]]


def test_dates_side_by_side_are_a_header_over_numbers(tmp_path: Path) -> None:
    rows: Rows = [["站点", "2026-11-01", "2026-11-02"], ["甲站", 1.2, 5], ["乙站", 2, "缺测"]]

    assert asked(sheet(tmp_path, rows), 'SELECT SUM("2026-11-01"), SUM("2026-11-02") FROM "数据"') == [
        ["3.2", "5"]
    ]


def test_a_row_called_by_a_serial_sign_is_no_numbering_of_columns(tmp_path: Path) -> None:
    rows: Rows = [["组", "一季", "二季", "三季"], ["甲", 1, 2, 3], ["乙", 5, 6, 7]]

    assert asked(sheet(tmp_path, rows), 'SELECT COUNT(*), SUM("一季") FROM "数据"') == [["2", "6"]]
