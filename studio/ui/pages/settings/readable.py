"""A section of the settings that is no wider than one likes to read."""

from PySide6.QtWidgets import QWidget

from studio.ui.components import ScrollPage
from studio.ui.theme import size, space


class ReadablePage(ScrollPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.widget().setMaximumWidth(size("readable") + 2 * space("page"))
