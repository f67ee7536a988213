"""The font of Material Design icons that comes with qtawesome, taken from it without the library.

Importing qtawesome takes longer than the first window, and it loads a dozen other fonts.
"""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_PREFIX = "mdi6."
_NAME = "materialdesignicons6-webfont"


@cache
def icon_font(pixels: int) -> QFont:
    """Not to be changed: all icons of that size are drawn with it."""
    font = QFont(_family())
    font.setPixelSize(pixels)
    return font


def has_icon(name: str) -> bool:
    """Whether there is one of that name, which may have its prefix."""
    return name.removeprefix(_PREFIX) in _codes()


def icon_character(name: str) -> str:
    """Raises KeyError."""
    return chr(int(_codes()[name.removeprefix(_PREFIX)], 16))


@cache
def _codes() -> dict[str, str]:
    codes: dict[str, str] = json.loads(_file(f"{_NAME}-charmap-*.json").read_text(encoding="utf-8"))
    return codes


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_file(f"{_NAME}-*.ttf")))
    return QFontDatabase.applicationFontFamilies(number)[0]


def _file(pattern: str) -> Path:
    found = find_spec("qtawesome")
    assert found, "qtawesome brings the icons"
    assert found.origin
    return next((Path(found.origin).parent / "fonts").glob(pattern))
