"""A panel beside the content, or a sheet over it in a narrow window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import SideSheet
from studio.ui.theme import size

_NARROW = 336
_WIDE = 400


class Beside(QObject):
    """Moves `panel` between the end of `row` and a sheet over `page`; the person may put it away."""

    shown_changed = Signal(bool)

    def __init__(self, page: QWidget, row: QHBoxLayout, panel: QWidget, title: str) -> None:
        super().__init__(page)
        self._panel, self._wanted, self._docked = panel, True, True
        self._column = QVBoxLayout()
        self._column.addWidget(panel)
        row.addLayout(self._column)
        self._sheet = SideSheet(page, title)
        self._sheet.body.setContentsMargins(0, 0, 0, 0)

    @property
    def in_sight(self) -> bool:
        return self._docked and self._wanted

    def fit(self, window_width: int) -> None:
        docked = window_width >= size("breakpoints.panel.as.sheet")
        if docked is not self._docked:
            self._move(docked)
        if docked:
            self._panel.setFixedWidth(_NARROW if window_width < size("breakpoints.narrow") else _WIDE)
        self._show()

    def open(self) -> None:
        self._wanted = True
        self._show()
        if not self._docked:
            self._sheet.open()

    def close(self) -> bool:
        """Close the sheet; False when none was open."""
        was_open = not self._docked and not self._sheet.isHidden()
        self._sheet.close_sheet()
        return was_open

    def put_away(self) -> None:
        """Give the panel's room to the content."""
        self._wanted = not self._docked
        self._sheet.close_sheet()
        self._show()

    def _move(self, docked: bool) -> None:
        self._docked = docked
        self._sheet.hide()
        if docked:
            self._column.addWidget(self._panel)
        else:
            self._panel.setMinimumWidth(0)
            self._panel.setMaximumWidth(16_777_215)
            self._sheet.body.addWidget(self._panel)

    def _show(self) -> None:
        self._panel.setVisible(self._wanted or not self._docked)
        self.shown_changed.emit(self.in_sight)
