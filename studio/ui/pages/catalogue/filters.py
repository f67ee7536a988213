"""Categories and offices with their counts: a list at the left, or a drop-down in a narrow window."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.agents import Category
from studio.ui.components import NavList, ScrollPage, Select, clear_layout
from studio.ui.language import tr
from studio.ui.pages.catalogue.categories import category_name
from studio.ui.pages.catalogue.shelf import ShelfAgent, departments
from studio.ui.theme import size

_ICONS = {
    Category.SERVICE: "bank-outline",
    Category.CITY: "city-variant-outline",
    Category.OFFICE: "briefcase-outline",
}
_CATEGORY, _OFFICE = "category:", "office:"


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
        self._current = _CATEGORY
        self.drop_down.chosen.connect(self._choose)

    def show_agents(self, agents: Sequence[ShelfAgent]) -> None:
        """Count anew; what was chosen stays chosen while it is there."""
        entries = _entries(agents)
        if self._current not in {name for name, _, _, _ in entries}:
            self._current = _CATEGORY
        clear_layout(self._place)
        self.list = self._list_of(entries)
        self._place.addWidget(self.list)
        self.drop_down.set_options([(name, f"{text}  {note}") for name, text, _, note in entries])
        self._show_current()

    def fit(self, *, narrow: bool, as_list: bool) -> None:
        self.side.setFixedWidth(176 if narrow else size("section.list"))
        self.list.setFixedWidth(self.side.width())
        self.side.setVisible(as_list)
        self.drop_down.setVisible(not as_list)

    def reset(self) -> None:
        """Choose all, without telling."""
        self._current = _CATEGORY
        self._show_current()

    def _list_of(self, entries: Sequence[tuple[str, str, str, str]]) -> NavList:
        made = NavList()
        made.setFixedWidth(self.side.width())
        made.add_title(tr("Category"))
        for index, entry in enumerate(entries):
            if entry[0].startswith(_OFFICE) and entries[index - 1][0].startswith(_CATEGORY):
                made.add_title(tr("Office"))
            made.add(*entry)
        made.chosen.connect(self._choose)
        return made

    def _choose(self, name: str) -> None:
        self._current = name
        self._show_current()
        kind, _, value = name.partition(":")
        category, office = (value, "") if f"{kind}:" == _CATEGORY else ("", value)
        self.chosen.emit(category, office)

    def _show_current(self) -> None:
        self.list.set_current(self._current)
        self.drop_down.set_value(self._current)


def _entries(agents: Sequence[ShelfAgent]) -> list[tuple[str, str, str, str]]:
    """Return name, words, icon and count of each choice."""
    counts = Counter(agent.category for agent in agents)
    found = [(_CATEGORY, tr("All"), "storefront-outline", str(len(agents)))]
    for category, icon in _ICONS.items():
        found.append((f"{_CATEGORY}{category}", category_name(category), icon, str(counts[category])))
    for office, count in departments(agents):
        found.append((f"{_OFFICE}{office}", office, "", str(count)))
    return found


def _holding(layout: QVBoxLayout) -> QWidget:
    holder = QWidget()
    layout.setContentsMargins(0, 0, 0, 0)
    holder.setLayout(layout)
    return holder
