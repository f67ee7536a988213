"""What one does with an answer: copy it, ask again, look at its trace, make a question or a note of it."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.components import IconButton, label
from studio.ui.language import tr


class AnswerActs(QWidget):
    """Trace and marks of a `run` that was kept are for those who build the agent; users report.

    Where nobody answers any more, it `asks` nothing again.
    """

    copied = Signal()
    copied_markdown = Signal()
    copied_question = Signal()
    copied_words = Signal()
    retried = Signal()
    traced = Signal(str)
    made_case = Signal(str)
    made_note = Signal(str)
    reported = Signal()

    def __init__(self, times: str, run: str, *, reportable: bool, asks: bool) -> None:
        super().__init__()
        self._run = run
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for icon, text, told, offered in (
            ("content-copy", tr("Copy the answer"), self.copied, True),
            ("refresh", tr("Ask again"), self.retried, asks),
            ("message-alert-outline", tr("Tell the author what is wrong"), self.reported, reportable),
            ("timeline-text-outline", tr("Show the trace"), self._trace, bool(run)),
            ("clipboard-plus-outline", tr("Make a test question"), self._make_case, bool(run)),
            ("note-plus-outline", tr("Add the right answer to the knowledge"), self._make_note, bool(run)),
        ):
            if offered:
                button = IconButton(icon, text, small=True)
                button.clicked.connect(told)
                line.addWidget(button)
        self.more = IconButton("dots-horizontal", tr("More ways to copy"), small=True)
        self.more.clicked.connect(self._open_menu)
        line.addWidget(self.more)
        line.addStretch(1)
        line.addWidget(label(times, "caption", "muted"))

    def menu(self, marked: str = "") -> QMenu:
        """Also what a right click on the answer brings; `marked` are words that are selected in it."""
        menu = QMenu(self)
        if marked:
            self._offer(menu, tr("Copy"), self.copied_words)
            menu.addSeparator()
        for text, told in (
            (tr("Copy the answer with its sources"), self.copied),
            (tr("Copy as Markdown"), self.copied_markdown),
            (tr("Copy the question"), self.copied_question),
        ):
            self._offer(menu, text, told)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def _offer(self, menu: QMenu, text: str, told: SignalInstance) -> None:
        action = QAction(text, menu)
        action.triggered.connect(told)
        menu.addAction(action)

    def _open_menu(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def _trace(self) -> None:
        self.traced.emit(self._run)

    def _make_case(self) -> None:
        self.made_case.emit(self._run)

    def _make_note(self) -> None:
        self.made_note.emit(self._run)
