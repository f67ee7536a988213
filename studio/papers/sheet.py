"""A spreadsheet (SpreadsheetML): sheets with a header and rows each, and both AI labels.

Texts are texts: what begins with = is no formula, nor does it become one when somebody edits the cell.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from studio.papers.ai_label import PROPERTY, AiLabel
from studio.papers.ooxml import RELATION, Part, Properties, office_package
from studio.papers.text import xml_text

_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_SHEET = "spreadsheetml"
Cell = str | Decimal
_NARROWEST, _WIDEST = 8, 60  # characters
_LONGEST = 32767  # characters a cell takes
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


Sheet = tuple[str, Sequence[Sequence[Cell]]]
"""A title and its rows, of which the first is the header."""


def sheet_xlsx(title: str, rows: Sequence[Sequence[Cell]], label: AiLabel | None) -> bytes:
    """One sheet; the label stands under the rows, an empty one between."""
    return sheets_xlsx(title, [(title, rows)], label)


def sheets_xlsx(title: str, sheets: Sequence[Sheet], label: AiLabel | None) -> bytes:
    """The label stands under the rows of the first sheet; titles of sheets should differ."""
    text = "\n".join("\t".join(map(str, row)) for _, rows in sheets for row in rows)
    custom = ((PROPERTY, label.metadata(text)),) if label else ()
    parts = [
        Part(
            f"xl/worksheets/sheet{number}.xml", f"{_SHEET}.worksheet+xml", _labelled(rows, line), "worksheet"
        )
        for number, (rows, line) in enumerate(_lines(sheets, label), 1)
    ]
    named = "".join(
        f'<sheet name="{xml_text(_sheet_name(name))}" sheetId="{number}" r:id="rId{number}"/>'
        for number, (name, _) in enumerate(sheets, 1)
    )
    main = Part(
        "xl/workbook.xml",
        f"{_SHEET}.sheet.main+xml",
        f'<workbook xmlns="{_S}" xmlns:r="{RELATION}"><sheets>{named}</sheets></workbook>',
    )
    parts.append(Part("xl/styles.xml", f"{_SHEET}.styles+xml", _STYLES, "styles"))
    return office_package(main, parts, Properties(title, label.maker if label else "", custom))


def _lines(sheets: Sequence[Sheet], label: AiLabel | None) -> Iterator[tuple[Sequence[Sequence[Cell]], str]]:
    for at, (_, rows) in enumerate(sheets):
        yield rows, label.line if label and not at else ""


def _labelled(rows: Sequence[Sequence[Cell]], line: str) -> str:
    return _sheet([*rows, *([[], [line]] if line else [])], len(rows))


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
    style += 2 if cell.startswith(_LIKE_FORMULAS) else 0
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


_HEADER_STYLE = (
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1">'
    '<alignment horizontal="center" vertical="center" wrapText="1"/></xf>'
)
_STYLE = (
    '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
)


def _as_typed(style: str) -> str:
    """As if it had been typed after an apostrophe: a text whatever it begins with."""
    return style.replace("<xf ", '<xf quotePrefix="1" ', 1)


_STYLES = (
    f'<styleSheet xmlns="{_S}"><fonts count="2"><font><sz val="11"/><name val="宋体"/></font>'
    '<font><b/><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    f"{_HEADER_STYLE}{_STYLE}{_as_typed(_HEADER_STYLE)}{_as_typed(_STYLE)}</cellXfs>"
    '<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
