"""The workflow of a run: retrieve → answer (⇄ act) → check. Imported when the first question is asked."""

from workflows import Context, Workflow, step
from workflows.events import StartEvent, StopEvent

from studio.core.errors import EndpointError
from studio.runtime.acting import call_tool
from studio.runtime.checking import closing_events, nothing_found
from studio.runtime.events import Retrieved, Told, ToolsAnswered, ToolsWanted, Written
from studio.runtime.messages import opening_messages
from studio.runtime.retrieving import retrieve
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.runtime.writing import Writing


class AnswerFlow(Workflow):
    """One instance answers one question; time-outs are the endpoint's business."""

    def __init__(self, state: RunState) -> None:
        super().__init__(timeout=None)
        self._state = state

    @step
    async def retrieve(self, ctx: Context, _: StartEvent) -> Retrieved | StopEvent:
        state = self._state
        if state.bases:
            ctx.write_event_to_stream(Told(told=await retrieve(state)))
        if not state.grounded and not state.tools:
            return self._end_without_answer(ctx)
        window = state.endpoint.profile.context_window
        state.messages = opening_messages(
            state.prompt, state.question, state.passages, state.chat.turns, window
        )
        return Retrieved()

    @step
    async def answer(self, ctx: Context, _: Retrieved | ToolsAnswered) -> ToolsWanted | Written | StopEvent:
        writing = Writing(self._state)
        try:
            async for event in writing.events():
                ctx.write_event_to_stream(Told(told=event))
        except EndpointError as error:
            return Written(trouble=trouble_of(error))
        if writing.calls:
            return ToolsWanted(calls=writing.calls)
        return Written() if self._state.grounded else self._end_without_answer(ctx)

    @step
    async def act(self, ctx: Context, wanted: ToolsWanted) -> ToolsAnswered:
        for call in wanted.calls:
            async for event in call_tool(self._state, call):
                ctx.write_event_to_stream(Told(told=event))
        return ToolsAnswered()

    @step
    async def check(self, ctx: Context, written: Written) -> StopEvent:
        for event in closing_events(self._state, written.trouble):
            ctx.write_event_to_stream(Told(told=event))
        return StopEvent()

    def _end_without_answer(self, ctx: Context) -> StopEvent:
        for event in nothing_found(self._state):
            ctx.write_event_to_stream(Told(told=event))
        return StopEvent()
