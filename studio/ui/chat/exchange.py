"""One question and its answer, as they stand under one another in the chat."""

from collections.abc import Mapping
from typing import assert_never

from PySide6.QtCore import Qt, Signal
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
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
)
from studio.core.passages import Trouble
from studio.ui.chat.acts import Acts
from studio.ui.chat.answer import AnswerView
from studio.ui.chat.sources import SourceList
from studio.ui.chat.thinking import Thinking
from studio.ui.components import Banner, ElidedLabel, IconButton, IconTile, label
from studio.ui.language import tr, words
from studio.ui.notices import error_banner, explanation_of
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

    def __init__(
        self, question: str, icon: str, names: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.question = question
        self.finished: AnswerFinished | None = None
        self._citations: dict[int, Citation] = {}
        self._found: PassagesFound | None = None
        self._shows_reasoning = False
        self._quiet = ElidedLabel(tr("Searching…"), "caption", "muted")
        self._thinking, self._answer, self._acts = Thinking(), AnswerView(), Acts(names)
        self._answer.hide()
        self._below = QVBoxLayout()
        self._below.setSpacing(space("2"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addLayout(self._bubble())
        layout.addLayout(self._reply(icon))
        self._answer.citation_clicked.connect(self._open)
        for name in ("artifact_made", "previewed", "kept", "consented", "form_opened"):
            getattr(self._acts, name).connect(getattr(self, name))

    def add_event(self, event: RunEvent) -> None:
        match event:
            case RunStarted():
                self._shows_reasoning = event.show_reasoning
                self._quiet.set_text(tr("Searching…"))
            case PassagesFound():
                self._found = event
                self._quiet.set_text(_searched(event, len(event.passages)))
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
            self._quiet.set_text(_searched(self._found, len(event.citations)))
        if event.outcome is Outcome.QUOTED:
            self._below.addWidget(_quoted_banner(event))
        elif event.trouble is not None:
            self._below.addWidget(_doubt_banner(event.trouble))
        if event.citations:
            sources = SourceList(event.citations)
            sources.citation_opened.connect(self.citation_opened)
            self._below.addWidget(sources)
        self._add_actions(_timed(event))

    def _fail(self, event: RunFailed) -> None:
        self._quiet.set_text("")
        if event.text:
            self._answer.show()
        self._answer.set_markdown(event.text or self._answer.markdown())
        banner = error_banner(event.trouble, [("retry", tr("Try again"))])
        banner.acted.connect(self._act)
        self._below.addWidget(banner)

    def _bubble(self) -> QHBoxLayout:
        bubble = QFrame()
        bubble.setObjectName("bubble")
        inner = QHBoxLayout(bubble)
        inner.setContentsMargins(space("3"), space("2"), space("3"), space("2"))
        words = label(self.question, "body", wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        room = words.fontMetrics().horizontalAdvance(self.question) + space("2")
        words.setMinimumWidth(min(room, 320))
        inner.addWidget(words)
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(bubble, 4 if room > 320 else 0)
        return line

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
        line = QHBoxLayout()
        line.setSpacing(0)
        copy = IconButton("content-copy", tr("Copy the answer"), small=True)
        again = IconButton("refresh", tr("Ask again"), small=True)
        copy.clicked.connect(self._copy)
        again.clicked.connect(self._retry)
        line.addWidget(copy)
        line.addWidget(again)
        line.addStretch(1)
        line.addWidget(label(times, "caption", "muted"))
        self._below.addLayout(line)

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


def _searched(event: PassagesFound, used: int) -> str:
    bases = len({passage.base for passage in event.passages})
    seconds = f"{event.seconds:.2f}"
    if not bases:
        return tr("Searched, nothing found · {seconds} s", seconds=seconds)
    text = tr("Bases searched: {bases} · passages used: {used}", bases=bases, used=used)
    return f"{text} · {tr('{seconds} s', seconds=seconds)}"


def _timed(event: AnswerFinished) -> str:
    total = tr("{seconds} s in all", seconds=f"{event.timings.total:.1f}")
    if event.timings.first_text is None:
        return total
    return f"{tr('first text {seconds} s', seconds=f'{event.timings.first_text:.1f}')} · {total}"


def _doubt_banner(trouble: Trouble) -> Banner:
    said = explanation_of(trouble)
    return Banner("warning", said.happened, f"{said.meaning} {said.action}".strip(), closable=False)


def _quoted_banner(event: AnswerFinished) -> Banner:
    said = explanation_of(event.trouble) if event.trouble else None
    reason = f"{said.happened} {said.action}" if said else ""
    return Banner("warning", tr("Quoted passages instead of an answer"), reason, closable=False)
