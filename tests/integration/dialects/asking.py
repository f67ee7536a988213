"""Asking a server of a dialect, directly and as an agent does, with hardly any patience."""

import asyncio
from contextlib import aclosing
from typing import Any

from studio.core.agents import Agent, Knowledge
from studio.core.errors import EndpointError
from studio.core.events import RunEvent
from studio.endpoints import ChatPiece, Endpoint, EndpointProfile, Message, Retries, Role, TextPiece, ToolSpec
from studio.endpoints.messages import TextWasThinking
from studio.runtime import Chat, run_agent
from tests.integration.dialects.dialects import Dialect
from tests.integration.dialects.faults import Fault
from tests.integration.dialects.strikes import good
from tests.integration.dialects.wire import Handling, Line

QUESTION = "值班电话是多少?"
LOOK_UP = ToolSpec("look_up", "查水位", {"type": "object", "properties": {"q": {"type": "string"}}})
AGENT = Agent(id="duty", name="值班助手", knowledge=Knowledge(only_from_knowledge=False))
AT_MOST = 20.0
"""Seconds after which a test counts as hanging."""


async def _no_pause(seconds: float) -> None:
    """The pauses between tries are not what is tested here."""


def endpoint_of(url: str, dialect: Dialect, first: float = 10, idle: float = 10) -> Endpoint:
    """`first` and `idle` are the seconds it waits for a first token and between two."""
    profile = EndpointProfile(
        id="city", name="市级共享模型", base_url=url, chat_model=dialect.model,
        first_token_seconds=first, idle_seconds=idle,
    )  # fmt: skip
    return Endpoint(profile, "sk-1", Retries(sleep=_no_pause, chance=lambda: 0.5, now=lambda: 0))


async def pieces_of(endpoint: Endpoint, *tools: ToolSpec) -> tuple[list[ChatPiece], EndpointError | None]:
    """Return all that came, and what went wrong in the end."""
    found: list[ChatPiece] = []
    try:
        async with (
            asyncio.timeout(AT_MOST),
            aclosing(endpoint.chat([Message(Role.USER, QUESTION)], tools=tools)) as pieces,
        ):
            async for piece in pieces:
                found.append(piece)
    except EndpointError as error:
        return found, error
    return found, None


async def run_of(endpoint: Endpoint, chat: Chat) -> list[RunEvent]:
    run = run_agent(AGENT, "简短回答。", QUESTION, chat=chat, endpoint=endpoint, bases=[])
    async with asyncio.timeout(AT_MOST), aclosing(run) as events:
        return [event async for event in events]


def text_of(pieces: list[ChatPiece]) -> str:
    """The answer as it stands once what was reasoning has been taken back."""
    said = ""
    for piece in pieces:
        said = "" if isinstance(piece, TextWasThinking) else said
        said += piece.text if isinstance(piece, TextPiece) else ""
    return said


class Striking:
    """Strikes with a fault until it is mended."""

    def __init__(self, fault: Fault, dialect: Dialect) -> None:
        self._fault, self._dialect = fault, dialect
        self._requests = 0
        self.mended = False

    @property
    def handle(self) -> Handling:
        return self._handled

    async def _handled(self, line: Line, body: dict[str, Any]) -> None:
        self._requests += 1
        if self.mended:
            await good(line, self._dialect)
        else:
            await self._fault.strike(line, self._dialect, self._requests)
