"""The facts of one document: what it says of itself, to be mended by hand, and how it came here."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.facts import DocumentFacts, Validity
from studio.core.passages import DocumentRow
from studio.ui.components import Button, FormRow, ScrollPage, Select, SideSheet, TextField, hairline, label
from studio.ui.documents.facts_list import FactsList, checks_of, ended_of, history_of
from studio.ui.documents.words import validity_word
from studio.ui.language import tr
from studio.ui.theme import space

_DATES = ("issued", "in_force_from", "in_force_until")


class FactsSheet(SideSheet):
    """`saved` brings the document's name and its DocumentFacts as they stand in the fields.

    `forgotten` asks for what was recognised, in place of what was written by hand.
    """

    saved = Signal(str, object)
    forgotten = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Document facts"))
        self._row: DocumentRow | None = None
        self._ended, self._history, self._checks = FactsList(), FactsList(), FactsList()
        self.validity = Select([(one.value, validity_word(one)) for one in Validity])
        self.fields = {name: TextField() for name in _titles()}
        for name in _DATES:
            self.fields[name].setPlaceholderText("2025-03-20")
        self.rows = {
            name: FormRow(title, self.fields[name], _help(name)) for name, title in _titles().items()
        }
        self.save, leave = Button(tr("Save the facts"), "primary"), Button(tr("Cancel"))
        self._reset = Button(tr("As recognised"), "text")
        self._lay_out(leave)
        self._reset.clicked.connect(self._forget)
        self.save.clicked.connect(self._save)
        leave.clicked.connect(self.close_sheet)

    def show_document(self, row: DocumentRow, source: str = "") -> None:
        """`source` says how its file stands now."""
        self._row = row
        self.set_title(row.name)
        for name, field in self.fields.items():
            value = getattr(row.facts, name)
            field.set_value(tr("; ").join(value) if isinstance(value, tuple) else value)
            field.setCursorPosition(0)
            self.rows[name].clear_error()
        self.validity.set_value(row.facts.validity.value)
        self._ended.show_facts(ended_of(row))
        self._history.show_facts(history_of(row, source))
        self._checks.show_facts(checks_of(row))
        self._reset.setVisible(bool(row.facts.by_hand))
        self.save.set_busy(False)
        if not self.isVisible():
            self.open()

    def set_busy(self, busy: bool) -> None:
        self.save.set_busy(busy, tr("Saving…"))

    def _save(self) -> None:
        wrong = [name for name in _DATES if not _is_day(self.fields[name].value())]
        for name in wrong:
            self.rows[name].set_error(tr("Write the day as 2025-03-20."))
        if wrong:
            self.fields[wrong[0]].setFocus()
        elif self._row is not None:
            self.saved.emit(self._row.name, self._facts(self._row.facts))

    def _facts(self, old: DocumentFacts) -> DocumentFacts:
        new = {name: field.value() for name, field in self.fields.items()}
        values = {**new, "replaces": _listed(new["replaces"]), "validity": Validity(self.validity.value())}
        return old.model_copy(update=values)

    def _forget(self) -> None:
        if self._row is not None:
            self.forgotten.emit(self._row.name)

    def _lay_out(self, leave: Button) -> None:
        scroll = ScrollPage(margin=False)
        scroll.column.setSpacing(space("3"))
        order = ("title", "issuer", "number", *_DATES)
        for name in order:
            scroll.column.addWidget(self.rows[name])
        scroll.column.addWidget(
            FormRow(tr("Validity"), self.validity, tr("What no longer holds is found only when asked for."))
        )
        for name in ("replaced_by", "replaces"):
            scroll.column.addWidget(self.rows[name])
        scroll.column.addWidget(self._ended)
        scroll.column.addWidget(hairline())
        scroll.column.addWidget(label(tr("How it came here"), "label"))
        scroll.column.addWidget(self._history)
        scroll.column.addWidget(label(tr("Content check"), "label"))
        scroll.column.addWidget(self._checks)
        buttons = QHBoxLayout()
        buttons.addWidget(self.save)
        buttons.addWidget(leave)
        buttons.addStretch(1)
        buttons.addWidget(self._reset)
        self.fill(scroll, buttons)


def _titles() -> dict[str, str]:
    return {
        "title": tr("Title"),
        "issuer": tr("Issuer"),
        "number": tr("Document no."),
        "issued": tr("Date of issue"),
        "in_force_from": tr("In force from"),
        "in_force_until": tr("In force until"),
        "replaced_by": tr("Replaced by"),
        "replaces": tr("Replaces"),
    }


def _help(name: str) -> str:
    return {
        "number": tr("As it stands under the red head, 示政办〔2025〕18号 say."),
        "replaced_by": tr("Title or number of the document that took its place."),
        "replaces": tr("Titles or numbers, separated by semicolons."),
    }.get(name, "")


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("；", ";").split(";") if part.strip())


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text or "2000-01-01")
    except ValueError:
        return False
    return True
