"""An agent's events as a person reads them in a terminal: the text as it comes, then the sources."""

import typer

from studio.cli.session import Session
from studio.cli.tables import source_text
from studio.core.events import AnswerFinished, Outcome, RunEvent, RunFailed, RunStarted, TextDelta
from studio.core.i18n import Words
from studio.core.passages import Trouble
from studio.wording import explain_trouble, joined


class Speaker:
    """Remembers the answer and whether the run failed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self.answer = ""
        self.failed = False

    def hear(self, event: RunEvent, *, quiet: bool = False) -> None:
        match event:
            case RunFailed():
                self.failed = True
                explanation = explain_trouble(event.trouble, self._session.say)
                self._session.tell(f"\n{explanation}")
            case AnswerFinished():
                self.answer = event.text
                self._close(event, quiet)
            case TextDelta() if not quiet:
                typer.echo(event.text, nl=False)
            case RunStarted(practice=True):
                self._session.tell(
                    self._session.say("Practice endpoint: no model, answers for practice only")
                )
            case _:
                pass

    def _close(self, event: AnswerFinished, quiet: bool) -> None:
        say = self._session.say
        if event.trouble:
            self._session.tell(f"\n{_why(event.outcome, event.trouble, say)}")
        if quiet:
            return
        typer.echo("\n")
        for source in event.citations:
            typer.echo(f"[{source.number}] {source_text(source, say)}")
        typer.echo(say("AI-generated. Open the sources to check."))


def _why(outcome: Outcome, trouble: Trouble, say: Words) -> str:
    """Whatever kept the endpoint from answering, say that passages are quoted instead."""
    why = explain_trouble(trouble, say)
    if outcome is not Outcome.QUOTED:
        return str(why)
    return joined(say("Quoted passages instead of an answer"), why.happened, why.action)
