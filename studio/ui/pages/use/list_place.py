"""Where the list of conversations stands: at the left of the chat, in a narrow window as a sheet over it."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import SideSheet
from studio.ui.language import tr
from studio.ui.shell import Services
from studio.ui.theme import UNBOUNDED, size

_AWAY = "use/list-away"


class ListPlace(QObject):
    """Beside the chat it can be put away; that is remembered."""

    def __init__(self, page: QWidget, row: QHBoxLayout, view: QWidget, services: Services) -> None:
        super().__init__(page)
        self._row, self._view, self._scratch = row, view, services.scratch
        self._docked = True
        self._sheet = SideSheet(page, tr("Conversations"), width=size("list"))
        self._sheet.body.setContentsMargins(0, 0, 0, 0)
        row.insertWidget(0, view)
        self._show()

    @property
    def docked(self) -> bool:
        return self._docked

    def fit(self, window_width: int) -> None:
        narrow = window_width < size("breakpoints.narrow")
        self._dock(window_width >= size("breakpoints.compact.rail"))
        if self._docked:
            self._view.setFixedWidth(size("section.list.narrow" if narrow else "section.list"))

    def turn(self) -> None:
        """Show it, or put it away."""
        if not self._docked:
            self._sheet.open()
            return
        self._scratch.keep(_AWAY, "" if self._scratch.text(_AWAY) else "yes")
        self._show()

    def close(self) -> None:
        """Something was chosen: a sheet has done its work."""
        self._sheet.close_sheet()

    def _dock(self, docked: bool) -> None:
        if docked is self._docked:
            return
        self._docked = docked
        self._sheet.hide()
        if docked:
            self._row.insertWidget(0, self._view)
        else:
            self._view.setMinimumWidth(0)
            self._view.setMaximumWidth(UNBOUNDED)
            self._sheet.body.addWidget(self._view)
        self._show()

    def _show(self) -> None:
        self._view.setVisible(not self._docked or not self._scratch.text(_AWAY))
