"""What the model thought before it answered: folded to one quiet line unless the person opens it."""

from PySide6.QtCore import QElapsedTimer, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from studio.ui.chat.answer import AnswerView
from studio.ui.chat.fold_line import FoldLine
from studio.ui.language import tr
from studio.ui.theme import space


class Thinking(QFrame):
    """The text, out of sight at first; `fold` is the line that opens it and tells how long it took.

    Only what is seen is timed: of a kept conversation nobody knows.
    """

    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thinking")
        self._text = ""
        self._view: AnswerView | None = None
        self._clock = QElapsedTimer()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._tell)
        self.fold = FoldLine(tr("Reasoning"))
        self.fold.clicked.connect(self._turn)
        self.fold.hide()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space("3"), 0, 0, 0)
        self.hide()

    def append(self, text: str, *, live: bool = True) -> None:
        self._text += text
        if live and not self._clock.isValid():
            self._clock.start()
            self._tick.start()
        self.fold.show()
        if self._view is not None:
            self._view.append(text)
        self._tell()

    def end(self) -> None:
        """The answer has begun, or nothing more comes."""
        if self._tick.isActive():
            self._tick.stop()
            self.fold.setText(_timed(self._clock.elapsed() / 1000))
        if self._view is not None:
            self._view.set_markdown(self._text)

    def text(self) -> str:
        return self._text

    def _tell(self) -> None:
        if self._tick.isActive():
            self.fold.setText(tr("Thinking… {seconds} s", seconds=f"{self._clock.elapsed() // 1000}"))

    def _turn(self) -> None:
        shown = self.isHidden()
        if self._view is None:
            self._view = AnswerView()
            self._view.setProperty("quiet", True)
            self._column.addWidget(self._view)
            if self._tick.isActive():
                self._view.append(self._text)
            else:
                self._view.set_markdown(self._text)
        self.setVisible(shown)
        self.fold.show_open(shown)
        self.turned.emit()


def _timed(seconds: float) -> str:
    return tr("Reasoning · {seconds} s", seconds=f"{seconds:.1f}")
