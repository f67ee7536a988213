"""The answer step: one request to the model, told piece by piece, and the calls it ends with."""

from collections.abc import Callable, Sequence
from contextlib import aclosing
from typing import Protocol, TypeVar

from studio.core.errors import EndpointError
from studio.core.events import ThinkingDelta
from studio.endpoints import (
    ChatPiece,
    Message,
    TextPiece,
    TextWasThinking,
    ThinkingPiece,
    ToolCalling,
    ToolCallPiece,
    ToolSpec,
)
from studio.endpoints.tool_refusals import refuses_tools
from studio.runtime.messages import calling_message
from studio.runtime.refusals import asks_back
from studio.runtime.spoken_text import SpokenText
from studio.runtime.state import RunState
from studio.runtime.step_messages import as_steps
from studio.runtime.step_text import StepText


class _Reading(Protocol):
    """Reads the text of one answer; `ended` when no more of it is wanted."""

    @property
    def ended(self) -> bool: ...
    def feed(self, text: str) -> Sequence[ChatPiece]: ...
    def finish(self) -> Sequence[ChatPiece]: ...


_Kind = TypeVar("_Kind", bound=_Reading)


class Writing:
    """`calls` holds the tools the model wants once `write` has ended.

    A server that takes no functions, and a model that writes calls as text of its own, is asked step by
    step from then on.
    """

    def __init__(self, state: RunState) -> None:
        self._state = state
        self._endpoint = state.model.endpoint
        self._tools = state.offered_tools()
        self._said = ""
        self._before = len(state.written.text), len(state.written.cited)
        self.calls: list[ToolCallPiece] = []

    async def write(self) -> None:
        """Tell the answer as it comes; raises an EndpointError."""
        if self._endpoint.tool_calling is ToolCalling.STEP_BY_STEP:
            await self._step_by_step()
        else:
            await self._with_functions()
        if rest := self._state.written.finish():
            self._tell_text(rest)
        if self.calls:
            self._state.messages.append(calling_message(self._said, self.calls))

    def let_ask_back(self) -> bool:
        """Let a question to the person pass that was kept back: who acts must ask for what is missing."""
        if not self._state.acts or not asks_back(self._said):
            return False
        self._tell_text(self._state.written.feed(self._said) + self._state.written.finish())
        return True

    async def _with_functions(self) -> None:
        try:
            reading = await self._read(self._state.asked_with, self._tools, lambda: SpokenText(self._tools))
        except EndpointError as error:
            if self._said or self.calls or not self._state.tools or not refuses_tools(error):
                raise
            await self._step_by_step()
            if self._tools:  # else it only takes no calls of before without tools to go with them
                self._endpoint.tool_calling = ToolCalling.STEP_BY_STEP
            return
        if reading.marked:
            self._endpoint.tool_calling = ToolCalling.STEP_BY_STEP
        if reading.garbled:
            self._said = ""
            self._state.written.rewind(*self._before)
            await self._step_by_step()

    async def _step_by_step(self) -> None:
        messages = as_steps(self._state.asked_with, self._tools, self._state.prompt.steps)
        if not self._tools:
            await self._read(messages, (), lambda: SpokenText(()))
            return
        await self._read(messages, (), lambda: StepText(self._tools))
        if self.calls:  # what came before them was no answer yet
            self._state.written.rewind(*self._before)

    async def _read(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec], new: Callable[[], _Kind]
    ) -> _Kind:
        reading = new()
        async with aclosing(self._state.model.pieces(messages, tools)) as pieces:
            async for piece in pieces:
                if isinstance(piece, TextWasThinking):
                    reading = new()
                self._heard(piece, reading)
                if reading.ended:
                    break
        for rest in reading.finish():
            self._take(rest)
        return reading

    def _heard(self, piece: ChatPiece, reading: _Reading) -> None:
        if isinstance(piece, TextPiece):
            for part in reading.feed(piece.text):
                self._take(part)
        else:
            self._take(piece)

    def _take(self, piece: ChatPiece) -> None:
        match piece:
            case ThinkingPiece(text=text):
                self._state.tell(ThinkingDelta(text=text))
            case ToolCallPiece() if self._tools:  # else it was given none, and is not followed
                self.calls.append(self._state.calls.numbered(piece))
            case TextWasThinking():
                self._said = ""
                self._state.written.rewind(*self._before)
            case TextPiece(text=text):
                self._written(text)

    def _written(self, piece: str) -> None:
        """Keep back what no passage and no tool stands behind when only knowledge may speak."""
        self._said += piece
        if self._state.grounded and (text := self._state.written.feed(piece)):
            self._tell_text(text)

    def _tell_text(self, text: str) -> None:
        if self._state.timings.first_text is None:
            self._state.stamp(first_text=self._state.seconds)
        self._state.tell(self._state.piece(text))
