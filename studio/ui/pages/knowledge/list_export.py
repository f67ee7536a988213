"""The list of documents as rows of text: for the clipboard, and as a file that others can work on."""

import asyncio
import csv
import io
from collections.abc import Sequence
from pathlib import Path

from studio.core.files import write_atomically
from studio.papers.sheet import sheet_xlsx
from studio.ui.dates import full_day
from studio.ui.language import tr
from studio.ui.pages.knowledge.lines import DocumentLine


def clipboard_rows(lines: Sequence[DocumentLine]) -> str:
    """Tab-separated, so that they paste into the cells of a spreadsheet."""
    return "\n".join("\t".join(_one_line(cell) for cell in _row(line)) for line in lines)


async def write_list(file: Path, title: str, rows: Sequence[Sequence[str]]) -> Path:
    """Write `rows` as .csv or as .xlsx, by the file's ending; raises FolderNotWritable or DiskFull."""
    content = _csv(rows) if file.suffix.casefold() == ".csv" else sheet_xlsx(title, rows, None)
    await asyncio.to_thread(write_atomically, file, content)
    return file


def list_rows(lines: Sequence[DocumentLine]) -> list[list[str]]:
    """With a header."""
    head = [
        tr("File"), tr("State"), tr("Document no."), tr("Issuer"), tr("Date of issue"), tr("Validity"),
        tr("Pages"), tr("Chunks"), tr("Loaded at"), tr("Reason"),
    ]  # fmt: skip
    return [head, *(_row(line) for line in lines)]


def _row(line: DocumentLine) -> list[str]:
    facts = line.row.facts
    reason = " ".join(line.explained()) if line.needs_attention else ""
    return [
        line.name, line.state, facts.number, facts.issuer, full_day(facts.issued), line.validity.strip("—"),
        line.pages, line.chunks, line.loaded, reason,
    ]  # fmt: skip


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _csv(rows: Sequence[Sequence[str]]) -> bytes:
    """With a byte-order mark, by which spreadsheet programs know the encoding; nothing becomes a formula."""
    text = io.StringIO()
    csv.writer(text).writerows([[_no_formula(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell
