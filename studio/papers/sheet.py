"""A spreadsheet of one sheet (SpreadsheetML): a header, rows, and both AI labels.

Texts are texts: what begins with = is no formula.
"""

from collections.abc import Sequence
from decimal import Decimal

from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.ooxml import RELATION, Part, Properties, office_package
from studio.papers.text import xml_text

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = "spreadsheetml"
Cell = str | Decimal
_NARROWEST, _WIDEST = 8, 60  # characters
_LONGEST = 32767  # characters a cell takes


def sheet_xlsx(title: str, rows: Sequence[Sequence[Cell]], label: AiLabel | None) -> bytes:
    """The first row is the header; the label stands under the rows, an empty one between."""
    all_rows = [*rows, *([[], [label.line]] if label else [])]
    text = "\n".join("\t".join(map(str, row)) for row in rows)
    custom = ((PROPERTY, label.metadata(text)),) if label else ()
    parts = [
        Part("xl/worksheets/sheet1.xml", f"{_SHEET}.worksheet+xml", _sheet(all_rows, len(rows)), "worksheet"),
        Part("xl/styles.xml", f"{_SHEET}.styles+xml", _STYLES, "styles"),
    ]
    workbook = (
        f'<workbook xmlns="{_S}" xmlns:r="{RELATION}"><sheets>'
        f'<sheet name="{xml_text(_sheet_name(title))}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )
    main = Part("xl/workbook.xml", f"{_SHEET}.sheet.main+xml", workbook)
    return office_package(main, parts, Properties(title, label.maker if label else "", custom))


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of []:*?/\\ and no quote at either end."""
    name = "".join(sign for sign in title if sign not in "[]:*?/\\").strip("' ")[:31]
    return name or "Sheet1"


def _sheet(rows: Sequence[Sequence[Cell]], counted: int) -> str:
    columns = max(map(len, rows[:counted]), default=1) or 1
    widths = (_width([row[at] for row in rows[:counted] if at < len(row)]) for at in range(columns))
    shown = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(widths, 1)
    )
    body = "".join(_row(number, row) for number, row in enumerate(rows, 1) if row)
    return (
        f'<worksheet xmlns="{_S}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"<cols>{shown}</cols><sheetData>{body}</sheetData></worksheet>"
    )


def _row(number: int, row: Sequence[Cell]) -> str:
    style = 1 if number == 1 else 2
    cells = (_cell(f"{_column(at)}{number}", cell, style) for at, cell in enumerate(row))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _cell(place: str, cell: Cell, style: int) -> str:
    if isinstance(cell, Decimal):
        return f'<c r="{place}" s="{style}"><v>{cell:f}</v></c>'
    text = "\n".join(xml_text(line) for line in cell[:_LONGEST].split("\n"))
    return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _column(at: int) -> str:
    """0 is A, 26 is AA."""
    name = ""
    at += 1
    while at:
        at, left = divmod(at - 1, 26)
        name = chr(ord("A") + left) + name
    return name


def _width(cells: Sequence[Cell]) -> int:
    lines = [line for cell in cells for line in str(cell).split("\n")]
    widest = max((sum(1 if sign < "\u2000" else 2 for sign in line) for line in lines), default=0)
    return max(_NARROWEST, min(widest + 2, _WIDEST))


_STYLES = (
    f'<styleSheet xmlns="{_S}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
