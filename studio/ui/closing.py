"""Before the window closes on work that is under way the person says what becomes of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.background import Background
from studio.ui.components import Button, label
from studio.ui.job import Job
from studio.ui.language import tr
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.theme import size, space

_SHOWN = 4


class Closing(QObject):
    """`ask` tells the window whether it may close; nothing that runs is lost without a word.

    `before` asks in the same way before anything else that ends what runs.
    """

    def __init__(self, window: MainWindow, background: Background, notices: Notices) -> None:
        super().__init__(window)
        self._window, self._background, self._notices = window, background, notices
        self._dialog: ClosingDialog | None = None
        self._agreed = self._later = False
        self._act: Callable[[], object] = window.close
        self.last_word: Callable[[], bool] = _nothing_more
        """Asked when nothing that runs keeps the window open any more."""
        window.may_close = self.ask
        background.works_changed.connect(self._look)

    def ask(self) -> bool:
        self._act = self._window.close
        return self._ask() and self.last_word()

    def before(self, act: Callable[[], object]) -> None:
        """Do it at once where nothing runs, else when the person has said what becomes of that."""
        self._act = act
        if self._ask():
            act()

    def _ask(self) -> bool:
        works = self._works()
        if self._agreed or not works:
            return True
        if self._dialog is None:
            self._dialog = ClosingDialog(self._window, works, goes=self._act != self._window.close)
            self._dialog.stopped.connect(self.close_now)
            self._dialog.postponed.connect(self._postpone)
            self._dialog.finished.connect(self._forget)
            self._dialog.open()
        return False

    def agree(self) -> None:
        """The program itself is about to end."""
        self._agreed, self.last_word = True, _nothing_more

    def close_now(self) -> None:
        self._agreed = True
        self._act()

    def _postpone(self) -> None:
        self._later = True
        closes = self._act == self._window.close
        text = tr("The window closes when the work has ended.")
        goes = tr("The other workspace opens when the work has ended.")
        self._notices.say(text if closes else goes, "info", self._stay)
        self._look()

    def _stay(self) -> None:
        self._later = False

    def _works(self) -> list[Job]:
        return [job for job in self._background.works if not job.standing]

    def _look(self) -> None:
        """What ends while the person is asked need not be asked about any more."""
        works = self._works()
        if works and self._dialog is not None:
            self._dialog.tell(works)
        elif not works and (self._later or self._dialog is not None):
            self._later = False
            QTimer.singleShot(0, self, self.close_now)  # once all have heard of the end

    def _forget(self) -> None:
        self._dialog = None


def _nothing_more() -> bool:
    return True


class ClosingDialog(QDialog):
    """Esc and Enter let everything go on; `goes` to another workspace, the window does not close."""

    stopped = Signal()
    postponed = Signal()

    def __init__(self, parent: QWidget, works: Sequence[Job], *, goes: bool = False) -> None:
        super().__init__(parent)
        self._goes = goes
        title = tr("{count} {count:task is|tasks are} still running", count=len(works))
        self.setWindowTitle(title)
        self.setMinimumWidth(min(size("dialog"), parent.width() - space("8")))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("6"), space("5"), space("6"), space("5"))
        layout.setSpacing(space("3"))
        layout.addWidget(label(title, "section", wrap=True))
        self._told = label("\n".join(_told(works)), "body", wrap=True)
        layout.addWidget(self._told)
        kept = tr(
            "What is finished is kept. What is stopped can be started again; loading goes on from there."
        )
        layout.addWidget(label(kept, "body", "secondary", wrap=True))
        layout.addLayout(self._buttons())
        self.finished.connect(self.deleteLater)

    def tell(self, works: Sequence[Job]) -> None:
        """Say how far they are by now."""
        self._told.setText("\n".join(_told(works)))

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        stop, later = (Button(tr("Stop and close"), "danger"), Button(tr("Close when done")))
        if self._goes:
            stop, later = (Button(tr("Stop and go"), "danger"), Button(tr("Go when done")))
        stay = Button(tr("Let it run"), "primary")
        stop.clicked.connect(self._stop)
        later.clicked.connect(self._postpone)
        stay.clicked.connect(self.reject)
        buttons.addWidget(stop)
        buttons.addStretch(1)
        buttons.addWidget(later)
        buttons.addWidget(stay)
        stay.setDefault(True)
        stay.setFocus()
        return buttons

    def _stop(self) -> None:
        self.accept()
        self.stopped.emit()

    def _postpone(self) -> None:
        self.accept()
        self.postponed.emit()


def _told(works: Sequence[Job]) -> list[str]:
    shown = [f"· {job.said}" for job in works[:_SHOWN]]
    rest = len(works) - len(shown)
    return [*shown, *([tr("and {count} more", count=rest)] if rest > 0 else [])]
