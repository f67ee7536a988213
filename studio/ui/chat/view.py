"""The conversation: stays at its end while an answer is written, unless the person scrolled up."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.core.events import AnswerFinished, Citation, RunEvent, RunFailed
from studio.ui.chat.cite_card import CiteCard
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.finder import Finder
from studio.ui.chat.latest import LatestButton
from studio.ui.chat.link_card import LinkCard
from studio.ui.chat.marking_across import MarkingAcross, Text, texts_in
from studio.ui.chat.opening import Opening
from studio.ui.chat.reel import Reel
from studio.ui.chat.speaker import Speaker
from studio.ui.chat.stepping import Stepping
from studio.ui.components import Skeleton
from studio.ui.components.announcing import announce
from studio.ui.language import tr
from studio.ui.theme import space

_PASSED_ON = (
    "citation_opened",
    "opened_beside",
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
_ANNOUNCED = 300  # characters of an answer that are read out at its end


class ChatView(QWidget):
    """Plain data in, signals out: it asks nobody anything.

    `built_here` is set where the agent is built: its answers lead to traces, test questions and notes;
    `reports` where it is used: they lead to feedback for its author. `asks` is false where nobody answers
    any more: nothing is asked again.

    `again(n)`: question n, counted from 0, is to be asked again; `retried` brings its text.
    `edit_wanted(n)`: it is to be written anew. `edited(n, text)`: it is to be asked again as this text, in
    place of all from there on. `branch_wanted(n, k)`: at question n the k-th of its siblings, counted from 1,
    is to be shown.
    """

    asked = Signal(str)
    citation_opened = Signal(object)
    opened_beside = Signal(object)
    retried = Signal(str)
    again = Signal(int)
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
    edit_wanted = Signal(int)
    edited = Signal(int, str)
    branch_wanted = Signal(int, int)

    def __init__(self, icon: str = "robot-outline", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._speaker = icon, ""
        self._names: Mapping[str, str] = {}
        self.built_here = self.reports = False
        self.asks = True
        self._exchanges: list[Exchange] = []
        self._opening, self._loading = Opening(), QWidget()
        self._reel = Reel(self._make, self._fill, self._may_go)
        self._stack = QStackedWidget()
        for part in (self._opening, self._reel, self._loading):
            self._stack.addWidget(part)
        self.finder = Finder()
        self._card: CiteCard | None = None
        self._marking = MarkingAcross(self, self._texts)
        self._stepping, self._latest = Stepping(self._reel), LatestButton(self._reel, self)
        self._lay_out()
        self._connect()

    @property
    def exchanges(self) -> list[Exchange]:
        return list(self._exchanges)

    def shown(self, number: int) -> ExchangeView:
        """The widgets of an exchange, made where it is out of sight."""
        part = self._reel.part(number % len(self._exchanges))
        assert isinstance(part, ExchangeView)
        return part

    def set_icon(self, icon: str) -> None:
        """Stand for another agent from the next answer on."""
        self._icon = icon

    def set_speaker(self, name: str) -> None:
        """Say who answers, for those who hear the conversation."""
        self._speaker = name

    def set_tool_names(self, names: Mapping[str, str]) -> None:
        """Say what the tools are called that the agent knows by names of its own, from the next answer on."""
        self._names = names

    def set_empty(self, greeting: str, starters: Sequence[str] = ()) -> None:
        """Begin anew with what the agent says first and a few questions to try."""
        self.clear()
        self._opening.show_greeting(self._icon, greeting, starters)

    def set_loading(self) -> None:
        """A kept conversation is being read."""
        self._stack.setCurrentWidget(self._loading)

    def clear(self) -> None:
        self._exchanges.clear()
        self._reel.reset(())
        self._show_latest()
        self.finder.close_bar()
        self._opening.clear()
        self._stack.setCurrentWidget(self._opening)

    def show_whole(self, exchanges: Sequence[Exchange]) -> None:
        """Show exchanges that are over in place of what is shown, from their end."""
        self.clear()
        self._exchanges = list(exchanges)
        self._stack.setCurrentWidget(self._reel if exchanges else self._opening)
        self._reel.reset([exchange.height for exchange in self._exchanges])
        self._show_latest()

    def cut(self, number: int) -> None:
        """Take the questions from this one on away, with their answers."""
        if not number:
            self.clear()
        del self._exchanges[number:]
        self._reel.cut(number)

    def set_branches(self, number: int, branches: tuple[int, int]) -> None:
        """Say which of how many siblings a question is, counted from 1."""
        self._exchanges[number].branches = branches
        shown = self._reel.built().get(number)
        if isinstance(shown, ExchangeView):
            shown.question.set_branches(branches)

    def ask(self, question: str, branches: tuple[int, int] = (1, 1)) -> None:
        """Show the question, and an answer about to come."""
        self._stack.setCurrentWidget(self._reel)
        self._exchanges.append(Exchange(question, branches))
        self._reel.append(self._exchanges[-1].guessed_height())
        self.go_to_end()

    def add_event(self, event: RunEvent) -> None:
        if not self._exchanges:
            return
        exchange, shown = self._exchanges[-1], self.shown(-1)
        exchange.take(event)
        shown.add_event(event)
        if isinstance(event, AnswerFinished | RunFailed):
            self._marking.watch(shown)
            self._announce(exchange)

    def stop(self) -> None:
        if self._exchanges and not self._exchanges[-1].over:
            self._exchanges[-1].stopped = True
            self.shown(-1).stop()

    def go_to_end(self) -> None:
        self._reel.go_to_end()
        self._show_latest()

    def go_to(self, number: int) -> None:
        """Bring that question, counted from 0, to the top."""
        self._reel.go_to(number)

    def show_found(self, number: int, words: str) -> None:
        """Bring that question to the top, with the words marked that led to it."""
        self.finder.show_found(self._exchanges, words, number)

    def find_words(self) -> None:
        """Look for words in what was said."""
        self.finder.open_bar(self._exchanges)

    def step_back(self) -> None:
        """Go to the message before, from outside to the last."""
        self._stepping.step(-1)

    def step_on(self) -> None:
        """Go to the next message."""
        self._stepping.step(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._latest.place()

    def hideEvent(self, event: object) -> None:
        self._hide_card()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Whatever is pressed or scrolled, the card is in the way."""
        if event.type() in {QEvent.Type.KeyPress, QEvent.Type.Wheel, QEvent.Type.MouseButtonPress}:
            self._hide_card()
        return False

    def _make(self, number: int) -> QWidget:
        speaker = Speaker(self._icon, self._speaker, self._names, self.built_here, self.reports, self.asks)
        made = ExchangeView(self._exchanges[number], speaker)
        for name in _PASSED_ON:
            getattr(made.reply, name).connect(getattr(self, name))
        made.reply.cited_hovered.connect(self._show_card)
        made.reply.unhovered.connect(self._hide_card)
        made.reply.led.connect(self._show_link)
        made.growing.connect(self._reel.make_room)
        made.edited.connect(self._want_edit)
        made.retried.connect(self._want_again)
        made.sibling_wanted.connect(self._want_branch)
        return made

    def _fill(self, part: QWidget) -> None:
        if isinstance(part, ExchangeView):
            part.catch_up()
            self.finder.mark_in(part)
            self._marking.watch(part)

    def _texts(self) -> list[Text]:
        """Those that have widgets, as they are read."""
        return [text for _, part in sorted(self._reel.built().items()) for text in texts_in(part)]

    def _may_go(self, number: int) -> bool:
        """What is being written, looked into or asked for stays."""
        shown = self._reel.built()[number]
        last = number == len(self._exchanges) - 1
        return isinstance(shown, ExchangeView) and not last and not shown.is_touched()

    def _number_of_sender(self) -> int:
        shown = self.sender()
        assert isinstance(shown, ExchangeView)
        return self._exchanges.index(shown.exchange)

    def _want_again(self) -> None:
        self.again.emit(self._number_of_sender())

    def _want_edit(self) -> None:
        self.edit_wanted.emit(self._number_of_sender())

    def _want_branch(self, sibling: int) -> None:
        self.branch_wanted.emit(self._number_of_sender(), sibling)

    def _show_card(self, citation: Citation, place: QRect) -> None:
        place = place.translated(0, -self._reel.reveal_place(place))
        if self._card is None:
            self._card = CiteCard(self.window())
        self._card.show_citation(citation, place)

    def _hide_card(self) -> None:
        if self._card is not None:
            self._card.hide()

    def _show_link(self, target: str) -> None:
        LinkCard.ask(self, target)

    def _announce(self, exchange: Exchange) -> None:
        """Those who hear the window are told that the answer is there."""
        said = exchange.answer_text()[:_ANNOUNCED]
        text = tr("Answered: {answer}", answer=said) if exchange.finished else tr("The answer broke off.")
        announce(self, text)

    def _find(self, number: int) -> None:
        self._reel.go_to(number, above=self.height() // 4)
        self._show_latest()

    def _mark_found(self) -> None:
        for shown in self._reel.built().values():
            if isinstance(shown, ExchangeView):
                self.finder.mark_in(shown)

    def _show_latest(self) -> None:
        self._hide_card()
        self._latest.look()

    def _lay_out(self) -> None:
        edge = space("4")
        across, down = QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored
        self._loading.setSizePolicy(across, down)  # in a low window the field to write in stays in sight
        waiting = QVBoxLayout(self._loading)
        waiting.setContentsMargins(edge, edge, edge, edge)
        waiting.addWidget(Skeleton(6))
        waiting.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.finder)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self._latest.clicked.connect(self.go_to_end)
        self._reel.scrolled.connect(self._hide_card)
        self._opening.chosen.connect(self.asked)
        self.finder.found.connect(self._find)
        self.finder.changed.connect(self._mark_found)
