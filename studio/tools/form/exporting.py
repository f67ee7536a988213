"""A filled form as a file: a Word document, a spreadsheet or JSON, each with its labels."""

import json
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation

from studio.core.artifacts import LineStyle, PaperLine
from studio.core.forms import FieldKind, FilledField, FilledForm
from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.fonts import FontSet
from studio.papers.plain_docx import lines_docx
from studio.papers.sheet import sheet_xlsx
from studio.tools.form.settings import Format
from studio.tools.making import Draft


def form_draft(form: FilledForm, as_a: Format, label: AiLabel | None) -> Draft:
    lines = form_lines(form, label)
    content = "\n".join(line.text.replace("\t", "：", 1) for line in lines)
    make = {Format.DOCX: _docx, Format.XLSX: _xlsx, Format.JSON: _json}[as_a]
    return Draft(
        title=f"{form.title}{told_apart(form.fields)}",
        ending=as_a,
        content=content,
        data=lambda: make(form, lines, label),
        paper=lines,
    )


def form_lines(form: FilledForm, label: AiLabel | None) -> tuple[PaperLine, ...]:
    rows = (f"{field.label}\t{field.value}" for field in form.fields)
    return (
        PaperLine(text=form.title, style=LineStyle.TITLE),
        *(PaperLine(text=row, style=LineStyle.TABLE_ROW) for row in rows),
        *([PaperLine(text=label.line, style=LineStyle.AI_LABEL)] if label else []),
    )


def told_apart(fields: Sequence[FilledField]) -> str:
    """A file is known again by the first short value in it that is nobody's personal data."""
    short = (field.value for field in fields if field.kind is FieldKind.TEXT and not field.personal)
    found = next((value for value in short if 0 < len(value) <= 20), "")
    return f"-{found}" if found else ""


def _docx(form: FilledForm, lines: Sequence[PaperLine], label: AiLabel | None) -> bytes:
    return lines_docx(form.title, lines, FontSet.GB2312.fonts, label, header=False, widths=(28, 72))


def _xlsx(form: FilledForm, lines: Sequence[PaperLine], label: AiLabel | None) -> bytes:
    labels = [field.label for field in form.fields]
    values = [_cell(field) for field in form.fields]
    return sheet_xlsx(form.title, [labels, values], label)


def _json(form: FilledForm, lines: Sequence[PaperLine], label: AiLabel | None) -> bytes:
    written = {
        "title": form.title,
        "values": {field.name: _plain(field) for field in form.fields},
        "labels": {field.name: field.label for field in form.fields},
    }
    if label:
        text = "\n".join(line.text for line in lines)
        written |= {"label": label.line, PROPERTY: json.loads(label.metadata(text))}
    return json.dumps(written, ensure_ascii=False, indent=2).encode(errors="replace")


def _cell(field: FilledField) -> str | Decimal:
    """Figures reckon as figures in a sheet."""
    if field.kind in (FieldKind.NUMBER, FieldKind.MONEY):
        try:
            return Decimal(field.value)
        except InvalidOperation:
            return field.value
    return field.value


def _plain(field: FilledField) -> str | float | int:
    cell = _cell(field)
    if isinstance(cell, str):
        return cell
    return int(cell) if cell == cell.to_integral_value() else float(cell)
