"""Where a right-hand panel stands: docked beside the content, or as a sheet over it in a narrow window."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components.overlays import SideSheet
from studio.ui.components.surfaces import Panel
from studio.ui.theme import size


class SidePlace(QObject):
    """Moves `content` between a panel at the end of `row` and a sheet over `page`.

    With `head`, a line of the content's own, the sheet needs none. `shown_changed` tells whether it stands
    beside the content now.
    """

    shown_changed = Signal(bool)

    def __init__(
        self,
        page: QWidget,
        row: QHBoxLayout,
        content: QWidget,
        title: str,
        *,
        head: QHBoxLayout | None = None,
    ) -> None:
        super().__init__(page)
        self._content, self._head, self._docked, self._wanted = content, head, False, True
        self._panel = Panel()
        self._panel.setParent(page)  # a row that lies in nothing yet would make it a window that flashes up
        row.addWidget(self._panel)
        self._sheet = SideSheet(page, title)
        self._sheet.body.setContentsMargins(0, 0, 0, 0)
        self._sheet.closed.connect(self._forget)
        self.dock(True)

    @property
    def docked(self) -> bool:
        return self._docked

    @property
    def in_sight(self) -> bool:
        """Whether it is there without being asked for."""
        return self._docked and self._wanted

    def fit(self, window_width: int, narrow: int, wide: int) -> None:
        """Arrange for a window so wide, with the panel's width in a narrow and in a wide one."""
        docked = window_width >= size("breakpoints.panel.as.sheet")
        self.dock(docked, narrow if window_width < size("breakpoints.narrow") else wide)

    def dock(self, docked: bool, width: int = 0) -> None:
        if width:
            self._panel.setMinimumWidth(0)
            self._panel.setFixedWidth(width)
        if docked != self._docked:
            self._docked = docked
            self._sheet.hide()
            (self._panel if docked else self._sheet).body.addWidget(self._content)
            self._content.show()
        if self._head is not None:
            self._sheet.lend_close(self._head, lent=not docked)
        self._tell()

    def set_wanted(self, wanted: bool) -> None:
        """A panel with nothing to show gives its room away."""
        self._wanted = wanted
        if not wanted:
            self._sheet.hide()
        self._tell()

    def put_away(self) -> None:
        """Give the panel's room to the content, until it is asked for again."""
        self.set_wanted(not self._docked)
        self.close()

    def set_title(self, title: str) -> None:
        """Name what the sheet belongs to."""
        self._sheet.set_title(title)

    def show(self) -> None:
        self.set_wanted(True)
        if not self._docked:
            self._sheet.open()

    def close(self) -> bool:
        """Close the sheet; False when there was none open."""
        shown = not self._sheet.isHidden()
        self._sheet.close_sheet()
        return shown

    def _tell(self) -> None:
        self._panel.setVisible(self.in_sight)
        self.shown_changed.emit(self.in_sight)

    def _forget(self) -> None:
        """Closing the sheet leaves the content where it is until it is asked for again."""
