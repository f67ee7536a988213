"""Questions from a file: JSONL, or a table (xlsx, xls, csv) with the columns 问题, 文档 and 位置."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from studio.core.errors import FileInvalid, NotFound
from studio.knowledge.cases import EvalCase

_COLUMNS = {
    "question": ("问题", "提问", "题目", "question", "query"),
    "documents": ("文档", "文件", "应找到的文档", "来源", "document", "documents", "file", "files"),
    "places": ("位置", "出处", "条款", "应找到的位置", "place", "places", "article"),
}
_SEVERAL = re.compile(r"[;；|\n]+")
_LARGEST = 20 << 20
_TABLES = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
Row = dict[str, Any]  # as JSON or a cell holds it


def read_cases(file: Path) -> list[EvalCase]:
    """Raises NotFound or FileInvalid with the line or row."""
    data = _bytes_of(file)
    cases = [_case(file, number, row) for number, row in _rows(file, data)]
    if not cases:
        raise FileInvalid(file=file.name, problem="no cases")
    return cases


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > _LARGEST:
            raise FileInvalid(file=file.name, problem="too_large")
        return file.read_bytes()
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=file.name) from error
    except OSError as error:
        raise FileInvalid(file=file.name, problem=str(error)) from error


def _rows(file: Path, data: bytes) -> Iterator[tuple[int, Row]]:
    """Lines or rows by their number in the file, counted from 1."""
    if data.startswith(_TABLES):
        return _of_table(file, _sheet(file, data))
    text = _text(file, data)
    if text.lstrip()[:1] in ("{", "["):
        return _of_lines(file, text)
    if file.suffix.lower() in (".jsonl", ".json"):
        return _of_lines(file, text)
    return _of_table(file, _csv(text))


def _of_lines(file: Path, text: str) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError as error:
                raise FileInvalid(file=file.name, problem=f"{number}: Invalid JSON: {error}") from error


def _of_table(file: Path, rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, Row]]:
    """The first row that names a question's column is the header."""
    at = next((at for at, row in enumerate(rows) if "question" in _fields(row)), None)
    if at is None:
        raise FileInvalid(file=file.name, problem="no question column")
    fields = _fields(rows[at])
    if "documents" not in fields:
        raise FileInvalid(file=file.name, problem="no document column")
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if any(cell.strip() for cell in row):
            told = {
                field: row[column].strip() if column < len(row) else "" for field, column in fields.items()
            }
            yield number, told | {key: _several(told.get(key, "")) for key in ("documents", "places")}


def _fields(header: Sequence[str]) -> dict[str, int]:
    """The column of each field that the header names."""
    names = [cell.strip().casefold().strip("*:：") for cell in header]
    found = {field: [names.index(one) for one in known if one in names] for field, known in _COLUMNS.items()}
    return {field: columns[0] for field, columns in found.items() if columns}


def _several(cell: str) -> list[str]:
    return [part.strip() for part in _SEVERAL.split(cell) if part.strip()]


def _csv(text: str) -> list[list[str]]:
    first = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t，", key=first.count)
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


def _text(file: Path, data: bytes) -> str:
    from studio.documents.decoding import decode

    decoded = decode(data) if data.strip() else None
    if decoded is None or decoded.lost:
        raise FileInvalid(file=file.name, problem="no cases" if not data.strip() else "not_utf8")
    return decoded.text


def _sheet(file: Path, data: bytes) -> list[list[str]]:
    """The first sheet with anything on it. The parser's panics are no Exception."""
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        for name in book.sheet_names:
            rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            if any(cell != "" for row in rows for cell in row):
                return [[_cell(cell) for cell in row] for row in rows]
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise FileInvalid(file=file.name, problem="does_not_read") from error
    return []


def _cell(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _case(file: Path, number: int, row: Row) -> EvalCase:
    try:
        return EvalCase.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise FileInvalid(file=file.name, problem=f"{number}: {where} {first['msg']}") from error
