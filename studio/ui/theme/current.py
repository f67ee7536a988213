"""The theme in force, asked anew whenever something is painted."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from studio.ui.theme.tokens import Mode, Tokens, read_tokens

MODE = "studioThemeMode"
TEXT_SIZE = "studioTextSize"
STILL = "studioStill"
UNBOUNDED = (1 << 24) - 1  # what Qt takes for no bound at all


@dataclass(frozen=True, slots=True)
class Theme:
    mode: Mode
    tokens: Tokens

    def color(self, name: str) -> QColor:
        return QColor(self.tokens.color(name, self.mode))

    def hex(self, name: str) -> str:
        return self.tokens.color(name, self.mode)

    def font(self, name: str, *, bold: bool = False) -> QFont:
        """Return the application's font in a size and weight of the scale."""
        return QFont(_font(self, name, bold=bold))


def theme() -> Theme:
    """Return what the application wears now; light before any was applied."""
    return _theme(_chosen(MODE), _text_size())


def tokens() -> Tokens:
    """Return the tokens in the size of text the person chose."""
    return read_tokens(_text_size())


def forget_fonts() -> None:
    """The application has another font now."""
    _font.cache_clear()


def size(name: str) -> int:
    return tokens().size(name)


def space(name: str) -> int:
    return tokens().space(name)


def radius(name: str) -> int:
    return tokens().radius(name)


def moves() -> bool:
    """Whether anything may turn, slide or fade: not when the person, or the desktop, wants it still."""
    return not _chosen(STILL)


def _text_size() -> int:
    return int(_chosen(TEXT_SIZE) or 100)


@cache
def _theme(mode: str | None, text_size: int) -> Theme:
    return Theme(Mode(mode) if mode else Mode.LIGHT, read_tokens(text_size))


@cache
def _font(of: Theme, name: str, *, bold: bool) -> QFont:
    """One whose glyphs have been found, unlike those of a font made anew; not to be changed itself."""
    style = of.tokens.type(name)
    font = QFont(QApplication.font())
    font.setPixelSize(style.px)
    font.setBold(bold or style.weight >= 700)
    return font


def _chosen(name: str) -> Any:  # a property of the application
    application = QApplication.instance()
    return application.property(name) if application else None
