"""The one door through which a run speaks with its model: what is sent is masked, counted and told of."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any

from studio.core.agents import Agent
from studio.core.errors import EndpointError, StudioError
from studio.core.events import ModelAsked, PutOff, QueuePlaced, Usage
from studio.endpoints import (
    ChatPiece,
    CutPiece,
    Endpoint,
    Message,
    QueuePiece,
    TextPiece,
    TextWasThinking,
    ToolSpec,
    UsagePiece,
)
from studio.runtime.event_line import Tell
from studio.runtime.masking import Masks
from studio.runtime.reply import Reply, together
from studio.runtime.trouble import trouble_of


class Model:
    """`usage` is that of all requests of the run together, `cut` how the last answer ended too early."""

    def __init__(self, endpoint: Endpoint, agent: Agent, tell: Tell) -> None:
        self.endpoint = endpoint
        self.usage = Usage()
        self.cut: CutPiece | None = None
        self._agent, self._tell = agent, tell
        self.masks = Masks(on=agent.guardrails.mask_personal_data)
        self._requests = 0

    async def pieces(
        self, messages: Sequence[Message], tools: Sequence[ToolSpec] = ()
    ) -> AsyncGenerator[ChatPiece, None]:
        """Yield the answer as it comes; raises an EndpointError."""
        self.cut = None
        settings, reply = self._agent.model, Reply()

        def asked(request: dict[str, Any]) -> None:
            self._requests = reply.step = self._requests + 1
            self._tell(ModelAsked(step=reply.step, request=request))

        def put_off(seconds: float, trouble: StudioError) -> None:
            self._tell(PutOff(seconds=seconds, trouble=trouble_of(trouble)))

        answer = self.endpoint.chat(
            [self.masks.message(message) for message in messages],
            tools=[self.masks.tool(tool) for tool in tools],
            temperature=settings.temperature,
            max_tokens=settings.max_tokens,
            hear=asked,
            put_off=put_off,
        )
        try:
            async with aclosing(answer) as pieces:
                async for piece in pieces:
                    if self._is_of_answer(piece):
                        yield piece
                    reply.take(piece)
        except EndpointError as error:
            reply.trouble = trouble_of(error)
            raise
        finally:
            self.usage = together(self.usage, reply.usage)
            self._tell(reply.ended())

    def _is_of_answer(self, piece: ChatPiece) -> bool:
        """Else it is noted what it says."""
        if isinstance(piece, CutPiece):
            self.cut = piece
        elif isinstance(piece, QueuePiece):
            self._tell(QueuePlaced(ahead=piece.ahead))
        return not isinstance(piece, UsagePiece | CutPiece | QueuePiece)

    async def text(self, messages: Sequence[Message]) -> str:
        """Return a whole answer, reasoning left out; raises an EndpointError."""
        said = ""
        async with aclosing(self.pieces(messages)) as pieces:
            async for piece in pieces:
                said = "" if isinstance(piece, TextWasThinking) else said
                said += piece.text if isinstance(piece, TextPiece) else ""
        return said.strip()

    async def text_for_tools(self, messages: Sequence[Message]) -> str:
        """The same for a tool, which works here and may have what the model must not see."""
        return self.masks.restored(await self.text(messages))
