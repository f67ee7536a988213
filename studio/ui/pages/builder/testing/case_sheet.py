"""The sheet in which a test question is written, with what its answer must show."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.agents import TestCase
from studio.ui.components import Button, ElidedLabel, SideSheet
from studio.ui.language import tr
from studio.ui.pages.builder.testing.case_form import CaseForm, Choices
from studio.ui.shell.commands import with_keys
from studio.ui.theme import space

_MORE = "Ctrl+Shift+Enter"  # either Enter, Qt's Return and the one of the number pad


class CaseSheet(SideSheet):
    """`kept` brings the case and its place in the file (-1 for a new one), or the id of a draft.

    `edited` as one writes, `given_up` when one does not want it; put away by Esc it is neither.
    Whoever kept it says so by `settle`: the sheet closes, or is left open for the next one of that group.
    """

    kept = Signal(object, int, str)
    edited = Signal()
    given_up = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "")
        self._index, self._draft = -1, ""
        self._choices, self._written, self._more = Choices(), 0, False
        self.form = CaseForm()
        self.question, self.said = self.form.question, self.form.said
        self.form.edited.connect(self._tell_edited)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self.form, 1)
        self.body.addLayout(self._buttons())

    def write(self, case: TestCase | None, index: int, choices: Choices, draft: str = "") -> None:
        """Open it for a new case, for the one at that place, or for a draft."""
        self._index, self._draft = index, draft
        self._choices = choices
        self._count(0)
        self.set_title(tr("New test question") if index < 0 else tr("Test question"))
        self.keep_button.set_text(tr("Take into the tests") if draft else tr("Keep question"))
        self.more_button.setVisible(index < 0 and not draft)
        self.form.show_case(case or TestCase.model_construct(question=""), choices)
        self.open()
        self.question.setFocus()

    def settle(self) -> None:
        if not self._more:
            self.close_sheet()
            return
        self._count(self._written + 1)
        self.form.blockSignals(True)  # what is cleared was written by nobody
        group = self.form.group.value()
        self.form.show_case(TestCase.model_construct(question="", group=group), self._choices)
        self.form.blockSignals(False)
        self.question.setFocus()

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space("4"), 0, space("4"), space("4"))
        self.count = ElidedLabel("", "caption", "success")
        self.keep_button, cancel = Button(tr("Keep question"), "primary"), Button(tr("Cancel"))
        self.more_button = Button(tr("Keep and write another"))
        self.more_button.setToolTip(with_keys(tr("The sheet stays open for the next question"), _MORE))
        for keys in (_MORE, _MORE.replace("Enter", "Return")):
            QShortcut(QKeySequence(keys), self).activated.connect(self.more_button.click)
        self.keep_button.clicked.connect(self._keep)
        self.more_button.clicked.connect(self._keep_and_go_on)
        cancel.clicked.connect(self._give_up)
        buttons.addWidget(self.count, 1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.more_button)
        buttons.addWidget(self.keep_button)
        return buttons

    def _tell_edited(self) -> None:
        """What is filled in before it opens was written by nobody."""
        if self.isVisible():
            self.edited.emit()

    def _give_up(self) -> None:
        self.close_sheet()
        self.given_up.emit()

    def _keep(self) -> None:
        self._tell(more=False)

    def _keep_and_go_on(self) -> None:
        """Twenty questions are written without the hand leaving the keys."""
        self._tell(more=True)

    def _tell(self, *, more: bool) -> None:
        if self.form.is_right():
            self._more = more
            self.kept.emit(self.form.case(), self._index, self._draft)

    def _count(self, written: int) -> None:
        self._written = written
        self.count.set_text(tr("{count} kept", count=written) if written else "")
