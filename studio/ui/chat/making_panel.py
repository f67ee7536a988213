"""What is being made beside the chat: the form, and the document as it will be printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.artifacts import Artifact
from studio.core.forms import FilledForm
from studio.ui.chat.form_panel import FormPanel
from studio.ui.components import ElidedLabel, IconButton, Segmented, hairline
from studio.ui.language import tr
from studio.ui.paper import PaperPreview
from studio.ui.theme import space

_FORM, _PAPER = "form", "paper"


class MakingPanel(QWidget):
    """`wanted` tells that there is something to see."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form, self.paper = FormPanel(), PaperPreview()
        self._which = Segmented([(_FORM, tr("Form")), (_PAPER, tr("Document"))])
        self._name = ElidedLabel("", "dense", "muted")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.form)
        self._stack.addWidget(self._paper_side())
        self._has: set[str] = set()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._switch = QWidget()
        line = QHBoxLayout(self._switch)
        line.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        line.addWidget(self._which)
        line.addStretch(1)
        column.addWidget(self._switch)
        column.addWidget(self._stack, 1)
        self._which.chosen.connect(self._turn)
        self._switch.hide()

    def clear(self) -> None:
        self._has.clear()
        self._switch.hide()

    def show_form(self, form: FilledForm) -> None:
        self.form.show_form(form)
        self._bring(_FORM)

    def show_artifact(self, artifact: Artifact) -> None:
        if artifact.paper:
            self.paper.show_lines(artifact.paper)
            self._name.set_text(artifact.name)
            self._bring(_PAPER)

    def _bring(self, side: str) -> None:
        self._has.add(side)
        self._switch.setVisible(len(self._has) > 1)
        self._which.set_value(side)
        self._turn(side)
        self.wanted.emit()

    def _turn(self, side: str) -> None:
        self._stack.setCurrentIndex((_FORM, _PAPER).index(side))

    def _paper_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        larger, smaller = (
            IconButton("magnify-plus-outline", tr("Larger")),
            IconButton("magnify-minus-outline", tr("Smaller")),
        )
        head.addWidget(self._name, 1)
        head.addWidget(smaller)
        head.addWidget(larger)
        larger.clicked.connect(self._enlarge)
        smaller.clicked.connect(self._shrink)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.paper, 1)
        return side

    def _enlarge(self) -> None:
        self.paper.zoom(1.2)

    def _shrink(self) -> None:
        self.paper.zoom(1 / 1.2)
