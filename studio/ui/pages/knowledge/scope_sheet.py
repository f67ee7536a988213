"""What the search test looks into: certain documents, an issuer's, those of certain dates."""

from collections.abc import Callable, Sequence

from pydantic import ValidationError
from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QHBoxLayout, QVBoxLayout, QWidget

from studio.knowledge.filters import SearchFilters
from studio.ui.components import Button, FormRow, SideSheet, TextField, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.name_list import NameList
from studio.ui.pages.knowledge.name_ticks import NameTicks
from studio.ui.theme import space

_DATES = ("dated_from", "dated_to")


class ScopeSheet(SideSheet):
    """What is chosen goes to the one that asked; what is wrong with a date is said at the date."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Filter the search"))
        self._asked = SearchFilters()
        self._take: Callable[[SearchFilters], None] = _nobody
        self.names = NameTicks()
        self.list = NameList(self.names)
        self.finder = TextField(tr("A part of the name"), "magnify")
        self.issuer, self._issuers = TextField(), QStringListModel(self)
        self.dates = {name: TextField("2025-03-20") for name in _DATES}
        self.chosen = label("", "caption", "muted")
        self.rows = {
            "dated_from": FormRow(tr("Issued from"), self.dates["dated_from"]),
            "dated_to": FormRow(tr("Issued until"), self.dates["dated_to"]),
        }
        self.apply_button, self._leave = Button(tr("Apply the filters"), "primary"), Button(tr("Cancel"))
        self.clear_button = Button(tr("Clear the filters"), "text")
        self._dress()
        self._lay_out()
        self._connect()

    def ask(
        self,
        now: SearchFilters,
        names: Sequence[str],
        issuers: Sequence[str],
        take: Callable[[SearchFilters], None],
    ) -> None:
        """Shows the filters as they are `now`; `take` is told what becomes of them."""
        self._asked, self._take = now, take
        self.finder.clear()
        self.names.set_names(names, now.documents)
        self._issuers.setStringList(list(issuers))
        self.issuer.set_value(now.issuer)
        for name, field in self.dates.items():
            field.set_value(getattr(now, name))
            self.rows[name].clear_error()
        self.open()
        self.finder.setFocus()

    def filters(self) -> SearchFilters | None:
        """What the fields say; None with what is wrong said at its field."""
        told = {name: field.value() for name, field in self.dates.items()}
        told_all = {**told, "documents": self.names.ticked(), "issuer": self.issuer.value()}
        try:
            filters = SearchFilters.model_validate({**self._asked.model_dump(), **told_all})
        except ValidationError as error:
            text = tr("Write the day as 2025-03-20; 2025-03 or 2025 will do as well.")
            self._refuse([str(one["loc"][0]) for one in error.errors()], text)
            return None
        start, end = filters.dated_from, filters.dated_to
        if start and end and start[: len(end)] > end:
            self._refuse(["dated_to"], tr("This is before the first date: nothing could be found."))
            return None
        return filters

    def _refuse(self, wrong: Sequence[str], text: str) -> None:
        for name in wrong:
            self.rows[name].set_error(text)
        self.dates[wrong[0]].setFocus()

    def _apply(self) -> None:
        filters = self.filters()
        if filters is not None:
            self._give(filters)

    def _clear(self) -> None:
        self._give(SearchFilters(in_force=self._asked.in_force, repealed_too=self._asked.repealed_too))

    def _give(self, filters: SearchFilters) -> None:
        self.close_sheet()
        self._take(filters)

    def _say_count(self, count: int) -> None:
        none, some = tr("None chosen: all are searched."), tr("{count} chosen", count=count)
        self.chosen.setText(some if count else none)

    def _dress(self) -> None:
        self.list.setAccessibleName(tr("Documents"))
        self.finder.setAccessibleName(tr("Find a document"))
        self.finder.setClearButtonEnabled(True)
        completer = QCompleter(self._issuers, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.issuer.setCompleter(completer)

    def _connect(self) -> None:
        self.finder.textChanged.connect(self.names.narrow)
        self.names.ticked_changed.connect(self._say_count)
        self.apply_button.clicked.connect(self._apply)
        self.clear_button.clicked.connect(self._clear)
        self._leave.clicked.connect(self.close_sheet)
        for field in (self.issuer, *self.dates.values()):
            field.returnPressed.connect(self._apply)

    def _lay_out(self) -> None:
        documents, dates, buttons = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        documents.setSpacing(space("1"))
        documents.addWidget(label(tr("Documents"), "label"))
        documents.addWidget(self.finder)
        documents.addWidget(self.list, 1)
        documents.addWidget(self.chosen)
        dates.setSpacing(space("3"))
        for row in self.rows.values():
            dates.addWidget(row, 1, Qt.AlignmentFlag.AlignTop)
        buttons.setSpacing(space("2"))
        buttons.addWidget(self.apply_button)
        buttons.addWidget(self._leave)
        buttons.addStretch(1)
        buttons.addWidget(self.clear_button)
        self.body.addLayout(documents, 1)
        self.body.addWidget(FormRow(tr("Issuer"), self.issuer, tr("A part of the name is enough.")))
        self.body.addLayout(dates)
        self.body.addLayout(buttons)


def _nobody(filters: SearchFilters) -> None:
    """Nobody has asked yet."""
