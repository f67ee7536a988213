"""The conversation: stays at its end while an answer is written, unless the person scrolled up."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.exchange_column import ExchangeColumn
from studio.ui.chat.starter import Starter
from studio.ui.components import Button, IconTile, ScrollPage, clear_layout, label
from studio.ui.language import tr
from studio.ui.theme import space

Kept = tuple[str, Sequence[RunEvent], tuple[int, int]]
"""A question, what its run brought, and which of how many siblings it is, counted from 1."""

_PASSED_ON = (
    "citation_opened",
    "retried",
    "form_updated",
    "form_opened",
    "artifact_made",
    "previewed",
    "kept",
    "consented",
    "trace_wanted",
    "case_wanted",
    "note_wanted",
    "feedback_wanted",
)


class ChatView(QWidget):
    """Plain data in, signals out: it asks nobody anything.

    `built_here` is set where the agent is built: its answers lead to traces, test questions and notes;
    `reports` where it is used: they lead to feedback for its author.

    `edited(n, text)`: question n, counted from 0, is to be asked again as this text, in place of all from
    there on. `branch_wanted(n, k)`: at question n the k-th of its siblings, counted from 1, is to be shown.
    """

    asked = Signal(str)
    citation_opened = Signal(object)
    retried = Signal(str)
    form_updated = Signal(object)
    form_opened = Signal(object)
    artifact_made = Signal(object)
    previewed = Signal(object)
    kept = Signal(object)
    consented = Signal(bool)
    trace_wanted = Signal(str)
    case_wanted = Signal(str)
    note_wanted = Signal(str)
    feedback_wanted = Signal(object)
    edited = Signal(int, str)
    branch_wanted = Signal(int, int)

    def __init__(self, icon: str = "robot-outline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._at_end = icon, True
        self._names: Mapping[str, str] = {}
        self.built_here = self.reports = False
        self._scroll = ScrollPage(margin=False)
        edge = space("4")
        self._scroll.column.setContentsMargins(edge, edge, edge, edge)
        self._scroll.column.setSpacing(space("6"))
        self._latest = Button(tr("↓ Latest"), small=True, parent=self)
        self._latest.hide()
        self._latest.clicked.connect(self.go_to_end)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        bar = self._scroll.verticalScrollBar()
        bar.valueChanged.connect(self._note_place)
        bar.rangeChanged.connect(self._follow)
        self._exchanges: list[Exchange] = []
        self._column = ExchangeColumn()

    @property
    def exchanges(self) -> list[Exchange]:
        return list(self._exchanges)

    def set_icon(self, icon: str) -> None:
        """Stand for another agent from the next answer on."""
        self._icon = icon

    def set_tool_names(self, names: Mapping[str, str]) -> None:
        """Say what the tools are called that the agent knows by names of its own, from the next answer on."""
        self._names = names

    def set_empty(self, greeting: str, starters: Sequence[str] = ()) -> None:
        """Begin anew with what the agent says first and a few questions to try."""
        self.clear()
        self._scroll.column.addWidget(IconTile(self._icon, round_=True), 0, Qt.AlignmentFlag.AlignLeft)
        self._scroll.column.addWidget(label(greeting, "body", wrap=True))
        for starter in starters:
            button = Starter(starter)
            button.clicked.connect(self._ask_starter)
            self._scroll.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        self._exchanges.clear()
        self._column = ExchangeColumn()
        clear_layout(self._scroll.column)

    def show_exchanges(self, kept: Sequence[Kept]) -> None:
        """Show a whole conversation in place of what is shown, from its end; what has no end was stopped."""
        self.clear()
        for question, events, branches in kept:
            self.ask(question, branches)
            for event in events:
                self.add_event(event)
            if not events or not isinstance(events[-1], AnswerFinished | RunFailed):
                self.stop()

    def cut(self, number: int) -> None:
        """Take the questions from this one on away, with their answers."""
        kept = self._exchanges[:number]
        if not kept:
            self.clear()
        for exchange in self._exchanges[number:]:
            self._column.take(exchange)
        self._exchanges = kept

    def set_branches(self, number: int, branches: tuple[int, int]) -> None:
        """Say which of how many siblings a question is, counted from 1."""
        self._exchanges[number].set_branches(branches)

    def ask(self, question: str, branches: tuple[int, int] = (1, 1)) -> None:
        """Show the question, and an answer about to come."""
        if not self._exchanges:
            clear_layout(self._scroll.column)
            self._scroll.column.addWidget(self._column)
        exchange = Exchange(
            question, self._icon, self._names, built_here=self.built_here, reportable=self.reports
        )
        for name in _PASSED_ON:
            getattr(exchange, name).connect(getattr(self, name))
        exchange.set_branches(branches)
        exchange.sibling_wanted.connect(self._want_branch)
        self._exchanges.append(exchange)
        self._column.add(exchange)
        self.go_to_end()

    def add_event(self, event: RunEvent) -> None:
        if self._exchanges:
            self._exchanges[-1].add_event(event)

    def stop(self) -> None:
        if self._exchanges and self._exchanges[-1].finished is None:
            self._exchanges[-1].stop()

    def go_to_end(self) -> None:
        self._at_end = True
        self._follow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _ask_starter(self) -> None:
        sender = self.sender()
        assert isinstance(sender, Button)
        self.asked.emit(sender.text())

    def _want_branch(self, sibling: int) -> None:
        exchange = self.sender()
        assert isinstance(exchange, Exchange)
        self.branch_wanted.emit(self._exchanges.index(exchange), sibling)

    def _note_place(self, value: int) -> None:
        bar = self._scroll.verticalScrollBar()
        self._at_end = value >= bar.maximum() - space("6")
        self._latest.setVisible(not self._at_end)
        self._place_button()

    def _follow(self) -> None:
        if self._at_end:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.maximum())

    def _place_button(self) -> None:
        self._latest.adjustSize()
        self._latest.move(
            (self.width() - self._latest.width()) // 2, self.height() - self._latest.height() - space("2")
        )
        self._latest.raise_()
