"""An agent said that its documents hold no answer, or turned the question down, instead of making one up."""

from typing import ClassVar, Literal

from studio.core.events import Outcome as End
from studio.courses.checks.of_answers import OfAnswers, answer_of
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.runtime.refusals import declines
from studio.traces import Trace


class AgentRefused(OfAnswers):
    mistakes: ClassVar = {"answered": ("question", "document")}

    kind: Literal["agent_refused"]

    def of(self, run: Trace) -> Outcome:
        answer = answer_of(run)
        if answer is None:
            return NOT_YET
        if answer.outcome is End.NOTHING_FOUND or (declines(answer.text) and not answer.citations):
            return done(question=run.question)
        document = answer.citations[0].document if answer.citations else ""
        return missed("answered", question=run.question, document=document)
