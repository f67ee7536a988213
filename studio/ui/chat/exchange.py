"""One question and its answer, as they stand under one another in the chat."""

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
from studio.ui.chat.exchange_words import doubt_banner, quoted_banner, searched, timed
from studio.ui.chat.question_bubble import question_bubble
from studio.ui.chat.siblings import Siblings
from studio.ui.chat.sources import SourceList
from studio.ui.chat.thinking import Thinking
from studio.ui.components import ElidedLabel, IconTile, clear_layout, label
from studio.ui.language import tr, words
from studio.ui.notices import error_banner
from studio.ui.theme import space
from studio.wording.runs import aside


class Exchange(QWidget):
    """Takes the run's events one by one and shows what they bring."""

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
    sibling_wanted = Signal(int)

    def __init__(
        self,
        question: str,
        icon: str,
        names: Mapping[str, str],
        *,
        built_here: bool = False,
        reportable: bool = False,
    ) -> None:
        super().__init__()
        self._reportable = reportable
        self.question, self._run, self._built_here = question, "", built_here
        self.finished: AnswerFinished | None = None
        self._citations: dict[int, Citation] = {}
        self._found: PassagesFound | None = None
        self._shows_reasoning = False
        self._quiet = ElidedLabel(tr("Searching…"), "caption", "muted")
        self._thinking, self._answer, self._acts = Thinking(), AnswerView(), Acts(names)
        self._answer.hide()
        self._siblings = QHBoxLayout()
        self._below = QVBoxLayout()
        self._below.setSpacing(space("2"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addLayout(question_bubble(self.question))
        layout.addLayout(self._siblings)
        layout.addLayout(self._reply(icon))
        self._answer.citation_clicked.connect(self._open)
        for name in ("artifact_made", "previewed", "kept", "consented", "form_opened"):
            getattr(self._acts, name).connect(getattr(self, name))

    def add_event(self, event: RunEvent) -> None:
        match event:
            case RunStarted():
                self._run = event.run
                self._shows_reasoning = event.show_reasoning
                self._quiet.set_text(tr("Searching…"))
            case PassagesFound():
                self._found = event
                self._quiet.set_text(searched(event, len(event.passages)))
            case ThinkingDelta():
                self._think(event.text)
            case TextDelta():
                self._write(event.text)
            case ToolCalled() | ToolReturned() | ConfirmationAsked() | ConfirmationGiven() | ArtifactMade():
                self._quiet.set_text("" if self._found is None else self._quiet.full_text())
                self._acts.add_event(event)
            case AnswerFinished() | RunFailed():
                self._end(event)
            case FormUpdated():
                self._acts.show_form(event.form)
                self.form_updated.emit(event.form)
            case AttachmentsRead() | HistorySummarised():
                self._say_beside(aside(event, words()))
            case ModelAsked() | ModelAnswered():
                pass  # for the trace
            case _:
                assert_never(event)

    def stop(self) -> None:
        """Keep what was written, and say that it is not all."""
        self._acts.give_up()
        self._answer.set_markdown(self._answer.markdown())
        self._quiet.set_text(tr("Stopped. What was written is kept."))
        self._add_actions("")

    def set_branches(self, branches: tuple[int, int]) -> None:
        clear_layout(self._siblings)
        if branches[1] > 1:
            self._siblings.addStretch(1)
            pager = Siblings(branches)
            pager.wanted.connect(self.sibling_wanted)
            self._siblings.addWidget(pager)

    @property
    def acts(self) -> Acts:
        return self._acts

    def answer_text(self) -> str:
        return self._answer.markdown()

    def quiet_text(self) -> str:
        return self._quiet.full_text()

    def _think(self, text: str) -> None:
        """Reasoning the author has hidden only shows that there is some."""
        if self._shows_reasoning:
            self._thinking.append(text)
        else:
            self._quiet.set_text(tr("Thinking…"))

    def _say_beside(self, text: str) -> None:
        if text:
            self._below.addWidget(label(text, "caption", "muted", wrap=True))

    def _write(self, text: str) -> None:
        self._answer.show()
        self._answer.append(text)

    def _end(self, event: AnswerFinished | RunFailed) -> None:
        if isinstance(event, RunFailed):
            self._fail(event)
        else:
            self._finish(event)

    def _finish(self, event: AnswerFinished) -> None:
        self.finished = event
        self._citations = {citation.number: citation for citation in event.citations}
        self._answer.show()
        self._answer.set_markdown(event.text, self._citations)
        self._quiet.setVisible(self._found is not None)
        if self._found is not None:
            self._quiet.set_text(searched(self._found, len(event.citations)))
        if event.outcome is Outcome.QUOTED:
            self._below.addWidget(quoted_banner(event))
        elif event.trouble is not None:
            self._below.addWidget(doubt_banner(event.trouble))
        if event.citations:
            sources = SourceList(event.citations)
            sources.citation_opened.connect(self.citation_opened)
            self._below.addWidget(sources)
        self._add_actions(timed(event))

    def _fail(self, event: RunFailed) -> None:
        self._quiet.set_text("")
        if event.text:
            self._answer.show()
        self._answer.set_markdown(event.text or self._answer.markdown())
        banner = error_banner(event.trouble, [("retry", tr("Try again"))])
        banner.acted.connect(self._act)
        self._below.addWidget(banner)

    def _reply(self, icon: str) -> QHBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(space("1"))
        for part in (self._quiet, self._thinking, self._acts, self._answer):
            column.addWidget(part)
        column.addLayout(self._below)
        reply = QHBoxLayout()
        reply.setSpacing(space("2"))
        reply.addWidget(IconTile(icon, round_=True), 0, Qt.AlignmentFlag.AlignTop)
        reply.addLayout(column, 1)
        return reply

    def _add_actions(self, times: str) -> None:
        built_here = self._built_here and bool(self._run)
        acts = AnswerActs(times, built_here=built_here, reportable=self._reportable)
        acts.copied.connect(self._copy)
        acts.retried.connect(self._retry)
        acts.traced.connect(self._show_trace)
        acts.made_case.connect(self._make_case)
        acts.made_note.connect(self._make_note)
        acts.reported.connect(self._report)
        self._below.addWidget(acts)

    def _show_trace(self) -> None:
        self.trace_wanted.emit(self._run)

    def _make_case(self) -> None:
        self.case_wanted.emit(self._run)

    def _make_note(self) -> None:
        self.note_wanted.emit(self._run)

    def _report(self) -> None:
        self.feedback_wanted.emit(self)

    def _copy(self) -> None:
        note = tr("AI-generated. Open the sources to check.")
        sources = "\n".join(
            f"[{number}] {citation.document} {citation.place.label()}".rstrip()
            for number, citation in self._citations.items()
        )
        parts = (self._answer.markdown(), sources, note)
        QGuiApplication.clipboard().setText("\n\n".join(part for part in parts if part))

    def _retry(self) -> None:
        self.retried.emit(self.question)

    def _act(self, action: str) -> None:
        if action == "retry":
            self._retry()

    def _open(self, number: int) -> None:
        if number in self._citations:
            self.citation_opened.emit(self._citations[number])
