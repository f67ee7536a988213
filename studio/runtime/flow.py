"""The workflow of a run: retrieve → answer (⇄ act) → check. Imported when the first question is asked."""

from collections.abc import Iterable
from typing import Any

from workflows import Workflow, step
from workflows.events import StartEvent, StopEvent

from studio.core.errors import EndpointError
from studio.core.events import RunEvent
from studio.runtime.acting import call_tools
from studio.runtime.checking import closing_events, nothing_found
from studio.runtime.events import Retrieved, ToolsAnswered, ToolsWanted, Written
from studio.runtime.retrieving import open_conversation, retrieve
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.runtime.writing import Writing


class AnswerFlow(Workflow):
    """One instance answers one question; its time-out is the run's business."""

    def __init__(self, state: RunState) -> None:
        self._steps: dict[str, Any] = {}
        super().__init__(timeout=None, disable_validation=True)  # a test validates it once
        self._state = state

    @step
    async def retrieve(self, _: StartEvent) -> Retrieved | StopEvent:
        state = self._state
        await retrieve(state)
        if not state.grounded and not state.tools:
            return self._end(nothing_found(state))
        await open_conversation(state)
        return Retrieved()

    @step
    async def answer(self, _: Retrieved | ToolsAnswered) -> ToolsWanted | Written | StopEvent:
        writing = Writing(self._state)
        try:
            await writing.write()
        except EndpointError as error:
            return Written(trouble=trouble_of(error))
        if writing.calls:
            return ToolsWanted(calls=writing.calls)
        if self._state.grounded or writing.let_ask_back():
            return Written()
        return self._end(nothing_found(self._state))

    @step
    async def act(self, wanted: ToolsWanted) -> ToolsAnswered:
        await call_tools(self._state, wanted.calls)
        return ToolsAnswered()

    @step
    async def check(self, written: Written) -> StopEvent:
        return self._end(closing_events(self._state, written.trouble))

    def _get_steps(self) -> dict[str, Any]:
        """The library asks for its steps ten times a run and looks through every attribute each time, which
        takes as long as all else of a run together."""
        if not self._steps:
            self._steps = super()._get_steps()
        return self._steps

    def _end(self, events: Iterable[RunEvent]) -> StopEvent:
        for event in events:
            self._state.tell(event)
        return StopEvent()
