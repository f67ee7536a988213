"""The sheet that drafts questions out of the documents: how many, out of which base, by what."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import (
    Banner,
    Button,
    FormRow,
    NumberField,
    ProgressCard,
    Segmented,
    Select,
    SideSheet,
    clear_layout,
    label,
)
from studio.ui.language import tr

HEADINGS, MODEL = "headings", "model"
_COUNT, _MOST = 20, 500


class GenerateSheet(SideSheet):
    """`wanted` brings the count, the bases and whether the model is to write."""

    wanted = Signal(int, list, bool)
    cancelled = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Draft questions out of the documents"))
        self._by_model_trouble = ""
        self.count, self.base = NumberField(1, _MOST), Select()
        self.count.set_value(_COUNT)
        self.by = Segmented([(HEADINGS, tr("Out of the text itself")), (MODEL, tr("By the model"))])
        self._about = label("", "dense", "secondary", wrap=True)
        self._running = QHBoxLayout()
        self._progress: ProgressCard | None = None
        self.go = Button(tr("Draft questions"), "primary")
        self._build()
        self.by.chosen.connect(self._follow)
        self.go.clicked.connect(self._send)

    def write(self, bases: Sequence[str], by_model_trouble: str) -> None:
        """`by_model_trouble` says why no model can be asked, if so."""
        self._by_model_trouble = by_model_trouble
        every = [("", tr("All bases of this agent"))] if len(bases) > 1 else []
        self.base.set_options([*every, *((base, base) for base in bases)])
        self.set_running(False)
        self.open()
        self.count.setFocus()

    def set_running(self, running: bool) -> None:
        clear_layout(self._running)
        self._progress = None
        if running:
            by_model = self.by.value() == MODEL
            title = tr("The model reads the documents") if by_model else tr("Looking through the documents")
            self._progress = ProgressCard(title)
            self._progress.cancelled.connect(self.cancelled)
            self._running.addWidget(self._progress)
        self._follow()

    def advance(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.set_progress(done, total)

    def show_trouble(self, banner: Banner) -> None:
        clear_layout(self._running)
        self._running.addWidget(banner)

    def _build(self) -> None:
        self.body.addWidget(FormRow(tr("How many at most"), self.count))
        self.body.addWidget(FormRow(tr("Out of"), self.base))
        self.body.addWidget(FormRow(tr("How"), self.by))
        self.body.addWidget(self._about)
        self.body.addLayout(self._running)
        self.body.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        self.body.addLayout(buttons)

    def _follow(self) -> None:
        by_model = self.by.value() == MODEL
        about = _by_text() if not by_model else self._by_model_trouble or _by_model()
        self._about.setText(about)
        running = self._progress is not None
        self.go.setEnabled(not running and not (by_model and self._by_model_trouble))

    def _send(self) -> None:
        bases = [self.base.value()] if self.base.value() else []
        self.wanted.emit(self.count.value(), bases, self.by.value() == MODEL)


def _by_text() -> str:
    return tr(
        "Figures, offices, lists, headings and rows of tables are asked for, with the document, the place and"
        " the words that stand there. No model is needed, and the same documents give the same questions."
    )


def _by_model() -> str:
    return tr(
        "The agent's model writes a question for each passage it is shown. What does not hold against the"
        " passage is left out and counted; a passage that gives a model orders is not sent."
    )
