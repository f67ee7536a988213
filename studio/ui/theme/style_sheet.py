"""Fills the style sheet templates of assets/theme with the tokens.

`{{color.accent}}` is a colour, `{{size.control - 2}}` a number of pixels; the groups are color, size,
space, radius, line and type (`{{type.body}}` is a size in pixels).
"""

import re
from collections.abc import Callable

from studio.ui.theme.current import Theme
from studio.ui.theme.tokens import FOLDER

_PLACE = re.compile(r"\{\{\s*(\w+)\.([\w.]+?)\s*(?:([-+/])\s*(\d+))?\s*\}\}")
_ARITHMETIC: dict[str, Callable[[int, int], int]] = {
    "-": lambda left, right: left - right,
    "+": lambda left, right: left + right,
    "/": lambda left, right: left // right,
}


def style_sheet(theme: Theme) -> str:
    """Join all templates in the order of their names, filled in."""
    parts = [file.read_text(encoding="utf-8") for file in sorted(FOLDER.glob("*.qss.in"))]
    return _PLACE.sub(lambda found: _value(theme, found), "\n".join(parts))


def _value(theme: Theme, found: re.Match[str]) -> str:
    group, name, operator, number = found.groups()
    if group == "color":
        return theme.hex(name)
    value = _number(theme, group, name)
    return f"{_ARITHMETIC[operator](value, int(number)) if operator else value}px"


def _number(theme: Theme, group: str, name: str) -> int:
    tokens = theme.tokens
    if group == "type":
        return tokens.type(name).px
    groups = {"size": tokens.size, "space": tokens.space, "radius": tokens.radius, "line": tokens.line}
    return groups[group](name)
