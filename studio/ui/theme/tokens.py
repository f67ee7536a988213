"""The design tokens of assets/theme/tokens.json as typed values."""

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[2] / "assets" / "theme"


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
    """Every colour, size and duration by its meaning; an unknown name is a KeyError."""

    def __init__(self, data: dict[str, Any]) -> None:  # the JSON as it is
        self._data = data

    def color(self, name: str, mode: Mode) -> str:
        return str(self._data["color"][name][mode.value])

    def color_names(self) -> list[str]:
        return list(self._data["color"])

    def size(self, name: str) -> int:
        return int(_at(self._data["size"], name))

    def size_pair(self, name: str) -> tuple[int, int]:
        width, height = self._data["size"][name]
        return int(width), int(height)

    def space(self, name: str) -> int:
        return int(self._data["space"][name])

    def radius(self, name: str) -> int:
        return int(self._data["radius"][name])

    def line(self, name: str) -> int:
        return int(self._data["line"][name])

    def motion(self, name: str) -> int:
        """Milliseconds."""
        return int(self._data["motion"][name])

    def type(self, name: str) -> TypeStyle:
        style = self._data["type"]["scale"][name]
        return TypeStyle(px=style["px"], line=style["line"], weight=style["weight"])

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


@cache
def tokens() -> Tokens:
    """Read the file once; what it returns never changes."""
    return Tokens(json.loads((FOLDER / "tokens.json").read_text(encoding="utf-8")))


def _at(group: dict[str, Any], name: str) -> Any:  # a number of the JSON
    """Find a name with dots in it, either as it is or through a group: `breakpoints.narrow`."""
    if name in group:
        return group[name]
    first, _, rest = name.partition(".")
    return _at(group[first], rest)
