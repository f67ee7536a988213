"""The design tokens of assets/theme/tokens.json as typed values."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "assets" / "theme"
_OF_THE_SCREEN = {"window.min", "window.first"}


class Mode(StrEnum):
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Size and line height in logical pixels."""

    px: int
    line: int
    weight: int


@dataclass(frozen=True, slots=True)
class ContrastPair:
    foreground: str
    background: str
    minimum: float


class Tokens:
    """Every colour, size and duration by its meaning; an unknown name is a KeyError.

    Type, space, radius and size grow with `percent`, the breakpoints among them: a window that shows
    everything twice as large is arranged as one half as wide. Lines stay as thin as they are.
    """

    def __init__(self, data: dict[str, Any], percent: int = 100) -> None:  # the JSON as it is
        self._data, self._percent = data, percent

    def color(self, name: str, mode: Mode) -> str:
        return str(self._data["color"][name][mode.value])

    def color_names(self) -> list[str]:
        return list(self._data["color"])

    def size(self, name: str) -> int:
        return self._grown(_at(self._data["size"], name))

    def size_pair(self, name: str) -> tuple[int, int]:
        width, height = _at(self._data["size"], name)
        return (width, height) if name in _OF_THE_SCREEN else (self._grown(width), self._grown(height))

    def space(self, name: str) -> int:
        return self._grown(self._data["space"][name])

    def radius(self, name: str) -> int:
        return self._grown(self._data["radius"][name])

    def line(self, name: str) -> int:
        return int(self._data["line"][name])

    def motion(self, name: str) -> int:
        """Milliseconds; whether anything may move at all is asked of `moves()`."""
        return int(self._data["motion"][name])

    def type(self, name: str) -> TypeStyle:
        style = self._data["type"]["scale"][name]
        return TypeStyle(self._grown(style["px"]), self._grown(style["line"]), style["weight"])

    def families(self, *kinds: str) -> list[str]:
        """Return the font families of these kinds (windows, linux, mono, paper) in order of preference."""
        return [family for kind in kinds for family in self._data["type"]["family"][kind]]

    def contrast_pairs(self) -> list[ContrastPair]:
        return [
            ContrastPair(foreground, background, group["min"])
            for group in self._data["contrast_pairs"]
            for foreground in group["fg"]
            for background in group["bg"]
        ]

    def _grown(self, pixels: int) -> int:
        return round(pixels * self._percent / 100)


@cache
def read_tokens(percent: int = 100) -> Tokens:
    """Read the file once for each size of text; what it returns never changes."""
    return Tokens(json.loads((FOLDER / "tokens.json").read_text(encoding="utf-8")), percent)


def _at(group: dict[str, Any], name: str) -> Any:  # a number of the JSON
    """Find a name with dots in it, either as it is or through a group: `breakpoints.narrow`."""
    if name in group:
        return group[name]
    first, _, rest = name.partition(".")
    return _at(group[first], rest)
