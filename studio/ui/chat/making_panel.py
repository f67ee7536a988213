"""What is being made beside the chat: the form, and the document as it will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.artifacts import Artifact, PaperLine
from studio.core.forms import FilledForm
from studio.ui.chat.form_panel import FormPanel
from studio.ui.components import ElidedLabel, IconButton, Segmented, hairline, restyle
from studio.ui.language import tr
from studio.ui.paper import PaperPreview
from studio.ui.printing import print_drawn
from studio.ui.theme import size, space

_FORM, _PAPER = "form", "paper"
_PAUSE_MILLISECONDS = 250


class MakingPanel(QWidget):
    """`wanted` tells that there is something to see, `grown` that there is more than before.

    Form and document take turns, or stand beside one another where there is room for both. `form_changed`
    brings the form a moment after it was changed: what it would look like on paper comes by `draw`.
    """

    wanted = Signal()
    grown = Signal()
    form_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.form, self.paper = FormPanel(), PaperPreview()
        self._which = Segmented([(_FORM, tr("Form")), (_PAPER, tr("Document"))])
        self._name = ElidedLabel("", "dense", "muted")
        self._paper_side = QFrame()
        self._has, self._side, self._beside = set[str](), _FORM, False
        self._switch = QWidget()
        self._drawn: FilledForm | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._tell_form)
        self.form.typed.connect(self.follow)
        self.form.edited.connect(self.follow)
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
        self._follow_no_more()
        self._arrange()

    def show_form(self, form: FilledForm) -> None:
        """Once it is confirmed, the file that was made of it stands for it."""
        self.fill(form)
        if not form.confirmed:
            self.follow()
        self.wanted.emit()

    def follow(self) -> None:
        """Have the document follow the form."""
        self._pause.start()

    def draw(self, form: FilledForm, lines: Sequence[PaperLine]) -> None:
        """The document as it would be made of the form; what one looks at stays in front."""
        if form is not self._drawn or not lines:
            return
        self.paper.show_lines(lines)
        self._name.set_text(tr("{title} · follows the form", title=form.title))
        if _PAPER not in self._has:
            self._has.add(_PAPER)
            self._arrange()
            self.grown.emit()

    def show_artifact(self, artifact: Artifact) -> None:
        if artifact.paper:
            self.fill(artifact=artifact)
            self.wanted.emit()

    def fill(self, form: FilledForm | None = None, artifact: Artifact | None = None) -> None:
        """Have them there without asking to be seen; the form is in front."""
        if artifact is not None and artifact.paper:
            self._follow_no_more()
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

    def _tell_form(self) -> None:
        self._drawn = self.form.as_typed
        self.form_changed.emit(self._drawn)

    def _follow_no_more(self) -> None:
        """What is still being drawn is not shown any more."""
        self._pause.stop()
        self._drawn = None

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
