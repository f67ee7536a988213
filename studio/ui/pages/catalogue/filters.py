"""Categories and offices with their counts: a list at the left, or a drop-down in a narrow window."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import ShelfCounts
from studio.core.agents import Category
from studio.ui.components import Link, NavList, ScrollPage, Select, clear_layout
from studio.ui.language import tr
from studio.ui.packages.categories import category_name
from studio.ui.theme import size, space

_ICONS = {
    Category.SERVICE: "bank-outline",
    Category.CITY: "city-variant-outline",
    Category.OFFICE: "briefcase-outline",
}
_CATEGORY, _OFFICE = "category:", "office:"
_FIRST_OFFICES = 8
Entry = tuple[str, str, str, str]  # name, words, icon and count


class Filters(QObject):
    """One choice, shown in two ways: `side` and `drop_down`; `chosen` brings category and office."""

    chosen = Signal(str, str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.side, self.drop_down = ScrollPage(margin=False), Select()
        self.side.setFixedWidth(size("section.list"))
        self.drop_down.setAccessibleName(tr("Category"))
        self._place = QVBoxLayout()
        self.side.setWidget(_holding(self._place))
        self.list = NavList()
        self._current, self._all_offices = _CATEGORY, False
        self._counts: ShelfCounts | None = None
        self.drop_down.set_options([(_CATEGORY, tr("All"))])  # until anything is read
        self.drop_down.chosen.connect(self._choose)

    def show_counts(self, counts: ShelfCounts) -> None:
        """Count anew; what was chosen stays chosen while it is there."""
        if counts == self._counts:
            return
        self._counts = counts
        self._fill()

    def fit(self, *, as_list: bool) -> None:
        self.side.setVisible(as_list)
        self.drop_down.setVisible(not as_list)

    def reset(self) -> None:
        """Choose all, without telling."""
        self._current = _CATEGORY
        self._show_current()

    def _fill(self) -> None:
        assert self._counts is not None
        categories, offices = _categories(self._counts), _offices(self._counts)
        entries = [*categories, *offices]
        if self._current not in {name for name, *_ in entries}:
            self._current = _CATEGORY
        clear_layout(self._place)
        self.list = self._list_of(categories, offices)
        self._place.addWidget(self.list)
        self.drop_down.set_options([(name, f"{text}  {note}") for name, text, _, note in entries])
        self._show_current()

    def _list_of(self, categories: Sequence[Entry], offices: Sequence[Entry]) -> NavList:
        made = NavList()
        made.setFixedWidth(self.side.width())
        made.add_title(tr("Category"))
        for entry in categories:
            made.add(*entry)
        if offices:
            made.add_title(tr("Office"))
        for entry in self._shown(offices):
            made.add(*entry)
        made.chosen.connect(self._choose)
        if len(self._shown(offices)) < len(offices):
            made.column.insertWidget(made.column.count() - 1, self._more(len(offices)))
        return made

    def _shown(self, offices: Sequence[Entry]) -> list[Entry]:
        """What is chosen is always among them."""
        if self._all_offices:
            return list(offices)
        first = list(offices[:_FIRST_OFFICES])
        return [*first, *(entry for entry in offices[_FIRST_OFFICES:] if entry[0] == self._current)]

    def _more(self, count: int) -> QWidget:
        more = Link(tr("All {count} {count:office|offices}", count=count))
        more.clicked.connect(self._show_all_offices)
        line = QHBoxLayout()
        line.setContentsMargins(space("2"), space("1"), 0, 0)
        line.addWidget(more)
        line.addStretch(1)
        return _holding(line, keep_margins=True)

    def _show_all_offices(self) -> None:
        self._all_offices = True
        self._fill()
        self.list.setFocus()

    def _choose(self, name: str) -> None:
        self._current = name
        self._show_current()
        kind, _, value = name.partition(":")
        category, office = (value, "") if f"{kind}:" == _CATEGORY else ("", value)
        self.chosen.emit(category, office)

    def _show_current(self) -> None:
        self.list.set_current(self._current)
        self.drop_down.set_value(self._current)


def _categories(counts: ShelfCounts) -> list[Entry]:
    everything = (_CATEGORY, tr("All"), "storefront-outline", f"{counts.total:,}")
    each = [
        (f"{_CATEGORY}{category}", category_name(category), icon, f"{counts.categories.get(category, 0):,}")
        for category, icon in _ICONS.items()
    ]
    return [everything, *each]


def _offices(counts: ShelfCounts) -> list[Entry]:
    return [(f"{_OFFICE}{office}", office, "", f"{count:,}") for office, count in counts.departments.items()]


def _holding(layout: QVBoxLayout | QHBoxLayout, *, keep_margins: bool = False) -> QWidget:
    holder = QWidget()
    if not keep_margins:
        layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder
