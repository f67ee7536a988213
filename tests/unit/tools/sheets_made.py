"""Spreadsheets for tests: fictitious tables of 示例市, as people really lay them out."""

import csv
from collections.abc import Sequence
from pathlib import Path

import openpyxl

Rows = Sequence[Sequence[object]]


def make_xlsx(file: Path, sheets: dict[str, Rows], merges: dict[str, Sequence[str]] | None = None) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active) if book.active is not None else None
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        for area in (merges or {}).get(name, ()):
            sheet.merge_cells(area)
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)
    return file


def make_csv(file: Path, rows: Rows, encoding: str = "utf-8") -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(rows)
    return file
