"""An agent that was installed from the catalogue was asked, and answered."""

from collections.abc import Sequence
from typing import ClassVar, Literal

from studio.core.events import Outcome as End
from studio.courses.checks.of_answers import OfAnswers, answer_of
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.runtime import AgentFolder
from studio.traces import Trace


class AnsweredFromCatalogue(OfAnswers):
    mistakes: ClassVar = {"nothing_found": ("question",)}

    kind: Literal["answered_from_catalogue"]

    def of(self, run: Trace) -> Outcome:
        answer = answer_of(run)
        if answer is None:
            return NOT_YET
        if answer.outcome is not End.ANSWERED:
            return missed("nothing_found", question=run.question)
        return done(question=run.question, agent=run.agent)

    def _asked(self, seen: Seen) -> Sequence[AgentFolder]:
        return seen.installed(self.agent)
