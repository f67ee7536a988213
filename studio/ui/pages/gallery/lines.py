"""Widgets beside one another, for the gallery."""

from collections.abc import Iterable

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.theme import space


def in_line(*widgets: QWidget) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("2"))
    add_all(line, widgets)
    line.addStretch(1)
    return line


def add_all(line: QHBoxLayout, widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        line.addWidget(widget)
