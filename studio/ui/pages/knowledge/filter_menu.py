"""The filters of the documents table as a menu behind one button that says how many are set."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from studio.ui.components import Button
from studio.ui.documents import kind_word
from studio.ui.language import tr
from studio.ui.pages.knowledge.narrowing import AIMED, MASKED, PERSONAL, UNSURE, Narrowing, Offered


class FilterButton(Button):
    """`changed` brings the Narrowing with its filters as they are chosen now."""

    changed = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Filter"), icon="filter-variant")
        self._chosen, self._offered = Narrowing(), Offered()
        self._menu = QMenu(self)
        self.clicked.connect(self._open)

    def offer(self, what: Offered) -> None:
        self._offered = what

    def chosen(self) -> Narrowing:
        return self._chosen

    def clear_filters(self) -> None:
        self._choose(Narrowing())

    def menu_now(self) -> QMenu:
        """The menu for what the base holds now."""
        self._menu.clear()
        self._add_choices("kind", tr("Kind"), [(kind, kind_word(kind)) for kind in self._offered.kinds])
        self._add_choices("issuer", tr("Issuer"), [(name, name) for name in self._offered.issuers])
        self._add_choices("year", tr("Year of issue"), [(year, year) for year in self._offered.years])
        self._menu.addSeparator()
        for mark in self._offered.marks:
            self._add_mark(mark)
        self._menu.addSeparator()
        clear = self._menu.addAction(tr("Clear the filters"))
        clear.setEnabled(bool(self._chosen.filters))
        clear.triggered.connect(self.clear_filters)
        return self._menu

    def _add_choices(self, field: str, title: str, options: Sequence[tuple[str, str]]) -> None:
        menu = self._menu.addMenu(title)
        menu.setEnabled(bool(options))
        group = QActionGroup(menu)
        now = getattr(self._chosen, field)
        for value, text in [("", tr("All")), *options]:
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(value == now)
            entry.setData((field, value))
            group.addAction(entry)
        group.triggered.connect(self._take_choice)

    def _add_mark(self, mark: str) -> None:
        entry = self._menu.addAction(_mark_word(mark))
        entry.setCheckable(True)
        entry.setChecked(mark in self._chosen.marks)
        entry.setData(mark)
        entry.toggled.connect(self._take_mark)

    def _take_choice(self, entry: QAction) -> None:
        field, value = entry.data()
        self._choose(replace(self._chosen, **{field: value}))

    def _take_mark(self) -> None:
        entry = self.sender()
        if isinstance(entry, QAction):
            self._choose(replace(self._chosen, marks=self._chosen.marks ^ {str(entry.data())}))

    def _choose(self, chosen: Narrowing) -> None:
        self._chosen = chosen
        count = chosen.filters
        self.set_text(tr("Filter {count}", count=count) if count else tr("Filter"))
        self.changed.emit(chosen)

    def _open(self) -> None:
        self.menu_now().popup(self.mapToGlobal(QPoint(0, self.height())))


def _mark_word(mark: str) -> str:
    return {
        PERSONAL: tr("With personal data"),
        MASKED: tr("With masked data"),
        AIMED: tr("With text aimed at a model"),
        UNSURE: tr("Validity to be confirmed"),
    }[mark]
