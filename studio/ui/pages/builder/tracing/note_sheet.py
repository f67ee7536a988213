"""The sheet in which the right answer to a question is written down for the knowledge."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import Button, FormRow, Select, SideSheet, TextArea, label
from studio.ui.language import tr


class NoteSheet(SideSheet):
    """`kept` brings the question, the right answer and the base it goes to.

    What stands in `answer` is for whoever opens the sheet to say.
    """

    kept = Signal(str, str, str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Add the right answer to the knowledge"))
        self.question, self.answer, self.base = TextArea(lines=2), TextArea(lines=8), Select()
        self.keep = Button(tr("Add to the knowledge"), "primary")
        self.keep.clicked.connect(self._send)
        self.answer.textChanged.connect(self._fit)
        self.question.textChanged.connect(self._fit)
        self.body.addWidget(FormRow(tr("Question"), self.question))
        self.body.addWidget(FormRow(tr("Right answer"), self.answer, required=True))
        self.body.addWidget(FormRow(tr("Base it goes to"), self.base))
        words = tr("It becomes a document of the base and is found like any other; remove it there.")
        self.body.addWidget(label(words, "caption", "muted", wrap=True))
        self.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.keep)
        self.body.addLayout(buttons)
        self._fit()

    def write(self, question: str, bases: Sequence[str]) -> None:
        self.question.set_value(question)
        self.base.set_options([(base, base) for base in bases])
        self.open()
        self.answer.setFocus()

    def _fit(self) -> None:
        self.keep.setEnabled(bool(self.answer.value() and self.question.value()))

    def _send(self) -> None:
        self.close_sheet()
        self.kept.emit(self.question.value(), self.answer.value(), self.base.value())
        self.answer.clear()
