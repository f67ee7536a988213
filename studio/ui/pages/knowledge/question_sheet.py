"""One test question: what is asked, and which documents, at which places, should be found."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import Button, FormRow, SideSheet, TextField
from studio.ui.language import tr
from studio.ui.pages.knowledge.chunks.document_choice import DocumentChoice
from studio.ui.pages.knowledge.name_list import NameList
from studio.ui.pages.knowledge.name_ticks import NameTicks
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
        self.names = NameTicks()
        self.documents, self.more = NameList(self.names), DocumentChoice()
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
        self._show(question, (), names)
        self.names.set_names(list(dict.fromkeys(likely)), likely[:1])

    def change(self, saved: "SavedQuestion", names: Sequence[str]) -> None:
        self._changed = saved
        self._show(saved.case.question, saved.case.places, names)
        self.names.set_names(list(dict.fromkeys(saved.case.documents)), saved.case.documents)

    def case(self) -> "EvalCase | None":
        """What the fields say; None with what is missing said at its field."""
        from studio.knowledge import EvalCase

        chosen = self.names.ticked()
        if not self.question.value():
            self.row.set_error(tr("Write the question."))
        elif not chosen:
            self.documents_row.set_error(tr("Choose at least one document."))
        else:
            return EvalCase(
                question=self.question.value(), documents=chosen, places=_listed(self.places.value())
            )
        return None

    def _show(self, question: str, places: Sequence[str], names: Sequence[str]) -> None:
        self.question.set_value(question)
        self.places.set_value("；".join(places))
        self.row.clear_error()
        self.documents_row.clear_error()
        self.more.set_names(names)
        self.open()

    def _add(self) -> None:
        if name := self.more.value():
            self.names.tick(name)
        self.documents_row.clear_error()

    def _save(self) -> None:
        case = self.case()
        if case is not None:
            self.saved.emit(case, self._changed)


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("；", ";").split(";") if part.strip())
