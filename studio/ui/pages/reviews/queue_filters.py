"""Above the queue: which department, which category, and how long it has waited."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from studio.core.agents import Category
from studio.ui.components import Link, Select
from studio.ui.language import tr
from studio.ui.packages.categories import category_name
from studio.ui.pages.reviews.queue_reading import Asked, Queue
from studio.ui.theme import space

_ALL, _NONE = "*", ""
_DAYS = (1, 3, 7, 14)


class QueueFilters(QWidget):
    """`asked` brings what is wanted, from its first page on."""

    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.department, self.category, self.waited = Select(), Select(), Select()
        self.clear = Link(tr("Show all"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        names = (tr("Department"), tr("Category"), tr("Waiting for"))
        for select, name in zip((self.department, self.category, self.waited), names, strict=True):
            select.setAccessibleName(name)
            select.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            select.chosen.connect(self._tell)
            line.addWidget(select)
        line.addWidget(self.clear)
        line.addStretch(1)
        self.clear.clicked.connect(self._show_all)

    def show_queue(self, queue: Queue) -> None:
        """Offer the departments in which something waits, with how much."""
        asked = queue.asked
        known = {one.department: one.waiting for one in queue.queues}
        if asked.department is not None:
            known.setdefault(asked.department, 0)
        offices = [
            (f"={name}", f"{name or tr('Without office')} · {count}") for name, count in sorted(known.items())
        ]
        everything = tr("All departments · {count}", count=queue.count)
        _fill(self.department, [(_ALL, everything), *offices], _of(asked))
        categories = [(each.value, category_name(each)) for each in Category]
        _fill(self.category, [(_NONE, tr("All categories")), *categories], asked.category)
        days = [(str(count), tr("{count} {count:day|days} or longer", count=count)) for count in _DAYS]
        _fill(self.waited, [("0", tr("However long")), *days], str(asked.waited))
        self.clear.setVisible(asked.narrows)

    def _tell(self) -> None:
        chosen = self.department.value()
        self.asked.emit(
            Asked(
                department=None if chosen == _ALL else chosen.removeprefix("="),
                category=self.category.value(),
                waited=int(self.waited.value() or 0),
            )
        )

    def _show_all(self) -> None:
        self.asked.emit(Asked())


def _of(asked: Asked) -> str:
    return _ALL if asked.department is None else f"={asked.department}"


def _fill(select: Select, options: list[tuple[str, str]], value: str) -> None:
    select.set_options(options)
    select.set_value(value)
