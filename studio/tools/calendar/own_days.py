"""Days off and worked days from an agent's own spreadsheet: date or first and last day, kind, name."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from studio.core.errors import ToolFileInvalid
from studio.tools.calendar.published import days_between
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.columns import named_columns
from studio.tools.spreadsheets.moments import moment

_HEADERS = {
    "first": (r"日期|放假日期|开始日期?|起始日期?|开始时间|start|date|day",),
    "last": (r"结束日期?|截止日期?|结束时间|end",),
    "kind": (r"类型|性质|状态|是否(放假|上班|休息|工作日)|安排|type|kind",),
    "name": (r"名称|节日|节假日(名称)?|假日|说明|备注|name|holiday",),
}
_WORKED = re.compile(r"班|工作|补|work")
_LONGEST = 60  # days of one holiday


def own_days(tables: Sequence[TextTable], tool: str) -> tuple[dict[date, str], dict[date, str]]:
    """Days off and days worked, with their names; raises ToolFileInvalid when there are none."""
    off: dict[date, str] = {}
    worked: dict[date, str] = {}
    for table in tables:
        columns = named_columns(table.columns, _HEADERS)
        first, last, kind, name = (columns.get(field, -1) for field in _HEADERS)
        for row in table.rows if first >= 0 else ():
            days = _days(row[first], row[last] if last >= 0 else "")
            said = row[kind] if kind >= 0 else row[name] if name >= 0 else ""
            named = (row[name] if name >= 0 else "") or said or "节假日"
            where = worked if _is_worked(table.columns[kind] if kind >= 0 else "", said) else off
            where |= dict.fromkeys(days, named.removesuffix("放假") if where is off else named)
    if not off and not worked:
        raise ToolFileInvalid(tool=tool, file=tables[0].file if tables else "", problem="no_days")
    return off, worked


def _is_worked(header: str, said: str) -> bool:
    """是 under 是否上班 is worked, 是 under 是否放假 is off."""
    if said in ("是", "否"):
        return ("班" in header or "工作" in header) is (said == "是")
    return bool(_WORKED.search(said)) and "不上班" not in said


def _days(first: str, last: str) -> list[date]:
    parts = re.split(r"\s*(?:至|到|~|～|—)\s*", first) if not last else [first, last]
    start, end = _day(parts[0]), _day(parts[-1])
    if start is None or end is None or not 0 <= (end - start).days < _LONGEST:
        return []
    return list(days_between(start, end))


def _day(text: str) -> date | None:
    found = moment(text, packed=True)
    return found.date() if isinstance(found, datetime) else found
