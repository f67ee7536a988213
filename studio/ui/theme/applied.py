"""Dresses the application: style, palette, font and style sheet in one go."""

import sys

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from studio.ui.theme.current import MODE, STILL, TEXT_SIZE, Theme, forget_fonts, tokens
from studio.ui.theme.palette import palette_of
from studio.ui.theme.stillness import wants_stillness
from studio.ui.theme.style_sheet import style_sheet
from studio.ui.theme.tokens import Mode

_CHOICE = "studioThemeChoice"


class KeepsColors:
    """Mixed into a widget that holds colours in its texts: it is sent ThemeChange when they are others."""


def apply_theme(app: QApplication, mode: str, text_size: int = 100, *, still: bool = False) -> None:
    """`mode` is light, dark or system; windows that are open change at once.

    `text_size` is a percentage: what was laid out in another size has to be made anew. `still` stops all
    that moves by itself; the desktop's wish does so too.
    """
    app.setProperty(_CHOICE, mode)
    app.setProperty(TEXT_SIZE, text_size)
    app.setProperty(STILL, still or wants_stillness())
    _dress(app, mode)


def _dress(app: QApplication, mode: str) -> None:
    """What is worn already is not put on again: every widget there is would be dressed anew.

    The old sheet is taken off first. Put over it, Qt would dress each widget once for every widget it lies
    in: with all pages open ten times as much.
    """
    resolved = _resolved(app, mode)
    wanted = Theme(resolved, tokens())
    app.setProperty(MODE, resolved.value)
    worn, sheet = app.styleSheet(), style_sheet(wanted)
    if sheet == worn:
        return
    if not worn:
        app.setStyle("Fusion")
    app.setStyleSheet("")
    app.setFont(_font(wanted))
    forget_fonts()
    app.setPalette(palette_of(wanted))
    app.setStyleSheet(sheet)
    _tell(app)


def _tell(app: QApplication) -> None:
    for widget in app.allWidgets():
        if isinstance(widget, KeepsColors):
            app.sendEvent(widget, QEvent(QEvent.Type.ThemeChange))


def follow_system(app: QApplication) -> None:
    """Change with the desktop for as long as the choice is system."""
    app.styleHints().colorSchemeChanged.connect(lambda _: _again(app))


def _again(app: QApplication) -> None:
    if app.property(_CHOICE) == "system":
        _dress(app, "system")


def _resolved(app: QApplication, mode: str) -> Mode:
    if mode == "system":
        dark = app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return Mode.DARK if dark else Mode.LIGHT
    return Mode(mode)


def _font(wanted: Theme) -> QFont:
    """Name the simplified Chinese family outright, or Han characters take their Japanese shapes."""
    first, second = ("windows", "linux") if sys.platform == "win32" else ("linux", "windows")
    font = QFont()
    font.setFamilies(wanted.tokens.families(first, second))
    font.setPixelSize(wanted.tokens.type("body").px)
    return font
