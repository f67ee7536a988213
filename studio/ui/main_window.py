"""The window itself, so light that it stands before all else is imported: its ground, where it stood last."""

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QMoveEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLayout, QMainWindow, QWidget

from studio.ui.theme import size, theme, tokens
from studio.ui.window_state import WindowState

_PATIENCE_MILLISECONDS, _PAUSE_MILLISECONDS = 500, 400
STAYS = "staysInTheWindow"
"""A property of what is not let go when the window is emptied."""


class MainWindow(QMainWindow):
    """What fills it is the shell's frame, its central widget."""

    painted = Signal()
    closing = Signal()

    def __init__(self, state: WindowState) -> None:
        super().__init__()
        self.state = state
        self.may_close: Callable[[], bool] = _always
        self._keeping = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._keeping.timeout.connect(self._keep_place)
        self.setMinimumSize(*tokens().size_pair("window.min"))
        self.resize(*tokens().size_pair("window.first"))
        self._restore()

    def show_at_once(self) -> bool:
        """Return when it is on the screen; False when it was closed meanwhile."""
        waiting = QEventLoop()
        self.painted.connect(waiting.quit)
        QTimer.singleShot(_PATIENCE_MILLISECONDS, waiting.quit)  # one that is minimised is not painted
        self._fit(self.screen().availableSize())
        self.show()
        waiting.exec()
        return self.isVisible()

    def empty(self) -> None:
        """Let go of all that filled it for a workspace; the window itself stays where it is."""
        self.may_close = _always
        filled = self.takeCentralWidget()
        if filled is not None:
            filled.hide()
            filled.deleteLater()
        for child in self.children():
            stays = child is self._keeping or isinstance(child, QLayout) or child.property(STAYS)
            if not stays:
                if isinstance(child, QWidget):
                    child.hide()
                child.deleteLater()

    def take_state(self, state: WindowState) -> None:
        """From now on remember there where it stands."""
        self._keeping.stop()
        self.state.sync()
        self.state = state
        self._keep_place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Where rail, header and status bar are going to be, until they are."""
        if self.centralWidget() is None:
            painter = QPainter(self)
            self._paint_ground(painter)
            painter.end()
            self.painted.emit()

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._note_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._note_place()

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close():
            event.ignore()
            return
        self._keep_place()
        self.closing.emit()
        self.state.sync()
        super().closeEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Imported only now: the window stands before its parts are there."""
        from studio.ui.components.tab_order import go_on

        return go_on(self, QApplication.focusWidget() or self, forward=forward)

    def _fit(self, room: QSize) -> None:
        """A screen that is too small for it is filled: the status bar is not to lie below its edge."""
        if self.width() > room.width() or self.height() > room.height():
            self.resize(self.size().boundedTo(room))  # for a desktop that fills nothing
            self.setWindowState(self.windowState() | Qt.WindowState.WindowMaximized)

    def _note_place(self) -> None:
        """Not at the end alone: what is killed has no end."""
        if self.isVisible():
            self._keeping.start()

    def _keep_place(self) -> None:
        self._keeping.stop()
        self.state.setValue("geometry", self.saveGeometry())
        self.state.setValue("title", self.windowTitle())

    def _restore(self) -> None:
        self.setWindowTitle(str(self.state.value("title", "")))
        geometry = self.state.value("geometry")
        if geometry is not None:
            self.restoreGeometry(geometry)

    def _paint_ground(self, painter: QPainter) -> None:
        narrow = self.width() < size("breakpoints.compact.rail")
        rail, status = size("rail.compact" if narrow else "rail"), size("statusbar")
        painter.fillRect(self.rect(), theme().color("canvas"))
        painter.fillRect(QRect(rail, 0, self.width(), size("header")), theme().color("surface"))
        painter.fillRect(QRect(0, 0, rail, self.height()), theme().color("rail"))
        painter.fillRect(QRect(0, self.height() - status, self.width(), status), theme().color("rail"))


def _always() -> bool:
    return True
