"""What every page of the window is and does."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.ui.components import SideSheet, TextField
from studio.ui.components.overlays import SHEET
from studio.ui.shell.commands import Command, command_of
from studio.ui.shell.header import Header


class Page(QWidget):
    """Fills the window below the header; a page with tabs puts them at its own top.

    `moved` tells its path now, when the person turned to another part of it: the next start begins there.
    `stored` tells that what was written is on the disk.
    """

    header_changed = Signal(object)
    moved = Signal(tuple)
    stored = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.header = Header()

    def set_header(self, header: Header) -> None:
        self.header = header
        self.header_changed.emit(header)

    def open(self, *path: str) -> None:
        """Show what the path names; without one, the page's own beginning."""

    def part(self) -> tuple[str, ...]:
        """Return the path of what a page shows that goes on where one left it; nothing of its beginning."""
        return ()

    def back(self) -> bool:
        """Go one step back inside the page: close the sheet on top of it. False when there is none."""
        sheet = self.open_sheet()
        if sheet is not None:
            sheet.close_sheet()
        return sheet is not None

    def open_sheet(self) -> SideSheet | None:
        """The one on top."""
        sheets = [sheet for sheet in self.findChildren(SideSheet, SHEET) if sheet.isVisible()]
        return sheets[-1] if sheets else None

    def commands(self) -> Sequence[Command]:
        """What the palette and the keys offer here besides the header's actions."""
        return ()

    def offered(self) -> list[Command]:
        """All that can be done here just now; what is disabled is left out."""
        actions = (action for action in self.header.actions if action.enabled)
        return [*map(command_of, actions), *self.commands()]

    def find_here(self) -> bool:
        """Go to the first field for searching in sight; False when there is none."""
        fields = (field for field in self.findChildren(TextField) if field.isVisible() and field.isEnabled())
        field = next((field for field in fields if field.actions()), None)
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()
        return field is not None

    def refresh(self) -> None:
        """Called whenever the page comes to the front again."""
