"""What every page of the window is and does."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.components import SideSheet
from studio.ui.shell.header import Header


class Page(QWidget):
    """Fills the window below the header; a page with tabs puts them at its own top."""

    header_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.header = Header()

    def set_header(self, header: Header) -> None:
        self.header = header
        self.header_changed.emit(header)

    def open(self, *path: str) -> None:
        """Show what the path names; without one, the page's own beginning."""

    def back(self) -> bool:
        """Go one step back inside the page: close the sheet on top of it. False when there is none."""
        sheets = [sheet for sheet in self.findChildren(SideSheet) if sheet.isVisible()]
        if sheets:
            sheets[-1].close_sheet()
        return bool(sheets)

    def refresh(self) -> None:
        """Called whenever the page comes to the front again."""
