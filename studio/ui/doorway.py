"""Who comes to the window from outside: another start of the program, and files opened from the desktop."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from studio.ui.main_window import MainWindow
from studio.ui.outside import bring_to_front
from studio.ui.shell.frame import Frame
from studio.ui.shell.services import Services

if TYPE_CHECKING:
    from studio.ui.brought import Brought
    from studio.ui.front_door import FrontDoor


class Doorway(QObject):
    """`came` when another start of the program has brought this window to the front."""

    came = Signal()

    def __init__(self, folder: Path, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._folder, self._window = folder, window
        self._door: FrontDoor | None = None
        self._inside: tuple[Frame, Services] | None = None
        self._brought: Brought | None = None
        self.file = ""
        """What the desktop started the program with."""

    def sends_on(self) -> bool:
        """Whether another window has the workspace: it comes to the front, and opens the file, if any.

        Two windows on the same work would be one too many.
        """
        from studio.ui.front_door import bring_first_to_front, hand_to_first

        return (
            hand_to_first(self._folder, Path(self.file)) if self.file else bring_first_to_front(self._folder)
        )

    def open(self, frame: Frame, services: Services) -> None:
        """The workspace is this window's: it takes its file, and others knock here."""
        from studio.ui.front_door import FrontDoor

        self._inside = frame, services
        self._door = FrontDoor(self._folder, self)
        self._door.knocked.connect(self._come_to_front)
        self._door.brought.connect(self.take)
        if self.file:
            self.take(self.file)

    def take(self, file: str) -> None:
        """An agent or a course that was opened from the desktop."""
        from studio.ui.brought import Brought

        assert self._inside is not None, "nobody can knock before it is open"
        if self._brought is None:
            self._brought = Brought(*self._inside)
        self._brought.open(file)

    def close(self) -> None:
        if self._door is not None:
            self._door.close()

    def _come_to_front(self) -> None:
        bring_to_front(self._window)
        QApplication.alert(self._window)  # where the system lets no window come by itself
        self.came.emit()
