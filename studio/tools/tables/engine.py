"""In the child process: sheets as tables of a DuckDB that can read nothing else."""

import csv
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from studio.core.errors import QueryFailed
from studio.core.temporary import prefix
from studio.documents.readers.cells import shown
from studio.documents.wire import path_from_wire
from studio.tools.spreadsheets.sheets import Sheet, sheets_of
from studio.tools.tables.column_types import Column, typed, unit_said
from studio.tools.tables.describing import Described, described
from studio.tools.tables.naming import table_names
from studio.tools.tables.statements import checked, first_line, in_short

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_NOTHING = "\ue000nothing"
_MEGABYTES = 512
_MOST_COUNTED = 1_000_000
_LONGEST_CELL = 2000
Stamps = tuple[tuple[str, int, int], ...]
"""Path as on the wire, size and time of change of every file."""


def overview(path: Path, stamps: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """What tables there are; raises a DocumentError."""
    return [table.to_json() for table in _opened(_frozen(stamps))[1]]


def answer(path: Path, stamps: Sequence[Sequence[Any]], sql: str, limit: int, tool: str) -> dict[str, Any]:
    """Columns, the first `limit` rows and how many there are; `counted` is false when there are even more.

    Raises QueryRefused, QueryFailed or DocumentError.
    """
    import duckdb

    con, tables = _opened(_frozen(stamps))
    statement = checked(con, sql, tables, tool)
    con.execute("BEGIN TRANSACTION READ ONLY")
    try:
        found = con.execute(statement)
        columns = [column[0] for column in found.description or ()]
        rows = found.fetchmany(limit)
        more = _rest(found)
        return {
            "sql": statement,
            "columns": columns,
            "rows": [[_shown(cell) for cell in row] for row in rows],
            "count": len(rows) + more,
            "counted": more < _MOST_COUNTED,
        }
    except duckdb.Error as error:
        raise QueryFailed(tool=tool, problem=first_line(error), tables=in_short(tables)) from error
    finally:
        con.execute("ROLLBACK")


def _rest(found: "DuckDBPyConnection") -> int:
    count = 0
    while count < _MOST_COUNTED and (more := found.fetchmany(5000)):
        count += len(more)
    return count


def _shown(cell: Any) -> str:
    """Exact decimals without idle zeros; a double with the fifteen digits that hold."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        text = f"{cell:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(cell, datetime):
        return cell.isoformat(" ").removesuffix(" 00:00:00")
    return (shown(cell) if isinstance(cell, (bool, float)) else str(cell))[:_LONGEST_CELL]


def _frozen(stamps: Sequence[Sequence[Any]]) -> Stamps:
    return tuple((str(path), int(size), int(changed)) for path, size, changed in stamps)


@lru_cache(maxsize=1)
def _opened(stamps: Stamps) -> tuple["DuckDBPyConnection", list[Described]]:
    """Loading takes seconds for a large file: this process keeps the last set of files."""
    sheets = [sheet for path, _, _ in stamps for sheet in sheets_of(path_from_wire(path))]
    names = table_names((sheet.file, sheet.sheet) for sheet in sheets)
    con = _database()
    tables = [_loaded(con, name, sheet) for name, sheet in zip(names, sheets, strict=True)]
    _lock(con)
    return con, tables


def _database() -> "DuckDBPyConnection":
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": f"{_MEGABYTES}MB",
        "threads": 2,
        "temp_directory": "",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
        "allow_community_extensions": "false",
    }
    return duckdb.connect(":memory:", config=settings)


def _lock(con: "DuckDBPyConnection") -> None:
    con.execute("SET python_enable_replacements=false")
    con.execute("SET enable_external_access=false")
    con.execute("SET lock_configuration=true")


def _loaded(con: "DuckDBPyConnection", name: str, sheet: Sheet) -> Described:
    whole = unit_said(sheet.titles)
    columns = [
        typed(column, unit, [row[at] for row in sheet.values], [row[at] for row in sheet.rows], whole)
        for at, (column, unit) in enumerate(zip(sheet.columns, sheet.units, strict=True))
    ]
    columns = _with_originals(columns)
    fields = ", ".join(f"{quoted(column.name)} {column.type}" for column in columns)
    con.execute(f"CREATE TABLE {quoted(name)} ({fields})")
    if sheet.rows:
        _fill(con, name, columns)
    return described(name, sheet, columns)


def _fill(con: "DuckDBPyConnection", name: str, columns: Sequence[Column]) -> None:
    """Through a file: row by row a database of columns takes a hundred times as long."""
    with TemporaryDirectory(prefix=prefix("table")) as folder:
        file = Path(folder) / "rows.csv"
        with file.open("w", encoding="utf-8", errors="replace", newline="") as stream:
            csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\n").writerows(
                [_NOTHING if cell is None else cell for cell in row]
                for row in zip(*(column.values for column in columns), strict=True)
            )
        texts = ", ".join(f"'c{at}': 'VARCHAR'" for at in range(len(columns)))
        con.execute(
            f"INSERT INTO {quoted(name)} SELECT * FROM read_csv(?, header=false, delim=',', quote='\"', "
            f"escape='\"', nullstr='{_NOTHING}', auto_detect=false, allow_quoted_nulls=true, "
            f"max_line_size=20000000, columns={{{texts}}})",
            [str(file)],
        )


def _with_originals(columns: Sequence[Column]) -> list[Column]:
    """Where a number's text says more, it stands in a column of its own beside it."""
    taken = {column.name.casefold() for column in columns}
    every: list[Column] = []
    for column in columns:
        every.append(column)
        name = f"{column.name}_原文"
        if column.originals is not None and name.casefold() not in taken:
            every.append(Column(name, "VARCHAR", [text or None for text in column.originals]))
    return every


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
