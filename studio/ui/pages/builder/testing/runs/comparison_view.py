"""Two runs side by side: what they were about, what has changed, and both answers to the marked question."""

from PySide6.QtCore import QItemSelection, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from studio.trials import CaseChange, CaseResult, Change, Comparison, Report
from studio.ui.components import (
    Button,
    Card,
    IconButton,
    ScrollPage,
    Segmented,
    Tag,
    clear_layout,
    dense_rows,
    label,
)
from studio.ui.dates import short_time
from studio.ui.language import tr, words
from studio.ui.pages.builder.testing.runs.comparison_model import (
    AFTER,
    BEFORE,
    CHANGE,
    KIND,
    QUESTION,
    TIMES,
    ComparisonModel,
)
from studio.ui.pages.builder.testing.runs.grids import clear_grid
from studio.ui.theme import size, space
from studio.wording.trials import CHANGES, came_of, expected_of, facts_of, score_of

_TONES = {
    Change.BROKEN: "danger",
    Change.MENDED: "success",
    Change.ADDED: "accent",
    Change.REMOVED: "plain",
    Change.UNASKED: "plain",
    Change.SAME: "plain",
}
_LONGEST = 24


class ComparisonView(QWidget):
    """`exported` brings html or xlsx."""

    closed = Signal()
    exported = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.comparison: Comparison | None = None
        self.table, self.changes = QTableView(), ComparisonModel()
        self.which = Segmented([("changed", tr("Changed")), ("", tr("All"))])
        self.html, self.xlsx = (
            Button("HTML", icon="file-code-outline", small=True),
            Button("xlsx", small=True),
        )
        self.xlsx.set_icon("file-table-outline")
        self._title, self._tags = label("", "section"), QHBoxLayout()
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(space("6"))
        self._facts.setVerticalSpacing(space("1") // 2)
        self._answers = QHBoxLayout()
        self._build()

    def show_comparison(self, comparison: Comparison) -> None:
        self.comparison = comparison
        older, newer = comparison.older, comparison.newer
        self._title.setText(tr("Run {newer} against run {older}", newer=newer.run, older=older.run))
        self._show_tags(comparison)
        self._show_facts(older, newer)
        different = any(change.differs for change in comparison.changes)
        self.which.set_value("changed" if different else "")
        self._fill()

    def fit(self, width: int) -> None:
        self.table.setColumnHidden(TIMES, width < size("breakpoints.compact.rail"))

    def _fill(self) -> None:
        assert self.comparison is not None
        changed = self.which.value() == "changed"
        shown = [
            change
            for change in self.comparison.changes
            if not changed or change.differs or change.answers_differ
        ]
        names = [tr("Run {number}", number=one.run) for one in (self.comparison.older, self.comparison.newer)]
        self.changes.show(shown, *names)
        if shown:
            self.table.selectRow(0)
        else:
            clear_layout(self._answers)
            self._answers.addWidget(label(tr("Nothing has changed between these runs."), "dense", "muted"))

    def _show_tags(self, comparison: Comparison) -> None:
        clear_layout(self._tags)
        say, counts = words(), comparison.counts
        for change, tone in _TONES.items():
            if counts[change]:
                self._tags.addWidget(Tag(f"{say(CHANGES[change])} {counts[change]}", tone))

    def _show_facts(self, older: Report, newer: Report) -> None:
        clear_grid(self._facts)
        before, after = dict(facts_of(older, words())), dict(facts_of(newer, words()))
        score = (tr("Result"), score_of(older, words()), score_of(newer, words()))
        when = (tr("When"), short_time(older.started), short_time(newer.started))
        others = [
            (name, before.get(name, ""), after.get(name, ""))
            for name in dict.fromkeys([*before, *after])
            if before.get(name) != after.get(name)
        ]
        kept = [row for row in others if row[0] not in _untold()]
        for at, (name, old, new) in enumerate((score, when, *kept)):
            self._facts.addWidget(label(name, "caption", "muted"), at, 0)
            for column, value in ((1, old), (2, new)):
                text = label(value if len(value) <= _LONGEST * 2 else f"{value[:_LONGEST]}…", "dense")
                text.setToolTip(value)
                self._facts.addWidget(text, at, column)
        self._facts.setColumnStretch(1, 1)
        self._facts.setColumnStretch(2, 1)

    def _follow(self, chosen: QItemSelection, gone: QItemSelection) -> None:
        rows = self.table.selectionModel().selectedRows()
        if not rows:
            return
        clear_layout(self._answers)
        change: CaseChange = rows[0].data(CHANGE)
        for result, report in ((change.before, "older"), (change.after, "newer")):
            assert self.comparison is not None
            run = getattr(self.comparison, report).run
            self._answers.addWidget(_answer(result, tr("Run {number}", number=run)), 1)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("3"))
        column.addLayout(self._head())
        card = Card()
        card.body.addLayout(self._facts)
        column.addWidget(card)
        cases = Card(padded=False, fill=True)
        self._set_table()
        cases.body.addWidget(self.table)
        column.addWidget(cases, 2)
        column.addLayout(self._answers, 3)

    def _set_table(self) -> None:
        table = self.table
        table.setModel(self.changes)
        dense_rows(table, tr("Questions in both runs"), QUESTION)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setMinimumHeight(size("table.least") // 2)
        for at, width in ((KIND, 124), (BEFORE, 136), (AFTER, 136), (TIMES, 152)):
            table.setColumnWidth(at, width)
        table.selectionModel().selectionChanged.connect(self._follow)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        back = IconButton("arrow-left", tr("Back to the runs"))
        back.clicked.connect(self.closed)
        self._tags.setSpacing(space("2"))
        head.addWidget(back)
        head.addWidget(self._title)
        head.addLayout(self._tags)
        head.addStretch(1)
        self.html.setProperty("kind_of_file", "html")
        self.xlsx.setProperty("kind_of_file", "xlsx")
        for button in (self.which, self.html, self.xlsx):
            head.addWidget(button)
        self.which.chosen.connect(self._fill)
        self.html.clicked.connect(self._export)
        self.xlsx.clicked.connect(self._export)
        return head

    def _export(self) -> None:
        self.exported.emit(str(self.sender().property("kind_of_file")))


def _untold() -> set[str]:
    """What is in the head already, or says nothing beside the time of day."""
    say = words()
    return {say("Run number"), say("Begun"), say("Ended")}


def _answer(result: CaseResult | None, title: str) -> Card:
    card = Card(title, padded=False, fill=True)
    card.setMinimumHeight(size("table.least"))
    scroll = ScrollPage(margin=False)
    edge = space("3")
    scroll.column.setContentsMargins(edge, edge, edge, edge)
    scroll.column.setSpacing(space("1"))
    if result is None:
        scroll.column.addWidget(label(tr("This question was not in the run."), "dense", "muted", wrap=True))
    else:
        for check in result.unmet:
            said = f"✗ {expected_of(check, words())} — {came_of(check, result, words())}"
            scroll.column.addWidget(label(said, "dense", "danger", wrap=True))
        answer = label(result.answer or tr("No answer"), "dense", wrap=True)
        answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        scroll.column.addWidget(answer)
    scroll.column.addStretch(1)
    card.body.addWidget(scroll)
    return card
