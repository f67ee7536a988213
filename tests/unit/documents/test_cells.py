"""Values of spreadsheets as people see them."""

from datetime import date, datetime, time, timedelta

import pytest

from studio.documents.readers.cells import Cell, shown
from studio.documents.tables import header_index, labelled, row_text, table_blocks


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (3.0, "3"),
        (0.1 + 0.2, "0.3"),
        (27.5, "27.5"),
        (0.00001, "0.00001"),
        (110101199001011234.0, "1.10101199001011e+17"),
        (True, "是"),
        (date(2026, 4, 1), "2026-04-01"),
        (datetime(2026, 4, 1), "2026-04-01"),
        (datetime(2026, 4, 1, 8, 30), "2026-04-01 08:30"),
        (datetime(2026, 4, 1, 8, 30, 15), "2026-04-01 08:30:15"),
        (time(8, 30), "08:30:00"),
        (timedelta(hours=26, minutes=5), "26:05"),
        ("城东库", "城东库"),
    ],
)
def test_a_value_is_shown_as_in_the_sheet(cell: Cell, text: str) -> None:
    assert shown(cell) == text


def test_a_row_names_its_columns_and_leaves_out_empty_cells() -> None:
    assert labelled(["名称", "数量", "备注"], ["水泵", "", "新\n购"]) == "名称:水泵；备注:新 购"
    assert labelled(["名称"], ["水泵", "12"]) == "名称:水泵；12"


def test_a_row_of_text_keeps_the_place_of_empty_cells_but_not_at_the_end() -> None:
    assert row_text(["甲", "", "乙", "", ""]) == "甲 |  | 乙"


def test_titles_above_a_table_are_not_its_header() -> None:
    assert header_index([["物资清单", "", ""], ["单位：示例市", "", ""], ["名称", "数量", "仓库"]]) == 2


def test_a_table_of_one_column_is_a_frame_round_text() -> None:
    assert [block.table_header for block in table_blocks([["注意"], ["保持畅通"]])] == [None, None]
    assert table_blocks([["", " "]]) == []
