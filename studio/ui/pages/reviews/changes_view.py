"""The tab 变更: everything that differs from the version in use, in one scroll."""

from dataclasses import replace

from PySide6.QtGui import QKeySequence, QShortcut

from studio.catalogue import Changes, Part
from studio.ui.components import Card, ScrollPage, Segmented, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.reviews.change_cards import KnowledgeCard, SettingsCard, TestsCard, unchanged
from studio.ui.pages.reviews.diff_view import DiffView
from studio.ui.pages.reviews.word_marks import DiffRow, Side, only_changes, rows_of
from studio.ui.theme import size


class ChangesView(ScrollPage):
    def __init__(self) -> None:
        super().__init__()
        self._changes = Changes()
        self.diff, self.extent = DiffView(), self._new_extent()
        for keys, step in (("F7", self._go_next), ("Shift+F7", self._go_back)):
            QShortcut(QKeySequence(keys), self).activated.connect(step)

    def show_changes(self, changes: Changes) -> None:
        self._changes = changes
        clear_layout(self.column)
        by_part = {part: [change for change in changes.changes if change.part is part] for part in Part}
        self.column.addWidget(self._instructions())
        self.column.addWidget(KnowledgeCard(by_part[Part.KNOWLEDGE]))
        self.column.addWidget(SettingsCard(by_part[Part.SETTINGS], first=not changes.since))
        self.column.addWidget(TestsCard(by_part[Part.TESTS]))
        self._show_diff()

    def count(self) -> int:
        """Return how many things differ, a run of changed lines counting as one."""
        return len(self._changes.changes) + len(self.diff.change_places())

    def _instructions(self) -> Card:
        rows = self._rows()
        changed = not self._changes.since or any(row.side is not Side.SAME for row in rows)
        card = Card(tr("Instructions"), padded=False)
        self.diff, self.extent = DiffView(), self._new_extent()
        for side, sign, tone in ((Side.ADDED, "+", "success"), (Side.REMOVED, "−", "danger")):
            count = sum(row.side is side for row in rows)
            if count:
                words = tr("{count} lines", count=count)
                card.add_header_widget(label(f"{sign}{words}", "dense", tone))
        if self._changes.since and changed:
            card.add_header_widget(self.extent)
        if changed:
            card.body.addWidget(self.diff)
        else:
            card.body.addWidget(unchanged())
        return card

    def _rows(self) -> list[DiffRow]:
        """A first version is read as it stands: there all would be new."""
        rows = rows_of(self._changes.instructions)
        return rows if self._changes.since else [replace(row, side=Side.SAME) for row in rows]

    def _new_extent(self) -> Segmented:
        made = Segmented([("changes", tr("Changes only")), ("all", tr("Full text"))])
        made.set_value("changes" if self._changes.since else "all")
        made.chosen.connect(self._show_diff)
        return made

    def _show_diff(self) -> None:
        rows = self._rows()
        self.diff.show_rows(only_changes(rows) if self.extent.value() == "changes" else rows)

    def _go_next(self) -> None:
        self._go(forward=True)

    def _go_back(self) -> None:
        self._go(forward=False)

    def _go(self, *, forward: bool) -> None:
        """Bring the next run of changed lines to the top of the view."""
        bar = self.verticalScrollBar()
        top = self.diff.mapTo(self.widget(), self.diff.rect().topLeft()).y() - size("row")
        places = [top + place for place in self.diff.change_places()]
        ahead = [place for place in places if (place > bar.value() if forward else place < bar.value())]
        if ahead:
            bar.setValue(ahead[0] if forward else ahead[-1])
