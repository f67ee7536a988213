"""What came of a question: what was searched and thought, what tools did, the answer, its sources."""

from collections.abc import Sequence
from functools import partial
from typing import assert_never

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    AttachmentsRead,
    Citation,
    ConfirmationAsked,
    ConfirmationGiven,
    FormUpdated,
    HistorySummarised,
    ModelAnswered,
    ModelAsked,
    Outcome,
    PassagesFound,
    PutOff,
    QueuePlaced,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
)
from studio.ui.chat.acts import Acts
from studio.ui.chat.answer import AnswerView
from studio.ui.chat.answer_acts import AnswerActs
from studio.ui.chat.copying import for_clipboard, with_sources
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.exchange_words import doubt_banner, quoted_banner, searched, timed
from studio.ui.chat.quiet_line import QuietLine
from studio.ui.chat.sources import SourceList
from studio.ui.chat.speaker import Speaker
from studio.ui.chat.thinking import Thinking
from studio.ui.chat.waiting_line import WaitingLine
from studio.ui.components import Banner, IconTile, label
from studio.ui.language import tr, words
from studio.ui.notices import error_banner
from studio.ui.theme import space
from studio.ui.turns import Turns
from studio.wording.runs import aside

_NAMED = 2_000  # characters of an answer that are its name for assistive technology


class ReplyView(QFrame):
    """Takes the run's events one by one and shows what they bring; what stands below an answer that was
    waited for comes in the turns after its text.

    `copied_words` asks to copy what is marked here and around. `growing` tells by how many pixels it is about
    to be higher.
    """

    citation_opened = Signal(object)
    opened_beside = Signal(object)
    cited_hovered = Signal(object, QRect)
    unhovered = Signal()
    led = Signal(str)
    retried = Signal(str)
    copied_words = Signal()
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
    growing = Signal(int)

    def __init__(self, exchange: Exchange, speaker: Speaker) -> None:
        super().__init__()
        self._exchange, self._speaker = exchange, speaker
        self._name = speaker.name or tr("Agent")
        self._live = True
        self._turns = Turns(self)
        self._citations: dict[int, Citation] = {}
        self._found: PassagesFound | None = None
        self._shows_reasoning = False
        self.end_acts: AnswerActs | None = None
        self.thinking, self.answer, self.acts = Thinking(), AnswerView(), Acts(speaker.tool_names)
        self.quiet = QuietLine(self.thinking, tr("Searching…"))
        self.waiting = WaitingLine(self.quiet, self)
        self.answer.hide()
        self._below = QVBoxLayout()
        self._below.setSpacing(space("2"))
        self._lay_out()
        self._connect()

    def catch_up(self, events: Sequence[RunEvent], *, stopped: bool) -> None:
        """Show at once what came before; nobody is asked or told anything again."""
        self._live = False
        for event in events:
            self._show(event)
        if stopped:
            self.stop()
        self._turns.take_all()
        self._live = True

    def add_event(self, event: RunEvent) -> None:
        self.waiting.hear(event)
        self._show(event)

    def stop(self) -> None:
        """Keep what was written, and say that it is not all."""
        self.acts.give_up()
        self.thinking.end()
        self.waiting.end()
        written = self.answer.markdown()
        self._show_written(written)
        self.quiet.say(tr("Stopped. What was written is kept.") if written else tr("Stopped"))
        self._turns.add(partial(self._add_actions, ""))
        self._name_answer()

    def is_open(self) -> bool:
        """Whether something in it was opened, or waits for the person."""
        asking = self.acts.asking() is not None
        return asking or not self.thinking.isHidden() or self.acts.is_open()

    def selected(self) -> list[str]:
        return [part.selected_text() for part in self.answer.parts()]

    def _show(self, event: RunEvent) -> None:  # noqa: C901  # one case a kind of event
        match event:
            case RunStarted():
                self._shows_reasoning = event.show_reasoning
                self.quiet.say(tr("Searching…"))
                if event.practice:
                    self.quiet.mark_practice()
            case PassagesFound():
                self._found = event
                self.answer.expect(range(1, len(event.passages) + 1))
                self._say_searched()
            case ThinkingDelta():
                self._think(event.text)
            case TextDelta():
                self._citations |= {citation.number: citation for citation in event.citations}
                self._write(event.text)
            case ToolCalled() | ToolReturned() | ConfirmationAsked() | ConfirmationGiven() | ArtifactMade():
                self.thinking.end()
                self._say_searched()
                self.acts.add_event(event, live=self._live)
            case AnswerFinished() | RunFailed():
                self._end(event)
            case FormUpdated():
                self.acts.show_form(event.form)
                if self._live:
                    self.form_updated.emit(event.form)
            case AttachmentsRead() | HistorySummarised():
                self._say_beside(aside(event, words()))
            case ModelAsked() | ModelAnswered() | PutOff() | QueuePlaced():
                pass  # for the trace, and said while it is waited for
            case _:
                assert_never(event)

    def _think(self, text: str) -> None:
        """Reasoning the author has hidden only shows that there is some."""
        if self._shows_reasoning:
            self.thinking.append(text, live=self._live)
            if self._found is None:
                self.quiet.say("")
        else:
            self.quiet.say(tr("Thinking…"))

    def _say_beside(self, text: str) -> None:
        if text:
            self._put_below(label(text, "caption", "muted", wrap=True))

    def _say_searched(self) -> None:
        found = self._found
        self.quiet.say("" if found is None else searched(found, len(found.passages)), searched=True)

    def _write(self, text: str) -> None:
        self.thinking.end()
        if self.answer.isHidden():  # its first word: nothing is searched for, nothing thought about any more
            self._say_searched()
        self.answer.show()
        self.answer.append(text)

    def _end(self, event: AnswerFinished | RunFailed) -> None:
        self.thinking.end()
        if isinstance(event, RunFailed):
            self._fail(event)
        else:
            self._finish(event)
        self._name_answer()

    def _finish(self, event: AnswerFinished) -> None:
        self._citations = {citation.number: citation for citation in event.citations}
        self.answer.show()
        self.answer.set_markdown(event.text, self._citations)
        if self._found is None:
            self.quiet.say("")
        else:
            self.quiet.say(searched(self._found, len(event.citations)), searched=True)
        self._add_nearest(event.nearest)
        if event.outcome is Outcome.QUOTED:
            self._add_banner(quoted_banner(event, self._retrying()))
        elif event.trouble is not None:
            self._put_below(doubt_banner(event.trouble))
        self._turns.add(partial(self._add_sources, event.citations), partial(self._add_actions, timed(event)))

    def _fail(self, event: RunFailed) -> None:
        self.quiet.say("")
        self.acts.give_up()
        if event.text:
            self.answer.show()
        self._show_written(event.text or self.answer.markdown())
        self._turns.take_all()
        self._add_banner(error_banner(event.trouble, self._retrying()))

    def _retrying(self) -> list[tuple[str, str]]:
        return [("retry", tr("Try again"))] if self._speaker.asks else []

    def _add_banner(self, banner: Banner) -> None:
        banner.acted.connect(self._act)
        self._put_below(banner)

    def _show_written(self, text: str) -> None:
        """What was not written to its end keeps what it cites."""
        self._citations = {
            number: citation for number, citation in self._citations.items() if f"[{number}]" in text
        }
        self.answer.set_markdown(text, self._citations)
        self._turns.add(partial(self._add_sources, tuple(self._citations.values())))

    def _add_sources(self, citations: Sequence[Citation]) -> None:
        if citations:
            sources = SourceList(citations)
            sources.citation_opened.connect(self.citation_opened)
            sources.opened_beside.connect(self.opened_beside)
            self._put_below(sources)

    def _add_nearest(self, nearest: Sequence[Citation]) -> None:
        if nearest:
            self._put_below(label(tr("The nearest in the documents"), "caption", "muted"))
            self._add_sources(nearest)

    def _put_below(self, part: QWidget) -> None:
        """What is above makes room for it before it is there, and need not be painted anew."""
        part.setParent(self)
        part.ensurePolished()
        width = self._below.geometry().width()
        layout = part.layout()
        high = layout.totalHeightForWidth(width) if layout else part.sizeHint().height()
        self.growing.emit(high + self._below.spacing())
        self._below.addWidget(part)

    def _name_answer(self) -> None:
        """Assistive technology reads who said it, then what."""
        said = self._exchange.answer_text()[:_NAMED]
        self.setAccessibleName(tr("{speaker}: {answer}", speaker=self._name, answer=said))

    def _lay_out(self) -> None:
        self.setObjectName("reply")
        self.setAccessibleName(tr("{speaker} is answering", speaker=self._name))
        column = QVBoxLayout()
        column.setSpacing(space("1"))
        for part in (self.quiet, self.thinking, self.acts, self.answer):
            column.addWidget(part)
        column.addLayout(self._below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(space("2"))
        row.addWidget(IconTile(self._speaker.icon, round_=True), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)

    def _connect(self) -> None:
        self.answer.citation_clicked.connect(self._open)
        self.answer.hovered.connect(self._hover)
        self.answer.unhovered.connect(self.unhovered)
        self.answer.led.connect(self.led)
        for name in ("artifact_made", "previewed", "kept", "consented", "form_opened"):
            getattr(self.acts, name).connect(getattr(self, name))

    def _add_actions(self, times: str) -> None:
        run = self._exchange.run if self._speaker.built_here else ""
        acts = AnswerActs(times, run, reportable=self._speaker.reportable, asks=self._speaker.asks)
        acts.copied.connect(self._copy)
        acts.copied_markdown.connect(self._copy_markdown)
        acts.copied_question.connect(self._copy_question)
        acts.copied_words.connect(self.copied_words)
        acts.retried.connect(self._retry)
        acts.traced.connect(self.trace_wanted)
        acts.made_case.connect(self.case_wanted)
        acts.made_note.connect(self.note_wanted)
        acts.reported.connect(self._report)
        self._put_below(acts)
        self.end_acts = acts

    def _report(self) -> None:
        self.feedback_wanted.emit(self._exchange)

    def _copy(self) -> None:
        data = for_clipboard(self.answer.markdown(), tuple(self._citations.values()))
        QGuiApplication.clipboard().setMimeData(data)

    def _copy_markdown(self) -> None:
        text = with_sources(self.answer.markdown(), tuple(self._citations.values()))
        QGuiApplication.clipboard().setText(text)

    def _copy_question(self) -> None:
        QGuiApplication.clipboard().setText(self._exchange.question)

    def _retry(self) -> None:
        self.retried.emit(self._exchange.question)

    def _act(self, action: str) -> None:
        if action == "retry":
            self._retry()

    def _open(self, number: int, beside: bool) -> None:
        if number in self._citations:
            told = self.opened_beside if beside else self.citation_opened
            told.emit(self._citations[number])

    def _hover(self, number: int, place: QRect) -> None:
        if number in self._citations:
            self.cited_hovered.emit(self._citations[number], place)
