"""Before the window closes on a class that is open the trainer says whether it goes on without it."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from studio.ui.components import Button, FlowLayout, label
from studio.ui.hosting import Hosting
from studio.ui.language import tr
from studio.ui.theme import size, space


class Parting(QObject):
    """`may_close` is asked last, when nothing else keeps the window open."""

    def __init__(self, window: QWidget, hosting: Hosting) -> None:
        super().__init__(window)
        self._window, self._hosting = window, hosting
        self._dialog: PartingDialog | None = None
        self._answered = False

    def may_close(self) -> bool:
        if self._answered or self._hosting.noted is None:
            return True
        if self._dialog is None:
            self._dialog = PartingDialog(self._window, self._hosting.online)
            self._dialog.left.connect(self._close)
            self._dialog.ended.connect(self._end)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()
        return False

    def _end(self) -> None:
        job = self._hosting.end()
        if job is not None:
            job.done.connect(self._close)

    def _close(self) -> None:
        self._answered = True
        self._window.close()

    def _forget(self) -> None:
        self._dialog = None


class PartingDialog(QDialog):
    """Esc keeps the window; Enter closes it and lets the class go on."""

    left = Signal()
    ended = Signal()

    def __init__(self, parent: QWidget, online: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("The class is still open"))
        self.setMinimumWidth(min(size("dialog"), parent.width() - space("8")))
        text = tr(
            "{count} {count:learner is|learners are} connected. Without this window the class goes on:"
            " nothing changes for them, and the next start finds it again.",
            count=online,
        )
        buttons = QWidget()
        line = FlowLayout(buttons)
        self.go, self.end = (
            Button(tr("Close, the class goes on"), "primary"),
            Button(tr("End it and close"), "danger"),
        )
        self.stay = Button(tr("Keep the window"))
        for button, act in ((self.go, self._go), (self.end, self._end), (self.stay, self.reject)):
            button.clicked.connect(act)
            line.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space("6"), space("5"), space("6"), space("5"))
        column.setSpacing(space("3"))
        column.addWidget(label(tr("The class is still open"), "section", wrap=True))
        column.addWidget(label(text, "body", "secondary", wrap=True))
        column.addWidget(buttons)
        self.go.setDefault(True)
        self.go.setFocus()
        self.finished.connect(self.deleteLater)

    def _go(self) -> None:
        self.accept()
        self.left.emit()

    def _end(self) -> None:
        self.accept()
        self.ended.emit()
