"""An agent's events as a person reads them in a terminal: the text as it comes, then the sources."""

import json

import typer

from studio.cli.session import Session
from studio.cli.tables import source_text
from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    AttachmentsRead,
    HistorySummarised,
    Outcome,
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
from studio.core.i18n import Words
from studio.core.passages import Trouble
from studio.documents.invisible import without_controls
from studio.wording import explain_trouble, joined
from studio.wording.runs import aside, place_in_queue, put_off_text

_SHOWN = 120  # characters of a call's arguments


class Speaker:
    """Remembers the answer and whether the run failed; what is no answer goes to stderr.

    Where part of what was written turned out to be none, the answer is written once more, by itself.
    """

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shows_reasoning, self._labels = False, True
        self.answer = self._written = ""
        self.failed = False

    def hear(self, event: RunEvent, *, quiet: bool = False) -> None:
        match event:
            case RunStarted():
                self._begin(event)
            case RunFailed():
                self.failed = True
                self._session.tell(f"\n{explain_trouble(event.trouble, self._session.say)}")
            case AnswerFinished():
                self.answer = event.text
                self._close(event, quiet)
            case TextDelta() if not quiet:
                self._written += event.text
                typer.echo(without_controls(event.text), nl=False)
            case ThinkingDelta() if self._shows_reasoning and not quiet:
                self._session.tell(event.text, ending="")
            case _ if not quiet:
                self._tell_beside(event)

    def _begin(self, event: RunStarted) -> None:
        self._shows_reasoning, self._labels = event.show_reasoning, event.ai_label
        self._written = ""
        if event.practice:
            self._session.tell(self._session.say("Practice endpoint: no model, answers for practice only"))

    def _tell_beside(self, event: RunEvent) -> None:
        if text := _beside(event, self._session.say):
            self._session.tell(f"\n{text}")

    def _close(self, event: AnswerFinished, quiet: bool) -> None:
        say = self._session.say
        if event.trouble:
            self._session.tell(f"\n{_why(event.outcome, event.trouble, say)}")
        if quiet:
            return
        typer.echo("\n" if event.text == self._written else f"\n\n{without_controls(event.text)}\n")
        for source in event.citations:
            typer.echo(f"[{source.number}] {source_text(source, say)}")
        if event.nearest:
            typer.echo(say("The nearest in the documents"))
        for near in event.nearest:
            typer.echo(f"- {source_text(near, say)}")
        if self._labels:
            typer.echo(say("AI-generated. Open the sources to check."))


def _beside(event: RunEvent, say: Words) -> str:
    match event:
        case ToolCalled():
            arguments = json.dumps(event.arguments, ensure_ascii=False)
            return f"{say('Tool called: {tool}', tool=event.tool)} {arguments[:_SHOWN]}"
        case ToolReturned(trouble=Trouble()):
            return str(explain_trouble(event.trouble, say)) if event.trouble else ""
        case ArtifactMade():
            return say("Wrote “{file}”.", file=event.artifact.path)
        case AttachmentsRead() | HistorySummarised():
            return aside(event, say)
        case QueuePlaced() | PutOff():
            return place_in_queue(event, say) if isinstance(event, QueuePlaced) else put_off_text(event, say)
    return ""


def _why(outcome: Outcome, trouble: Trouble, say: Words) -> str:
    """Whatever kept the endpoint from answering, say that passages are quoted instead."""
    why = explain_trouble(trouble, say)
    if outcome is not Outcome.QUOTED:
        return str(why)
    return joined(say("Quoted passages instead of an answer"), why.happened, why.action)
