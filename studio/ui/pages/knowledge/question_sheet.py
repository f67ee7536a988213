"""One test question: what is asked, and which documents, at which places, should be found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from studio.ui.components import Button, FormRow, SideSheet, TextField
from studio.ui.language import tr
from studio.ui.pages.knowledge.chunks.document_choice import DocumentChoice
from studio.ui.theme import space

if TYPE_CHECKING:
    from studio.knowledge import EvalCase, SavedQuestion


class QuestionSheet(SideSheet):
    """`saved` brings the EvalCase and the SavedQuestion it changes, or None for a new one."""

    saved = Signal(object, object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Test question"))
        self._changed: SavedQuestion | None = None
        self.question, self.places = TextField(), TextField(tr("Article 32; page 5"))
        self.documents, self.more = QListWidget(), DocumentChoice()
        self.documents.setAccessibleName(tr("Documents that should be found"))
        self.row = FormRow(tr("Question"), self.question)
        self.documents_row = FormRow(
            tr("Documents that should be found"), self.documents, tr("One of them is enough.")
        )
        add = Button(tr("Add this document"), small=True)
        self.save, leave = Button(tr("Save the question"), "primary"), Button(tr("Cancel"))
        self.body.addWidget(self.row)
        self.body.addWidget(self.documents_row, 1)
        self.body.addWidget(FormRow(tr("Another document"), self.more))
        self.body.addWidget(add)
        places_help = tr("Left empty, any passage of the documents counts.")
        self.body.addWidget(FormRow(tr("Places"), self.places, places_help))
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        buttons.addWidget(self.save)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        self.body.addLayout(buttons)
        add.clicked.connect(self._add)
        self.save.clicked.connect(self._save)
        leave.clicked.connect(self.close_sheet)

    def ask(self, question: str, likely: Sequence[str], names: Sequence[str]) -> None:
        """A new one; the first of the `likely` documents is taken until the person says otherwise."""
        self._changed = None
        self._show(question, (), likely, names)
        if self.documents.count():
            self.documents.item(0).setCheckState(Qt.CheckState.Checked)

    def change(self, saved: "SavedQuestion", names: Sequence[str]) -> None:
        self._changed = saved
        self._show(saved.case.question, saved.case.places, saved.case.documents, names)
        for row in range(self.documents.count()):
            self.documents.item(row).setCheckState(Qt.CheckState.Checked)

    def case(self) -> "EvalCase | None":
        """What the fields say; None with what is missing said at its field."""
        from studio.knowledge import EvalCase

        items = (self.documents.item(row) for row in range(self.documents.count()))
        chosen = tuple(item.text() for item in items if item.checkState() is Qt.CheckState.Checked)
        if not self.question.value():
            self.row.set_error(tr("Write the question."))
        elif not chosen:
            self.documents_row.set_error(tr("Choose at least one document."))
        else:
            return EvalCase(
                question=self.question.value(), documents=chosen, places=_listed(self.places.value())
            )
        return None

    def _show(self, question: str, places: Sequence[str], shown: Sequence[str], names: Sequence[str]) -> None:
        self.question.set_value(question)
        self.places.set_value("；".join(places))
        self.row.clear_error()
        self.documents_row.clear_error()
        self.documents.clear()
        for name in dict.fromkeys(shown):
            self._put(name, Qt.CheckState.Unchecked)
        self.more.set_names(names)
        self.open()

    def _put(self, name: str, state: Qt.CheckState) -> None:
        item = QListWidgetItem(name)
        item.setToolTip(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(state)
        self.documents.addItem(item)

    def _add(self) -> None:
        name = self.more.value()
        known = self.documents.findItems(name, Qt.MatchFlag.MatchExactly)
        for item in known:
            item.setCheckState(Qt.CheckState.Checked)
        if name and not known:
            self._put(name, Qt.CheckState.Checked)
        self.documents_row.clear_error()

    def _save(self) -> None:
        case = self.case()
        if case is not None:
            self.saved.emit(case, self._changed)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("；", ";").split(";") if part.strip())
