"""One question and its answer, as they stand under one another in the chat."""

from collections.abc import Mapping, Sequence
from typing import assert_never

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

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
from studio.ui.chat.question import Question
from studio.ui.chat.quiet_line import QuietLine
from studio.ui.chat.sources import SourceList
from studio.ui.chat.thinking import Thinking
from studio.ui.chat.waiting_line import WaitingLine
from studio.ui.components import Banner, IconTile, label
from studio.ui.language import tr, words
from studio.ui.notices import error_banner
from studio.ui.theme import space
from studio.wording.runs import aside

_NAMED = 2_000  # characters of an answer that are its name for assistive technology


class ExchangeView(QWidget):
    """Takes the run's events one by one and shows what they bring; `exchange` is what it shows."""

    citation_opened = Signal(object)
    opened_beside = Signal(object)
    cited_hovered = Signal(object, QRect)
    unhovered = Signal()
    led = Signal(str)
    retried = Signal(str)
    edited = Signal()
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
    sibling_wanted = Signal(int)

    def __init__(
        self,
        exchange: Exchange,
        icon: str,
        names: Mapping[str, str],
        *,
        speaker: str = "",
        built_here: bool = False,
        reportable: bool = False,
        asks: bool = True,
    ) -> None:
        super().__init__()
        self.exchange, self._asks = exchange, asks
        self._speaker = speaker or tr("Agent")
        self._built_here, self._reportable = built_here, reportable
        self._live = True
        self._citations: dict[int, Citation] = {}
        self._found: PassagesFound | None = None
        self._shows_reasoning = False
        self._end_acts: AnswerActs | None = None
        self.question = Question(exchange.question, exchange.attached, exchange.branches)
        self.question.pencil.setVisible(asks)
        self._thinking, self._answer, self._acts = Thinking(), AnswerView(), Acts(names)
        self._quiet = QuietLine(self._thinking, tr("Searching…"))
        self._waiting = WaitingLine(self._quiet, self)
        self._answer.hide()
        self._below = QVBoxLayout()
        self._below.setSpacing(space("2"))
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addWidget(self.question)
        layout.addWidget(self._reply(icon))
        self._connect()
        self._caught_up = False

    def catch_up(self) -> None:
        """Show what has come before it was in sight; nobody is asked or told anything again."""
        if self._caught_up:
            return
        self._caught_up, self._live = True, False
        for event in self.exchange.events:
            self._show(event)
        self._live = True
        if self.exchange.stopped:
            self.stop()

    def add_event(self, event: RunEvent) -> None:
        self._waiting.hear(event)
        self._show(event)

    def _show(self, event: RunEvent) -> None:  # noqa: C901  # one case a kind of event
        match event:
            case RunStarted():
                self._shows_reasoning = event.show_reasoning
                self._quiet.say(tr("Searching…"))
                if event.practice:
                    self._quiet.mark_practice()
            case PassagesFound():
                self._found = event
                self._answer.expect(range(1, len(event.passages) + 1))
                self._say_searched()
            case ThinkingDelta():
                self._think(event.text)
            case TextDelta():
                self._citations |= {citation.number: citation for citation in event.citations}
                self._write(event.text)
            case ToolCalled() | ToolReturned() | ConfirmationAsked() | ConfirmationGiven() | ArtifactMade():
                self._thinking.end()
                self._say_searched()
                self._acts.add_event(event, live=self._live)
            case AnswerFinished() | RunFailed():
                self._end(event)
            case FormUpdated():
                self._acts.show_form(event.form)
                if self._live:
                    self.form_updated.emit(event.form)
            case AttachmentsRead() | HistorySummarised():
                self._say_beside(aside(event, words()))
            case ModelAsked() | ModelAnswered() | PutOff() | QueuePlaced():
                pass  # for the trace, and said while it is waited for
            case _:
                assert_never(event)

    def stop(self) -> None:
        """Keep what was written, and say that it is not all."""
        self._acts.give_up()
        self._thinking.end()
        self._waiting.end()
        self._show_written(self._answer.markdown())
        written = bool(self._answer.markdown())
        self._quiet.say(tr("Stopped. What was written is kept.") if written else tr("Stopped"))
        self._add_actions("")
        self._name_answer()

    @property
    def acts(self) -> Acts:
        return self._acts

    @property
    def answer(self) -> AnswerView:
        return self._answer

    def answer_text(self) -> str:
        return self._answer.markdown()

    def quiet_text(self) -> str:
        return self._quiet.text()

    def is_touched(self) -> bool:
        """Whether something was opened, asked or marked in it that would be lost with it."""
        focused = QGuiApplication.focusObject()
        holds_focus = isinstance(focused, QWidget) and self.isAncestorOf(focused)
        asking = self._acts.asking() is not None
        opened = not self._thinking.isHidden() or self._acts.is_open()
        return holds_focus or asking or opened or bool(self.selected())

    def selected(self) -> str:
        """The words that are marked in it."""
        marked = [self.question.words.selectedText().replace("\u2029", "\n")]
        marked += [part.selected_text() for part in self._answer.parts()]
        return "\n".join(text for text in marked if text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self._end_acts is not None:
            self._end_acts.menu(self.selected()).popup(event.globalPos())

    def _think(self, text: str) -> None:
        """Reasoning the author has hidden only shows that there is some."""
        if self._shows_reasoning:
            self._thinking.append(text, live=self._live)
            if self._found is None:
                self._quiet.say("")
        else:
            self._quiet.say(tr("Thinking…"))

    def _say_beside(self, text: str) -> None:
        if text:
            self._below.addWidget(label(text, "caption", "muted", wrap=True))

    def _say_searched(self) -> None:
        found = self._found
        self._quiet.say("" if found is None else searched(found, len(found.passages)), searched=True)

    def _write(self, text: str) -> None:
        self._thinking.end()
        if self._answer.isHidden():  # its first word: nothing is searched for, nothing thought about any more
            self._say_searched()
        self._answer.show()
        self._answer.append(text)

    def _end(self, event: AnswerFinished | RunFailed) -> None:
        self._thinking.end()
        if isinstance(event, RunFailed):
            self._fail(event)
        else:
            self._finish(event)
        self._name_answer()

    def _finish(self, event: AnswerFinished) -> None:
        self._citations = {citation.number: citation for citation in event.citations}
        self._answer.show()
        self._answer.set_markdown(event.text, self._citations)
        if self._found is None:
            self._quiet.say("")
        else:
            self._quiet.say(searched(self._found, len(event.citations)), searched=True)
        if event.outcome is Outcome.QUOTED:
            self._add_banner(quoted_banner(event, self._retrying()))
        elif event.trouble is not None:
            self._below.addWidget(doubt_banner(event.trouble))
        self._add_sources(event.citations)
        self._add_actions(timed(event))

    def _fail(self, event: RunFailed) -> None:
        self._quiet.say("")
        self._acts.give_up()
        if event.text:
            self._answer.show()
        self._show_written(event.text or self._answer.markdown())
        self._add_banner(error_banner(event.trouble, self._retrying()))

    def _retrying(self) -> list[tuple[str, str]]:
        return [("retry", tr("Try again"))] if self._asks else []

    def _add_banner(self, banner: Banner) -> None:
        banner.acted.connect(self._act)
        self._below.addWidget(banner)

    def _show_written(self, text: str) -> None:
        """What was not written to its end keeps what it cites."""
        self._citations = {
            number: citation for number, citation in self._citations.items() if f"[{number}]" in text
        }
        self._answer.set_markdown(text, self._citations)
        self._add_sources(tuple(self._citations.values()))

    def _add_sources(self, citations: Sequence[Citation]) -> None:
        if citations:
            sources = SourceList(citations)
            sources.citation_opened.connect(self.citation_opened)
            sources.opened_beside.connect(self.opened_beside)
            self._below.addWidget(sources)

    def _name_answer(self) -> None:
        """Assistive technology reads who said it, then what."""
        said = self.exchange.answer_text()[:_NAMED]
        self.reply.setAccessibleName(tr("{speaker}: {answer}", speaker=self._speaker, answer=said))

    def _reply(self, icon: str) -> QFrame:
        column = QVBoxLayout()
        column.setSpacing(space("1"))
        for part in (self._quiet, self._thinking, self._acts, self._answer):
            column.addWidget(part)
        column.addLayout(self._below)
        self.reply = QFrame()
        self.reply.setObjectName("reply")
        self.reply.setAccessibleName(tr("{speaker} is answering", speaker=self._speaker))
        reply = QHBoxLayout(self.reply)
        reply.setContentsMargins(0, 0, 0, 0)
        reply.setSpacing(space("2"))
        reply.addWidget(IconTile(icon, round_=True), 0, Qt.AlignmentFlag.AlignTop)
        reply.addLayout(column, 1)
        return self.reply

    def _connect(self) -> None:
        self._answer.citation_clicked.connect(self._open)
        self._answer.hovered.connect(self._hover)
        self._answer.unhovered.connect(self.unhovered)
        self._answer.led.connect(self.led)
        self.question.edited.connect(self.edited)
        self.question.sibling_wanted.connect(self.sibling_wanted)
        for name in ("artifact_made", "previewed", "kept", "consented", "form_opened"):
            getattr(self._acts, name).connect(getattr(self, name))

    def _add_actions(self, times: str) -> None:
        run = self.exchange.run if self._built_here else ""
        acts = AnswerActs(times, run, reportable=self._reportable, asks=self._asks)
        acts.copied.connect(self._copy)
        acts.copied_markdown.connect(self._copy_markdown)
        acts.copied_question.connect(self._copy_question)
        acts.copied_words.connect(self._copy_words)
        acts.retried.connect(self._retry)
        acts.traced.connect(self.trace_wanted)
        acts.made_case.connect(self.case_wanted)
        acts.made_note.connect(self.note_wanted)
        acts.reported.connect(self._report)
        self._below.addWidget(acts)
        self._end_acts = acts

    def _report(self) -> None:
        self.feedback_wanted.emit(self.exchange)

    def _copy(self) -> None:
        data = for_clipboard(self._answer.markdown(), tuple(self._citations.values()))
        QGuiApplication.clipboard().setMimeData(data)

    def _copy_markdown(self) -> None:
        text = with_sources(self._answer.markdown(), tuple(self._citations.values()))
        QGuiApplication.clipboard().setText(text)

    def _copy_question(self) -> None:
        QGuiApplication.clipboard().setText(self.exchange.question)

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self.selected())

    def _retry(self) -> None:
        self.retried.emit(self.exchange.question)

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
