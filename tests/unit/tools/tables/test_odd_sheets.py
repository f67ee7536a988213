"""Odd and hostile spreadsheets: what is in a cell never becomes part of a statement, and nothing is lost."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from studio.core.errors import DocumentCorrupt
from studio.documents.wire import path_to_wire
from studio.tools.tables import engine
from studio.tools.tables.describing import Described
from tests.unit.tools.sheets_made import Rows, make_csv, make_xlsx


@pytest.fixture(autouse=True)
def _forgotten() -> Iterator[None]:
    yield
    engine._opened.cache_clear()


def stamps(*files: Path) -> list[tuple[str, int, int]]:
    return [(path_to_wire(file), file.stat().st_size, file.stat().st_mtime_ns) for file in files]


def tables(*files: Path) -> list[Described]:
    return [Described.from_json(each) for each in engine.overview(files[0], stamps(*files))]


def rows(file: Path, sql: str) -> Any:
    return engine.answer(file, stamps(file), sql, 100, "tables")["rows"]


def test_names_with_quotes_breaks_and_signs_stay_names(tmp_path: Path) -> None:
    head = ['a"; DROP TABLE x; --', "b\nc", "d'e", "😀", "(", "%"]
    file = make_csv(tmp_path / 'x"; DROP TABLE y; --.csv', [head, ["1", "2", "3", "4", "5", "9"], ["7"] * 6])

    (table,) = tables(file)

    assert [column.name for column in table.columns] == ['a"; DROP TABLE x; --', "b c", "d'e", "😀", "(", "%"]
    assert rows(file, f'SELECT "a""; DROP TABLE x; --", "d\'e" FROM "{table.name}" LIMIT 1') == [["1", "3"]]


def test_cells_keep_every_sign(tmp_path: Path) -> None:
    odd = ["\\N", '"quoted"', "line\nbreak", "=1+1", "'; DROP TABLE t; --", "NULL", ",,,", "a\tb", "𠮷"]
    file = make_csv(
        tmp_path / "t.csv", [["名", "值"], *([f"n{number}", value] for number, value in enumerate(odd))]
    )

    assert [row[0] for row in rows(file, "SELECT 值 FROM t")] == odd


def test_what_says_nothing_is_null_and_counts_as_nothing(tmp_path: Path) -> None:
    file = make_csv(
        tmp_path / "t.csv", [["名", "数"], ["a", "1"], ["b", "NaN"], ["c", "—"], ["d", ""], ["e", "#REF!"]]
    )

    assert rows(file, "SELECT count(*), count(数), sum(数) FROM t") == [["5", "1", "1"]]


def test_the_greatest_numbers_are_exact(tmp_path: Path) -> None:
    values = ["900719925474099", "12345678901234567890.12", "0.000000000001"]
    file = make_csv(tmp_path / "t.csv", [["名", "金额"], *(["a", value] for value in values)])

    assert rows(file, "SELECT sum(金额) FROM t") == [["12346579621160041989.120000000001"]]


def test_columns_that_differ_in_case_alone_are_told_apart(tmp_path: Path) -> None:
    file = make_csv(
        tmp_path / "t.csv", [["Name", "NAME", "name", "name"], ["a", "b", "c", "d"], ["e", "f", "g", "h"]]
    )

    assert len(rows(file, "SELECT * FROM t")[0]) == 4


def test_a_very_wide_and_a_very_long_sheet_are_read(tmp_path: Path) -> None:
    wide = make_xlsx(tmp_path / "w.xlsx", {"宽": [[f"列名{n}" for n in range(400)], list(range(400))]})
    long = make_csv(tmp_path / "l.csv", [["名", "长"], ["a", "字" * 300_000], ["b", "x"]])

    assert len(tables(wide)[0].columns) == 300
    assert len(rows(long, "SELECT 长 FROM l")[0][0]) <= 2000
    assert rows(long, "SELECT length(长) FROM l") == [["300000"], ["1"]]


def test_sheets_and_files_of_one_name_are_told_apart(tmp_path: Path) -> None:
    small: Rows = [["名", "数"], ["a", 1]]
    first = make_xlsx(tmp_path / "一" / "表.xlsx", {"数据": small, "数据 ": small})
    second = make_xlsx(tmp_path / "二" / "表.xlsx", {"数据": small})

    names = [table.name for table in tables(first, second)]

    assert len({name.casefold() for name in names}) == 3


def test_a_sheet_of_a_header_alone_can_be_asked(tmp_path: Path) -> None:
    file = make_xlsx(tmp_path / "空.xlsx", {"空表": [["名称", "数量"]]})

    assert rows(file, "SELECT count(*) FROM 空表") == [["0"]]


def test_a_book_without_tables_has_none(tmp_path: Path) -> None:
    assert tables(make_xlsx(tmp_path / "无.xlsx", {"一": []})) == []


@pytest.mark.parametrize("cut", [100, 2000, -300])
def test_a_file_that_is_cut_off_is_named(tmp_path: Path, cut: int) -> None:
    whole = make_xlsx(
        tmp_path / "整.xlsx", {"表": [["名", "数"], *([f"n{n}", n] for n in range(500))]}
    ).read_bytes()
    file = tmp_path / "残.xlsx"
    file.write_bytes(whole[:cut])

    with pytest.raises(DocumentCorrupt):
        tables(file)
