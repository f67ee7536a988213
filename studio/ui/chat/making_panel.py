"""What is being made beside the chat: the form, and the document as it will be printed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.artifacts import Artifact
from studio.core.forms import FilledForm
from studio.ui.chat.form_panel import FormPanel
from studio.ui.components import ElidedLabel, IconButton, Segmented, hairline, restyle
from studio.ui.language import tr
from studio.ui.paper import PaperPreview
from studio.ui.printing import print_drawn
from studio.ui.theme import size, space

_FORM, _PAPER = "form", "paper"


class MakingPanel(QWidget):
    """`wanted` tells that there is something to see.

    Form and document take turns, or stand beside one another where there is room for both.
    """

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.form, self.paper = FormPanel(), PaperPreview()
        self._which = Segmented([(_FORM, tr("Form")), (_PAPER, tr("Document"))])
        self._name = ElidedLabel("", "dense", "muted")
        self._paper_side = QFrame()
        self._has, self._side, self._beside = set[str](), _FORM, False
        self._switch = QWidget()
        self._lay_out()
        self._which.chosen.connect(self._turn)

    @property
    def has_both(self) -> bool:
        return len(self._has) > 1

    @property
    def is_empty(self) -> bool:
        return not self._has

    def clear(self) -> None:
        self._has.clear()
        self._arrange()

    def show_form(self, form: FilledForm) -> None:
        self.fill(form)
        self.wanted.emit()

    def show_artifact(self, artifact: Artifact) -> None:
        if artifact.paper:
            self.fill(artifact=artifact)
            self.wanted.emit()

    def fill(self, form: FilledForm | None = None, artifact: Artifact | None = None) -> None:
        """Have them there without asking to be seen; the form is in front."""
        if artifact is not None and artifact.paper:
            self.paper.show_lines(artifact.paper)
            self._name.set_text(artifact.name)
            self._bring(_PAPER)
        if form is not None:
            self.form.show_form(form)
            self._bring(_FORM)

    def set_beside(self, beside: bool) -> None:
        """Show both at once, if there are both."""
        self._beside = beside
        self._arrange()

    def _bring(self, side: str) -> None:
        self._has.add(side)
        self._turn(side)

    def _turn(self, side: str) -> None:
        self._side = side
        self._which.set_value(side)
        self._arrange()

    def _arrange(self) -> None:
        both = self.has_both and self._beside
        self._switch.setVisible(self.has_both and not both)
        self.form.setVisible(both or self._side == _FORM)
        self._paper_side.setVisible(both or self._side == _PAPER)
        self._paper_side.setProperty("beside", both)
        restyle(self._paper_side)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        line = QHBoxLayout(self._switch)
        line.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        line.addWidget(self._which)
        line.addStretch(1)
        self._fill_paper_side()
        sides = QHBoxLayout()
        sides.setSpacing(0)
        sides.addWidget(self.form, size("panel.narrower"))
        sides.addWidget(self._paper_side, size("panel.narrow"))
        column.addWidget(self._switch)
        column.addLayout(sides, 1)
        self._arrange()

    def _fill_paper_side(self) -> None:
        self._paper_side.setObjectName("paperSide")
        column = QVBoxLayout(self._paper_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        head.addWidget(self._name, 1)
        for icon, text, act in (
            ("magnify-minus-outline", tr("Smaller"), self._shrink),
            ("magnify-plus-outline", tr("Larger"), self._enlarge),
            ("printer-outline", tr("Print…"), self._print),
        ):
            button = IconButton(icon, text)
            button.clicked.connect(act)
            head.addWidget(button)
        column.addLayout(head)
        column.addWidget(hairline())
        column.addWidget(self.paper, 1)

    def _enlarge(self) -> None:
        self.paper.zoom(1.2)

    def _shrink(self) -> None:
        self.paper.zoom(1 / 1.2)

    def _print(self) -> None:
        print_drawn(self, self.paper.pages.draw_on)
