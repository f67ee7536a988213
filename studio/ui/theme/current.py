"""The theme in force, asked anew whenever something is painted."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from studio.ui.theme.tokens import Mode, Tokens, tokens

PROPERTY = "studioThemeMode"


@dataclass(frozen=True, slots=True)
class Theme:
    mode: Mode
    tokens: Tokens

    def color(self, name: str) -> QColor:
        return QColor(self.tokens.color(name, self.mode))

    def hex(self, name: str) -> str:
        return self.tokens.color(name, self.mode)

    def font(self, name: str) -> QFont:
        """Return the application's font in a size and weight of the scale."""
        style = self.tokens.type(name)
        font = QFont(QApplication.font())
        font.setPixelSize(style.px)
        font.setBold(style.weight >= 700)
        return font


def theme() -> Theme:
    """Return what the application wears now; light before any was applied."""
    application = QApplication.instance()
    chosen = application.property(PROPERTY) if application else None
    return Theme(Mode(chosen) if chosen else Mode.LIGHT, tokens())


def size(name: str) -> int:
    return tokens().size(name)


def space(name: str) -> int:
    return tokens().space(name)
