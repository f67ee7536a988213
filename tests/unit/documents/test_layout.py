"""Pieces of text on a page put in reading order."""

from collections.abc import Iterator

import pytest

from studio.documents.readers.layout import Piece, rows_in_order

EM = 12.0


def column(name: str, x: float, y: float, lines: int, across: int = 14) -> list[Piece]:
    """Full lines with a short one at the end, their left edges wavering as those of scans do."""
    return [
        piece(f"{name}{line}", x + line % 2, y + 20 * line, (across if line < lines - 1 else across / 2) * EM)
        for line in range(lines)
    ]


def piece(text: str, x: float, y: float, width: float, table: int = -1) -> Piece:
    return Piece(text, x, y, x + width, y + EM, EM, table)


def texts(pieces: list[Piece]) -> Iterator[str]:
    for row in rows_in_order(pieces):
        yield " ".join(each.text for each in row.pieces)


@pytest.mark.parametrize("columns", [2, 3])
def test_columns_follow_one_another_below_a_title_over_all_of_them(columns: int) -> None:
    title = piece("题", 120, 40, 320)
    pieces = [
        each for number in range(columns) for each in column("甲乙丙"[number], 50 + number * 190, 80, 6)
    ]
    shuffled = sorted([*pieces, title], key=lambda each: (each.top, each.left))

    assert list(texts(shuffled)) == ["题", *(each.text for each in pieces)]


def test_what_lies_over_both_columns_parts_them() -> None:
    above = [*column("甲", 50, 80, 5), *column("乙", 250, 80, 5)]
    below = [*column("丙", 50, 260, 5), *column("丁", 250, 260, 5)]
    table = piece("", 50, 200, 370, table=0)

    assert list(texts([*above, *below, table])) == [
        *(each.text for each in above),
        "",
        *(each.text for each in below),
    ]


def test_the_rows_of_a_table_without_lines_stay_rows() -> None:
    rows = [("编织袋", "5000", "城东仓库"), ("水泵", "12", "城西仓库"), ("冲锋舟", "6", "水上救援站")] * 3
    pieces = [
        piece(cell, 50 + 120 * at, 80 + 24 * number, len(cell) * EM)
        for number, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]

    assert list(texts(pieces)) == [" ".join(cells) for cells in rows]


def test_a_page_of_one_column_is_read_from_top_to_bottom() -> None:
    pieces = column("甲", 60, 80, 9, across=38)

    assert list(texts(pieces[::-1])) == [each.text for each in pieces]
