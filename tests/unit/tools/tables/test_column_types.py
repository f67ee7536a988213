"""Columns are numbers, dates or text as people meant them, and nothing of their text is lost."""

import pytest

from studio.documents.readers.cells import Cell
from studio.tools.spreadsheets.quantities import quantity
from studio.tools.tables.column_types import Column, typed


def column(name: str, *texts: str) -> Column:
    return typed(name, "", list(texts), list(texts))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,234.5万元", "12345000", "元"),
        ("1，234", "1234", ""),
        ("３０人", "30", "人"),
        ("¥1,200.50", "1200.50", ""),
        ("12.5%", "0.125", ""),
        ("(300)", "-300", ""),
        ("3亿", "300000000", ""),
        ("-7", "-7", ""),
        ("约300", "300", ""),
        ("35.2 μg/m³", "35.2", "μg/m3"),
    ],
)
def test_a_number_is_read_with_its_unit(text: str, value: str, unit: str) -> None:
    found = quantity(text)

    assert found is not None
    assert f"{found.value.normalize():f}" == f"{type(found.value)(value).normalize():f}"
    assert found.unit in (unit, text[5:])


@pytest.mark.parametrize(
    "text", ["3号楼", "300至400", "2024年规划", "1.2.3", "一百", "12,34", "A12", "=1+1", "10万人次左右"]
)
def test_what_is_more_than_a_number_is_none(text: str) -> None:
    assert quantity(text) is None


def test_decimals_are_exact_and_in_the_unit_of_the_header() -> None:
    money = column("投资(万元)", "1,234.56", "0.1", "2亿元", "—")

    assert money.type == "DECIMAL(38,2)"
    assert money.unit == "万元"
    assert money.values == ["1234.56", "0.1", "20000", None]
    assert money.originals == ["1,234.56", "0.1", "2亿元", "—"]


def test_units_said_alike_are_kept_and_mixed_ones_are_reckoned_to_one() -> None:
    assert column("金额", "3万元", "4.5万元").values == ["3", "4.5"]
    assert column("金额", "3万元", "4.5万元").unit == "万元"
    assert column("金额", "3万元", "800元").values == ["30000", "800"]


def test_percent_is_a_share_unless_the_header_says_percent() -> None:
    assert column("完成率", "45.5%", "100%").values == ["0.455", "1"]
    assert column("完成率(%)", "45.5", "100%").values == ["45.5", "100"]


def test_a_few_words_among_numbers_are_counted_and_kept_beside_them() -> None:
    found = column("数量", "1", "2", "3", "4", "不详")

    assert (found.type, found.odd, found.values[-1]) == ("BIGINT", 1, None)
    assert found.originals is not None


def test_codes_telephones_and_identity_numbers_stay_text() -> None:
    assert column("编号", "1", "2").type == "VARCHAR"
    assert column("邮政", "001", "012").type == "VARCHAR"
    assert column("联系电话", "13800000000", "13900000000").type == "VARCHAR"
    assert column("证", "320102199001011234").type == "VARCHAR"


def test_dates_in_several_spellings_are_dates_and_clocks_make_points_in_time() -> None:
    assert column("登记日期", "2024/1/5", "2024年1月6日", "20240107").values == [
        "2024-01-05",
        "2024-01-06",
        "2024-01-07",
    ]
    assert column("时间", "2024-01-05 08:30", "2024-01-06 9:05:10").type == "TIMESTAMP"
    assert column("日期", "2024-02-30", "2024-13-01").type == "VARCHAR"


def test_faults_and_nan_are_nothing() -> None:
    assert column("值", "1", "#DIV/0!", "NaN", "N/A", "/", "2").values == ["1", None, None, None, None, "2"]


def test_floats_of_a_spreadsheet_show_no_noise() -> None:
    values: list[Cell] = [0.1 + 0.2, 1e-7, 3.0]

    assert typed("值", "", values, ["0.3", "0.0000001", "3"]).values == ["0.3", "0.0000001", "3"]


def test_an_empty_column_is_text() -> None:
    assert column("空", "", "").type == "VARCHAR"
