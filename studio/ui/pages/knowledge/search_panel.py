"""The search test: asks the base as a live answer does, and shows what it would be given."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.passages import Passage
from studio.knowledge.filters import SearchFilters
from studio.ui.components import (
    Button,
    EmptyState,
    FlowLayout,
    IconButton,
    ScrollPage,
    TextField,
    clear_layout,
    hairline,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.knowledge.passage_row import PassageRow
from studio.ui.pages.knowledge.scope_row import ScopeRow
from studio.ui.pages.knowledge.scope_words import scope_words
from studio.ui.pages.knowledge.search_foot import SearchFoot
from studio.ui.pages.knowledge.searching import SearchAnswer
from studio.ui.theme import size, space


class SearchPanel(QWidget):
    """`searched` brings the question, `passage_opened` the Passage that was clicked.

    `why_wanted` and `save_wanted` bring the question that was searched last; `past_wanted` asks for those of
    before.
    """

    searched = Signal(str)
    passage_opened = Signal(object)
    why_wanted = Signal(str)
    save_wanted = Signal(str)
    scope_wanted = Signal()
    past_wanted = Signal()
    put_away = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.field, self._go = (
            TextField(tr("As a colleague would ask")),
            Button(tr("Search"), "primary"),
        )
        self.past = IconButton("history", tr("Past questions"))
        self._title, self._found = QWidget(), label("", "caption", "muted")
        self._notes = label("", "caption", "muted", wrap=True)
        self.in_force = _chip(tr("In force only"))
        self.repealed_too = _chip(tr("Repealed too"))
        self.scope_chip, self._scope = _chip(tr("Filter")), SearchFilters()
        self.scope_chip.set_icon("filter-variant")
        self._scope_row, self._foot = ScopeRow(), SearchFoot()
        self._asked, self._low = "", False
        self._scroll = ScrollPage(margin=False)
        self._scroll.column.setSpacing(0)
        self._rows: list[PassageRow] = []
        self._lay_out()
        self.field.setAccessibleName(tr("Question"))
        self.field.returnPressed.connect(self._search)
        self._go.clicked.connect(self._search)
        self.past.clicked.connect(self.past_wanted)
        self.in_force.clicked.connect(self._narrow)
        self.repealed_too.clicked.connect(self._widen)
        self.scope_chip.clicked.connect(self._want_scope)
        self._scope_row.cleared.connect(self._drop_scope)
        self._foot.why_wanted.connect(self._ask_why)
        self._foot.save_wanted.connect(self._save)
        self.clear()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is low what is found has the height: the chips stand beside the field, and what can be
        done about the result comes at its end."""
        super().resizeEvent(event)
        low = event.size().height() < size("chat.low")
        if low != self._low:
            self._low = low
            self._place_foot()
        self._place_chips(beside=low and event.size().width() >= size("room.search.line"))

    def clear(self) -> None:
        self.field.clear()
        self._found.setText("")
        self._show_notes(())
        self._show_scope(SearchFilters())
        self._foot.hide()
        self._fill_with(
            "text-search", tr("Try a question"), tr("You see what an agent would read before it answers.")
        )

    def set_busy(self, busy: bool) -> None:
        self._go.set_busy(busy, tr("Searching…"))

    def show_answer(self, answer: SearchAnswer) -> None:
        self._asked = answer.question
        self._show_notes(answer.notes)
        self._foot.show()
        counts = tr("{count} {count:place|places}", count=len(answer.passages))
        took = tr("{count} ms", count=f"{answer.milliseconds:,}")
        self._found.setText(f"{counts} · {took}")
        if not answer.passages:
            narrowed = bool(scope_words(self._scope))
            other = tr("Try other words, or add the document that holds it.")
            text = tr("Other words or fewer filters show more.") if narrowed else other
            self._fill_with("magnify-close", tr("The documents hold no answer to this."), text)
            return
        self._rows = [PassageRow(number, one, answer.words) for number, one in enumerate(answer.passages, 1)]
        self._empty()
        for row in self._rows:
            row.chosen.connect(self.passage_opened)
            self._scroll.column.addWidget(row)
        self._place_foot()
        self._scroll.verticalScrollBar().setValue(0)

    def search_for(self, question: str) -> None:
        self.field.set_value(question)
        self._search()

    def rows(self) -> list[PassageRow]:
        return self._rows

    def passages(self) -> list[Passage]:
        return [row.passage for row in self._rows]

    def found(self) -> str:
        return self._found.text()

    def show_title(self, shown: bool) -> None:
        """A sheet has a title of its own."""
        self._title.setVisible(shown)

    def _search(self) -> None:
        if self.field.value():
            self.searched.emit(self.field.value())
        else:
            self.field.setFocus()

    def filters(self) -> SearchFilters:
        """As the chips and what was chosen behind 筛选 say together."""
        chips = {"in_force": self.in_force.isChecked(), "repealed_too": self.repealed_too.isChecked()}
        return self._scope.model_copy(update=chips)

    def take_filters(self, filters: SearchFilters) -> None:
        """Search by these from now on; what the chips say stays with the chips."""
        self._show_scope(filters)
        self._search_again()

    def scope_told(self) -> str:
        """The filters that are set, in words."""
        return self._scope_row.told()

    def _drop_scope(self) -> None:
        self.scope_chip.setFocus()
        self.take_filters(SearchFilters())

    def _want_scope(self) -> None:
        self._show_scope(self._scope)
        self.scope_wanted.emit()

    def _show_scope(self, filters: SearchFilters) -> None:
        said = scope_words(filters)
        self._scope = filters
        self.scope_chip.set_text(tr("Filter {count}", count=len(said)) if said else tr("Filter"))
        self.scope_chip.setChecked(bool(said))
        self._scope_row.tell(said)

    def _narrow(self) -> None:
        self.repealed_too.setChecked(False)
        self._search_again()

    def _widen(self) -> None:
        self.in_force.setChecked(False)
        self._search_again()

    def _search_again(self) -> None:
        if self.field.value():
            self._search()

    def _ask_why(self) -> None:
        self.why_wanted.emit(self._asked)

    def _save(self) -> None:
        self.save_wanted.emit(self._asked)

    def _show_notes(self, notes: Sequence[str]) -> None:
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))

    def _fill_with(self, icon: str, title: str, text: str) -> None:
        self._rows = []
        self._empty()
        self._scroll.column.addWidget(EmptyState(icon, title, text))
        self._place_foot()

    def _empty(self) -> None:
        """The foot stays when what is found goes."""
        self.body.addWidget(self._foot)
        clear_layout(self._scroll.column)

    def _place_foot(self) -> None:
        (self._scroll.column if self._low else self.body).addWidget(self._foot)

    def _place_chips(self, *, beside: bool) -> None:
        if beside is (self._asking.indexOf(self._chips) >= 0):
            return
        if beside:
            self._asking.addWidget(self._chips, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            self._top.insertWidget(self._top.indexOf(self._scope_row), self._chips)

    def _lay_out(self) -> None:
        top, asking, chips_line = QVBoxLayout(), QHBoxLayout(), QWidget()
        self._top, self._asking, self._chips = top, asking, chips_line
        top.setContentsMargins(space("4"), space("3"), space("4"), space("2"))
        top.setSpacing(space("2"))
        self._build_title()
        asking.setSpacing(space("2"))
        asking.addWidget(self.field, 1)
        asking.addWidget(self.past)
        asking.addWidget(self._go)
        top.addWidget(self._title)
        top.addLayout(asking)
        chips = FlowLayout(chips_line, gap="1")
        for part in (self.in_force, self.repealed_too, self.scope_chip, self._found):
            chips.addWidget(part)
        self._found.setMinimumHeight(self.scope_chip.sizeHint().height())
        top.addWidget(chips_line)
        top.addWidget(self._scope_row)
        top.addWidget(self._notes)
        self.body.addLayout(top)
        self.body.addWidget(hairline())
        self.body.addWidget(self._scroll, 1)
        self.body.addWidget(self._foot)

    def _build_title(self) -> None:
        layout = QHBoxLayout(self._title)
        layout.setContentsMargins(0, 0, 0, 0)
        close = IconButton("close", tr("Put the search test away"), small=True)
        close.clicked.connect(self.put_away)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(tr("Search test"), "section"))
        words.addWidget(label(tr("The same search as in live answers"), "caption", "muted", wrap=True))
        layout.addLayout(words, 1)
        layout.addWidget(close)


def _chip(text: str) -> Button:
    chip = Button(text, "chip")
    chip.setCheckable(True)
    return chip
