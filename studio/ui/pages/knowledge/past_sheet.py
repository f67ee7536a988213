"""What was asked of the base before: one of them becomes a test question."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import Button, EmptyState, ListRow, RowList, ScrollPage, SideSheet, label
from studio.ui.dates import short_time
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.knowledge import PastQuestion


class PastSheet(SideSheet):
    """`chosen` brings the question, `cleared` asks to forget all of them."""

    chosen = Signal(str)
    cleared = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Past questions"))
        self._list, self._scroll = RowList(), ScrollPage(margin=False)
        self._empty = EmptyState("history", tr("Nothing was asked yet"))
        self._scroll.column.addWidget(self._list)
        self._clear = Button(tr("Forget them all"), "text")
        self.body.addWidget(label(tr("They are kept on this computer alone."), "caption", "muted", wrap=True))
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._empty, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._clear)
        foot.addStretch(1)
        self.body.addLayout(foot)
        self._clear.clicked.connect(self.cleared)

    def show_questions(self, questions: "Sequence[PastQuestion]") -> None:
        rows = []
        for one in questions:
            times = tr("asked {count} {count:time|times}", count=one.times) if one.times > 1 else ""
            row = ListRow("history", one.question, times, date=short_time(one.at))
            row.setProperty("question", one.question)
            row.opened.connect(self._choose)
            rows.append(row)
        self._list.set_rows(rows)
        self._scroll.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self._clear.setVisible(bool(rows))
        if not self.isVisible():
            self.open()

    def _choose(self) -> None:
        self.close_sheet()
        self.chosen.emit(str(self.sender().property("question")))
