"""The sheet in which a test question is written, with what its answer must show."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.agents import ExpectedCitation, TestCase
from studio.ui.components import Button, FormRow, ScrollPage, SideSheet, TextArea, TextField
from studio.ui.language import tr
from studio.ui.pages.builder.form.controls import LinesArea, ValueSwitch
from studio.ui.pages.builder.testing.cites_field import CitesField
from studio.ui.theme import space


class CaseSheet(SideSheet):
    """`kept` brings the case and its place in the file, -1 for a new one."""

    kept = Signal(object, int)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "")
        self._index = -1
        self.question = TextArea(tr("As a colleague would ask it"), lines=2)
        self._earlier, self._group = LinesArea(lines=2), TextField(tr("Such as “levels of response”"))
        self.said, self._lacks = LinesArea(lines=2), LinesArea(lines=2)
        self._cites, self._declines = (
            CitesField(),
            ValueSwitch(tr("It should say that it does not answer this")),
        )
        self._question_row = FormRow(tr("Question"), self.question, required=True)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.addWidget(self._form(), 1)
        self.body.addLayout(self._buttons())

    def write(self, case: TestCase | None, index: int, documents: Sequence[str]) -> None:
        """Open it for a new case or for the one at that place."""
        self._index = index
        self.set_title(tr("New test question") if index < 0 else tr("Test question"))
        shown = case or TestCase.model_construct(question="")
        self.question.set_value(shown.question)
        self._question_row.clear_error()
        self._earlier.set_value(shown.before)
        self._group.set_value(shown.group)
        self.said.set_value(shown.contains)
        self._lacks.set_value(shown.lacks)
        self._cites.suggest(documents)
        self._cites.set_value(shown.cites)
        self._declines.set_value(shown.declines)
        self.open()
        self.question.setFocus()

    def _form(self) -> ScrollPage:
        scroll = ScrollPage(margin=False)
        edge = space("4")
        scroll.column.setContentsMargins(edge, edge, edge, edge)
        scroll.column.setSpacing(space("3"))
        rows = (
            self._question_row,
            FormRow(
                tr("Asked before it"), self._earlier, tr("One a line, for a question that builds on others.")
            ),
            FormRow(tr("Group"), self._group),
            FormRow(tr("The answer says"), self.said, tr("One a line: a number, a name, a few words.")),
            FormRow(
                tr("The answer does not say"), self._lacks, tr("One a line: an old figure, a wrong office.")
            ),
            FormRow(
                tr("The answer cites"),
                self._cites,
                tr("The document, and where in it: a page, an article, a sheet."),
            ),
            self._declines,
        )
        for row in rows:
            scroll.column.addWidget(row)
        return scroll

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(space("4"), 0, space("4"), space("4"))
        self.keep_button, cancel = Button(tr("Keep question"), "primary"), Button(tr("Cancel"))
        self.keep_button.clicked.connect(self._keep)
        cancel.clicked.connect(self.close_sheet)
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep_button)
        return buttons

    def _keep(self) -> None:
        if not self.question.value():
            self._question_row.set_error(tr("Write the question."))
            self.question.setFocus()
            return
        cites = tuple(
            ExpectedCitation(document=document, place=place) for document, place in self._cites.value()
        )
        case = TestCase(
            question=self.question.value(),
            before=tuple(self._earlier.value()),
            group=self._group.value(),
            contains=tuple(self.said.value()),
            lacks=tuple(self._lacks.value()),
            cites=cites,
            declines=self._declines.value(),
        )
        self.close_sheet()
        self.kept.emit(case, self._index)
