"""What the model and the person are told of an answer: the statement, the rows, how many there are."""

from collections.abc import Sequence
from typing import Any

from studio.core.events import Shown
from studio.tools.tables.describing import Described
from studio.tools.tool import ToolResult

_MOST_SIGNS = 6_000  # of tables in a description
_MOST_TOLD = 8_000  # signs of rows a model is told
_LONGEST_CELL = 200


def tables_told(tables: Sequence[Described]) -> str:
    """All tables in full, or as many as a description holds and the rest by their columns."""
    told: list[str] = []
    left = _MOST_SIGNS
    for table in tables:
        text = table.in_full()
        text = text if len(text) <= left else f"表 {table.in_short()}"
        left -= len(text)
        told.append(text if left >= 0 else f'表 "{table.name}"')
    return "\n".join(told)


def result_of(answer: dict[str, Any], *, english: bool = False) -> ToolResult:
    columns, rows = tuple(answer["columns"]), tuple(tuple(row) for row in answer["rows"])
    shown = Shown(columns=columns, rows=rows, method=answer["sql"], more=answer["count"] - len(rows))
    return ToolResult(text="\n".join(_lines(shown, answer["count"], answer["counted"], english)), shown=shown)


def _lines(shown: Shown, count: int, counted: bool, english: bool) -> list[str]:
    lines = [f"SQL: {shown.method}"]
    if not count:
        return [*lines, "No rows." if english else "查询结果为空,没有符合条件的行。No rows."]
    lines += [_line(shown.columns), _line(["---"] * len(shown.columns))]
    left, told = _MOST_TOLD, 0
    for row in shown.rows:
        line = _line(row)
        left -= len(line)
        if left < 0 and told:
            break
        lines.append(line)
        told += 1
    return [*lines, (_counted_in_english if english else _counted)(count, told, exact=counted)]


def _counted(count: int, told: int, *, exact: bool) -> str:
    listed = "" if told == count else f",这里列出前 {told} 行 (the first {told} are listed)"
    number = f"共 {count} 行 ({count} rows)" if exact else f"超过 {count} 行 (more than {count} rows)"
    return f"{number}{listed}。"


def _counted_in_english(count: int, told: int, *, exact: bool) -> str:
    listed = "" if told == count else f", the first {told} are listed"
    return f"{'Rows' if exact else 'Rows, more than'}: {count}{listed}."


def _line(cells: Sequence[str]) -> str:
    plain = (" ".join(cell.split()).replace("|", "¦") for cell in cells)
    return "| " + " | ".join(cell[:_LONGEST_CELL] for cell in plain) + " |"
