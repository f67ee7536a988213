"""Values in a cell, several one a line, so that what is written reads back as it was.

A value that would not (blanks at its ends, a line end, a sign that parts values) is written as a JSON text.
"""

import json
import re
from collections.abc import Sequence

from studio.documents.invisible import cleaned

PARTING = ";；"
ZH_NOTE, EN_NOTE = NOTES = "（说明）", "(Note)"  # a row that begins so says what goes where, and is no case
_FORMULA = re.compile(r"'*[=+\-@＝＋－＠]")
_NEUTRAL = re.compile(r"'+[=+\-@＝＋－＠]")
_ESCAPED = re.compile(r"_x[0-9a-fA-F]{4}_")


def neutral(cell: str) -> str:
    """No program takes it for a formula: an apostrophe stands before what begins like one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """Undo `neutral`."""
    return cell[1:] if _NEUTRAL.match(cell) else cell


def one_cell(value: str) -> str:
    return value if not value or _readable(value) else _quoted(value)


def one_value(cell: str) -> str:
    return _unquoted(cell) if cell.startswith('"') else cell


def list_cell(values: Sequence[str], parting: str = "") -> str:
    """One a line; an empty one as `""`, for it stands beside something."""
    return "\n".join(value if _alone(value, parting) else _quoted(value) for value in values)


def list_values(cell: str, parting: str = "") -> list[str]:
    """Blank lines count for nothing."""
    lines = (line.strip() for line in cell.split("\n"))
    return [value for line in lines if line for value in _line_values(line, parting)]


def _line_values(line: str, parting: str) -> list[str]:
    if line.startswith('"'):
        return [_unquoted(line)]
    parts = re.split(f"[{parting}]", line) if parting else [line]
    return [part.strip() for part in parts if part.strip()]


def _alone(value: str, parting: str) -> bool:
    signs = {"\n", *parting}
    return bool(value) and _readable(value) and not signs & set(value)


def _readable(value: str) -> bool:
    """Whether a sheet gives it back as it is."""
    whole = value == value.strip() and cleaned(value) == value and "\r" not in value
    return whole and not value.startswith(('"', *NOTES)) and not _ESCAPED.search(value)


def _quoted(value: str) -> str:
    """JSON; whatever a sheet might change is an escape in it."""
    text = json.dumps(value, ensure_ascii=False)
    told = "".join(sign if _harmless(sign) else json.dumps(sign)[1:-1] for sign in text)
    return _ESCAPED.sub(lambda found: "\\u005f" + found[0][1:], told)


def _harmless(sign: str) -> bool:
    return sign.isprintable() or sign == "　"


def _unquoted(cell: str) -> str:
    try:
        value = json.loads(cell)
    except ValueError:
        return cell
    return value if isinstance(value, str) else cell
