"""An agent used a tool, and the tool did its work."""

from typing import Any, ClassVar, Literal

from pydantic import Field

from studio.core.events import ToolCalled as Called
from studio.core.events import ToolReturned
from studio.courses.checks.kind import lacking
from studio.courses.checks.of_answers import OfAnswers
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.runtime.matching import holds
from studio.traces import Trace


class ToolCalled(OfAnswers):
    """`tool` is its kind, or the name it was given; `arguments` are at least those of the call, `returned`
    words of what the tool gave."""

    mistakes: ClassVar = {
        "not_called": ("question", "tool"),
        "other_arguments": ("question", "tool", "argument"),
        "failed": ("question", "tool", "error"),
        "returned_lacks": ("question", "tool", "missing"),
    }

    kind: Literal["tool_called"]
    tool: str
    arguments: dict[str, Any] = Field(default_factory=dict)
    returned: tuple[str, ...] = ()

    async def look(self, seen: Seen) -> Outcome:
        """Under each name that an agent has such a tool by; the first of them tells what went wrong."""
        uses = [use for folder in self._asked(seen) for use in folder.agent.tools if use.tool == self.tool]
        outcome = NOT_YET
        for name in dict.fromkeys((*(use.known_as for use in uses), self.tool)):
            named = self.model_copy(update={"tool": name})
            found = await OfAnswers.look(named, seen)
            if found.done:
                return found
            outcome = outcome if outcome.mistake else found
        return outcome

    def of(self, run: Trace) -> Outcome:
        events = [moment.event for moment in run.moments]
        back = {event.call: event for event in events if isinstance(event, ToolReturned)}
        calls = [event for event in events if isinstance(event, Called) and event.tool == self.tool]
        outcomes = [self._of(run.question, call, back.get(call.call)) for call in calls]
        if not outcomes:
            return missed("not_called", question=run.question, tool=self.tool) if run.outcome else NOT_YET
        return next((outcome for outcome in outcomes if outcome.done), outcomes[-1])

    def _of(self, question: str, call: Called, back: ToolReturned | None) -> Outcome:
        told = {"question": question, "tool": self.tool}
        wrong = [name for name, value in self.arguments.items() if not _same(call.arguments.get(name), value)]
        if wrong:
            return missed("other_arguments", **told, argument=wrong[0])
        if back is None:
            return NOT_YET
        if back.trouble:
            return missed("failed", **told, error=back.trouble.name)
        if missing := lacking(_shown(back), self.returned):
            return missed("returned_lacks", **told, missing=missing[0])
        return done(**told)


def _same(given: object, wanted: object) -> bool:
    if isinstance(given, str) and isinstance(wanted, str):
        return holds(given, wanted)
    return given == wanted


def _shown(back: ToolReturned) -> str:
    rows = [" ".join(row) for row in back.shown.rows] if back.shown else []
    return "\n".join([back.text, *rows])
