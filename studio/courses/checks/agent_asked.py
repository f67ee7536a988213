"""An agent was asked something, and answered."""

from typing import ClassVar, Literal

from studio.courses.checks.of_answers import OfAnswers, answer_of, failure_of
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.traces import Trace, TraceRow


class AgentAsked(OfAnswers):
    mistakes: ClassVar = {"other_words": ("question",), "broke_off": ("question", "error")}

    kind: Literal["agent_asked"]

    def of(self, run: Trace) -> Outcome:
        if answer_of(run):
            return done(question=run.question)
        return (
            missed("broke_off", question=run.question, error=error) if (error := failure_of(run)) else NOT_YET
        )

    def of_other_words(self, row: TraceRow) -> Outcome:
        return missed("other_words", question=row.question)
