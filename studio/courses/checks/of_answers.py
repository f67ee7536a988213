"""What is seen in what an agent was asked and answered in a chat."""

from abc import abstractmethod
from collections.abc import Sequence

from studio.core.events import AnswerFinished, RunFailed
from studio.courses.checks.kind import CheckKind, says
from studio.courses.checks.outcome import NOT_YET, Outcome
from studio.courses.checks.seen import Seen
from studio.runtime import AgentFolder
from studio.traces import Trace, TraceRow


class OfAnswers(CheckKind):
    """`agent` is the name or id of the learner's agent, empty for any; the question holds the `words`."""

    agent: str = ""
    words: tuple[str, ...] = ()

    async def look(self, seen: Seen) -> Outcome:
        """The latest question tells what went wrong; any that was right will do."""
        first = NOT_YET
        for row in await seen.questions(self._asked(seen)):
            outcome = await self._of_row(seen, row)
            if outcome.done:
                return outcome
            if outcome.mistake and not first.mistake:
                first = outcome
        return first

    @abstractmethod
    def of(self, run: Trace) -> Outcome:
        """Look at one answered question that holds the words."""

    def of_other_words(self, row: TraceRow) -> Outcome:
        """Say what it means that something else was asked."""
        return NOT_YET

    def _asked(self, seen: Seen) -> Sequence[AgentFolder]:
        return [*seen.agents(self.agent), *seen.installed(self.agent)]

    async def _of_row(self, seen: Seen, row: TraceRow) -> Outcome:
        if not says(row.question, self.words):
            return self.of_other_words(row)
        run = await seen.run(row)
        return self.of(run) if run else NOT_YET


def answer_of(run: Trace) -> AnswerFinished | None:
    """Return how it ended; None for what broke off or failed."""
    events = [moment.event for moment in run.moments]
    return next((event for event in reversed(events) if isinstance(event, AnswerFinished)), None)


def failure_of(run: Trace) -> str:
    """Return the name of the error that ended it, empty for none."""
    return next((one.event.trouble.name for one in run.moments if isinstance(one.event, RunFailed)), "")
