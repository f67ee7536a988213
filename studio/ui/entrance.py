"""How a window comes into its workspace, and what it shows until it is in, or why it cannot be."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from studio.core.errors import WorkspaceBusy
from studio.ui.background import Background
from studio.ui.doorway import Doorway
from studio.ui.opened import Way, open_workspace
from studio.ui.shell.frame import Frame
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.opening import OpeningPage


class Entrance(QObject):
    """`opened` brings what was found; `back_wanted` says that one would rather be where one came from."""

    opened = Signal(object)
    not_opened = Signal()
    back_wanted = Signal()

    def __init__(self, way: Way, frame: Frame, background: Background, doorway: Doorway) -> None:
        super().__init__(doorway)
        self._way, self._frame, self._background, self._doorway = way, frame, background, doorway
        self._page = OpeningPage()
        self._page.retried.connect(self.open)
        self._page.other_wanted.connect(self._go_to_other)
        self._page.back_wanted.connect(self.back_wanted)
        frame.stack.addWidget(self._page)

    def open(self) -> None:
        self._page.wait()
        job = self._background.run(open_workspace, self._way.folder, self._way.first)
        job.done.connect(self.opened)
        job.failed.connect(self._say_not_opened)

    def close(self, navigator: Navigator) -> None:
        """One is in; what a page took for itself is not taken from it again."""
        focused = QApplication.focusWidget()
        if focused is None or self._page.isAncestorOf(focused):
            navigator.take_focus()
        self._frame.stack.removeWidget(self._page)
        self._page.deleteLater()

    def _say_not_opened(self, error: object) -> None:
        from studio.ui.front_door import is_somebody_in

        other = isinstance(error, WorkspaceBusy) and is_somebody_in(self._way.folder)
        self._page.show_error(error, other_window=other, way_back=self._way.back is not None)
        self.not_opened.emit()

    def _go_to_other(self) -> None:
        if self._doorway.sends_on():
            self._frame.window().close()
        else:
            self.open()
