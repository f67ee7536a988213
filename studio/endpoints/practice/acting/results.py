"""What tools returned, as an answer people can read: JSON as lines and tables, everything else as it is."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

_LONGEST = 3000
_MOST_ROWS = 30
_WRAPPED = re.compile(r"^\s*<(?P<tag>[\w一-鿿]+)[^>\n]*>\s*(?P<inside>.*?)\s*</(?P=tag)>\s*$", re.DOTALL)
_NOTE = re.compile(
    r"^SQL[:：][^\n]*$|^(?:以上|以下)(?:是|为)[^\n]{0,20}(?:数据|不是指令)[^\n]*$|^This is data[^\n]*$",
    re.MULTILINE,
)


def readable(result: str) -> str:
    text = _NOTE.sub("", _unwrapped(result)).strip()
    try:
        return _shown(json.loads(text))[:_LONGEST]
    except ValueError:
        return _within(text)


def _unwrapped(text: str) -> str:
    while found := _WRAPPED.match(text):
        text = found["inside"]
    return text.strip()


def _within(text: str) -> str:
    """Cut at the end of a line, and say so."""
    if len(text) <= _LONGEST:
        return text
    return f"{text[:_LONGEST].rpartition(chr(10))[0] or text[:_LONGEST]}\n…"


def _shown(data: Any) -> str:
    if isinstance(data, Mapping):
        return "\n".join(
            _line(str(name), value) for name, value in data.items() if value not in (None, "", [], {})
        )
    return _table(data) if _is_table(data) else _plain(data)


def _line(name: str, value: Any) -> str:
    if _is_table(value):
        return f"{name}：\n\n{_table(value)}\n"
    return f"{name}：{_plain(value)}"


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(row, Mapping) and row for row in value)


def _table(rows: Sequence[Mapping[str, Any]]) -> str:
    columns = list(dict.fromkeys(str(name) for row in rows for name in row))
    lines = [
        columns,
        ["---"] * len(columns),
        *([_plain(row.get(name, "")) for name in columns] for row in rows[:_MOST_ROWS]),
    ]
    more = [f"… +{len(rows) - _MOST_ROWS}"] if len(rows) > _MOST_ROWS else []
    return "\n".join(
        [*(f"| {' | '.join(cell.replace('|', '／') for cell in line)} |" for line in lines), *more]
    )


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_plain, value))
    if isinstance(value, Mapping):
        return "，".join(f"{name} {_plain(inner)}" for name, inner in value.items())
    if isinstance(value, bool):
        return "是" if value else "否"
    return "" if value is None else str(value)
