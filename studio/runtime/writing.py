"""The answer step: one request to the model, passed on piece by piece."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from studio.core.errors import EndpointRejected
from studio.core.events import TextDelta, ThinkingDelta
from studio.endpoints import (
    ChatPiece,
    TextPiece,
    TextWasThinking,
    ThinkingPiece,
    ToolCallPiece,
    ToolSpec,
)
from studio.runtime.messages import calling_message
from studio.runtime.state import RunState

ROUNDS = 6  # requests with tools; the one after them must answer


class Writing:
    """`calls` holds the tools the model wants once the events have ended."""

    def __init__(self, state: RunState) -> None:
        self._state = state
        self._said = ""
        self._before = len(state.written.text), len(state.written.cited)
        self.calls: list[ToolCallPiece] = []

    async def write(self) -> None:
        """Tell the answer as it comes; raises an EndpointError."""
        async with aclosing(self._pieces()) as pieces:
            async for piece in pieces:
                if event := self._heard(piece):
                    self._state.tell(event)
        if rest := self._state.written.finish():
            self._state.tell(self._text(rest))
        if self.calls:
            self._state.messages.append(calling_message(self._said, self.calls))

    async def _pieces(self) -> AsyncGenerator[ChatPiece, None]:
        """Ask with the tools; a server that takes none is asked again without."""
        tools = self._offered()
        try:
            async with aclosing(self._asked(tools)) as pieces:
                async for piece in pieces:
                    yield piece
        except EndpointRejected:
            if not tools or self._said or self.calls:
                raise
            async with aclosing(self._asked(())) as pieces:
                async for piece in pieces:
                    yield piece

    def _asked(self, tools: Sequence[ToolSpec]) -> AsyncGenerator[ChatPiece, None]:
        return self._state.model.pieces(self._state.messages, tools)

    def _offered(self) -> Sequence[ToolSpec]:
        self._state.rounds += 1
        return self._state.tools.specs if self._state.rounds <= ROUNDS else ()

    def _heard(self, piece: ChatPiece) -> TextDelta | ThinkingDelta | None:
        match piece:
            case ThinkingPiece(text=text):
                return ThinkingDelta(text=text)
            case ToolCallPiece():
                self._called(piece)
            case TextWasThinking():
                self._said = ""
                self._state.written.rewind(*self._before)
            case TextPiece(text=text):
                return self._written(text)
        return None

    def _called(self, call: ToolCallPiece) -> None:
        """Follow no call of a model that was given no more tools."""
        if self._state.rounds <= ROUNDS:
            self.calls.append(call)

    def _written(self, piece: str) -> TextDelta | None:
        """Keep back what no passage and no tool stands behind when only knowledge may speak."""
        self._said += piece
        text = self._state.written.feed(piece) if self._state.grounded else ""
        return self._text(text) if text else None

    def _text(self, text: str) -> TextDelta:
        if self._state.timings.first_text is None:
            self._state.stamp(first_text=self._state.seconds)
        return TextDelta(text=text)
