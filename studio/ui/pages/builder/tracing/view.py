"""Runs at the left, found by their words; the steps of the chosen one at the right, or in their place."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.traces import Trace, TraceRow
from studio.ui.components import Banner, Button, EmptyState, Later, Panel, ScrollPage, TextField, clear_layout
from studio.ui.language import tr
from studio.ui.pages.builder.tracing.note_sheet import NoteSheet
from studio.ui.pages.builder.tracing.run_row import RunRow
from studio.ui.pages.builder.tracing.steps_view import StepsView
from studio.ui.theme import UNBOUNDED, size, space

_PAUSE_MILLISECONDS = 250


class TracingView(QWidget):
    """`searched` brings the words to look for, `chosen` the id of a run; `came_up` when it is in sight."""

    searched = Signal(str)
    chosen = Signal(str)
    came_up = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.later_note_sheet = Later(partial(NoteSheet, page))
        self.steps = StepsView()
        self.finder = TextField(tr("Words of question or answer"), "magnify")
        self._rows: dict[str, RunRow] = {}
        self._back, self._reading = Button(tr("All runs"), "text", "arrow-left", small=True), False
        self._runs = ScrollPage(margin=False)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._stack, self._empty = QStackedWidget(), _nothing()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self._both())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.finder.textChanged.connect(self._pause.start)
        self._pause.timeout.connect(self._search)
        self._back.clicked.connect(self._unfold)

    @property
    def note_sheet(self) -> NoteSheet:
        return self.later_note_sheet()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the steps need most of it; in one column the chosen run takes the place of the
        list.
        """
        super().resizeEvent(event)
        self._fold()

    def read(self) -> None:
        """Somebody wants to see a run, not the list of them."""
        self._reading = True
        self._fold()

    def _unfold(self) -> None:
        self._reading = False
        self._fold()
        chosen = next((row for row in self._rows.values() if row.property("selected")), self.finder)
        chosen.setFocus()

    def _fold(self) -> None:
        alone = self.window().width() < size("breakpoints.one.column")
        wanted = min(size("section.list") + size("chat.min") // 3, self.width() * 2 // 5)
        self._left.setMinimumWidth(0 if alone else wanted)
        self._left.setMaximumWidth(UNBOUNDED if alone else wanted)
        self._back.setVisible(alone)
        self._left.setVisible(not alone or not self._reading)
        self._right.setVisible(not alone or self._reading)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.came_up.emit()

    def show_runs(self, rows: Sequence[TraceRow], chosen: str) -> None:
        """An agent that has answered nothing yet is told how to begin; a row that is there stays."""
        self._stack.setCurrentIndex(0 if not rows and not self.finder.value() else 1)
        kept = {run: row for run, row in self._rows.items() if row.run in rows}
        if not kept:
            clear_layout(self._runs.column)
        for run in self._rows.keys() - kept.keys():
            self._rows[run].deleteLater()
        self._rows = {run.id: kept.get(run.id) or self._row(run) for run in rows}
        for number, row in enumerate(self._rows.values()):
            self._runs.column.insertWidget(number, row)
        if not rows:
            self._runs.column.addWidget(EmptyState("magnify", tr("No run with these words")))
        self._mark(chosen)

    def show_trace(self, trace: Trace) -> None:
        self.steps.show_trace(trace)
        self._mark(trace.id)

    def show_trouble(self, banner: Banner) -> None:
        self.steps.show_trouble(banner)

    def runs(self) -> list[RunRow]:
        return list(self._rows.values())

    def _row(self, run: TraceRow) -> RunRow:
        made = RunRow(run)
        made.picked.connect(self.chosen)
        return made

    def _mark(self, chosen: str) -> None:
        for run, row in self._rows.items():
            row.set_selected(run == chosen)

    def _search(self) -> None:
        self.searched.emit(self.finder.value())

    def _both(self) -> QWidget:
        both, left, right = QWidget(), Panel(width=""), QWidget()
        self._left, self._right = left, right
        left.setObjectName("listColumn")  # at the left edge, its line is at its right
        column = left.body
        column.setContentsMargins(space("3"), space("3"), space("3"), 0)
        column.setSpacing(space("2"))
        column.addWidget(self.finder)
        self._runs.column.setSpacing(0)
        self._runs.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(self._runs, 1)
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(right, 1)
        steps = QVBoxLayout(right)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(0)
        steps.addWidget(self._back, 0, Qt.AlignmentFlag.AlignLeft)
        steps.addWidget(self.steps, 1)
        return both


def _nothing() -> EmptyState:
    text = tr(
        "Ask something beside the configuration: here you then see what was searched, found and written,"
        " and how long it took."
    )
    return EmptyState("timeline-text-outline", tr("No run yet"), text)
