"""The sheet in which one writes what the assistant should do, and decides on what the model suggests."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.authoring.suggestions import Suggestion
from studio.ui.components import (
    Banner,
    Button,
    FormRow,
    GrowingArea,
    ScrollPage,
    SideSheet,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.builder.describing.suggestion_card import SuggestionCard
from studio.ui.theme import size, space


class DescribeSheet(SideSheet):
    asked = Signal(str)
    stopped = Signal()
    applied = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Describe it"), width=size("sheet.wide"))
        hint = tr(
            "Such as: for the duty desk of the emergency office; finds response levels and telephone numbers"
            " in the flood plans; names the source; fills in the situation report; declines all else."
        )
        self.text = GrowingArea(hint, lines=5, most=10)
        help_text = tr("For whom, from what, what comes out, what not.")
        self._row = FormRow(tr("What should the agent do"), self.text, help_text)
        self.ask, self.stop = Button(tr("Draft it"), "primary", "lightbulb-outline"), Button(tr("Stop"))
        self.apply_all = Button(tr("Apply all of them"), "primary")
        self._state, self._notes = label("", "dense", "secondary", wrap=True), QVBoxLayout()
        self.cards = ScrollPage(margin=False)
        self.cards.column.setSpacing(space("3"))
        self.body.addWidget(self._row)
        self.body.addLayout(self._buttons())
        self.body.addLayout(self._notes)
        self.body.addWidget(self.cards, 1)
        self.text.textChanged.connect(self._stand_out)
        self.ask.clicked.connect(self._ask)
        self.stop.clicked.connect(self.stopped)
        self.apply_all.clicked.connect(self._apply_all)
        self.set_busy(busy=False)
        self.show_suggestions(())
        self._state.clear()

    def set_busy(self, *, busy: bool) -> None:
        self.ask.set_busy(busy, tr("Drafting…"))
        self.stop.setVisible(busy)

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        clear_layout(self._notes)
        clear_layout(self.cards.column)
        for suggestion in suggestions:
            card = SuggestionCard(suggestion)
            card.applied.connect(self._apply)
            card.discarded.connect(self._count)
            self.cards.column.addWidget(card)
        self._count()
        if cards := self.open_cards():
            cards[0].apply_button.setFocus()

    def show_error(self, banner: Banner) -> None:
        clear_layout(self._notes)
        self._notes.addWidget(banner)

    def open_cards(self) -> list[SuggestionCard]:
        column = self.cards.column
        found = (column.itemAt(index).widget() for index in range(column.count()))
        return [card for card in found if isinstance(card, SuggestionCard) and not card.settled]

    def _ask(self) -> None:
        if not self.text.value():
            self._row.set_error(tr("Write in one or two sentences what it should do."))
            self.text.setFocus()
            return
        self.asked.emit(self.text.value())

    def _apply(self) -> None:
        card = self.sender()
        assert isinstance(card, SuggestionCard)
        self.applied.emit([card.suggestion])
        self._count()

    def _apply_all(self) -> None:
        cards = self.open_cards()
        for card in cards:
            card.blockSignals(True)
            card.apply()
            card.blockSignals(False)
        self.applied.emit([card.suggestion for card in cards])
        self._count()

    def _count(self) -> None:
        total, left = self.cards.column.count(), len(self.open_cards())
        self.apply_all.setVisible(left > 1)
        self._stand_out(decide=bool(left))
        said = tr("{left} of {total} {total:change|changes} not decided yet", left=left, total=total)
        self._state.setText(said if left else tr("Nothing left to decide.") if total else "")

    def _stand_out(self, *, decide: bool = False) -> None:
        """What comes next: to decide on what was drafted, or to draft what is described otherwise now."""
        self.ask.set_kind("secondary" if decide else "primary")
        self.apply_all.set_kind("primary" if decide else "secondary")

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        for button in (self.ask, self.stop):
            line.addWidget(button)
        line.addWidget(self._state, 1)
        line.addWidget(self.apply_all)
        return line
