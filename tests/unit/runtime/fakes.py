"""An endpoint that says what it was told to say, and a base that finds what it was given."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from studio.core.agents import Agent, Knowledge
from studio.core.errors import EndpointError, StudioError
from studio.core.events import RunEvent, TextDelta
from studio.core.passages import Passage
from studio.core.places import Place
from studio.core.proposals import Consent, decline
from studio.core.searches import SearchResult
from studio.endpoints import ChatPiece, EndpointProfile, Message, TextPiece, ToolCallPiece, ToolSpec
from studio.endpoints.chat import request_body
from studio.runtime import Chat, Means, Turn, run_agent
from studio.tools import Tool, ToolContext, ToolResult

NOTHING = "知识库中没有找到相关规定。"
Event = TypeVar("Event", bound=RunEvent)
Script = Sequence[ChatPiece | str | EndpointError | asyncio.Event]


def passage(text: str, document: str = "防汛应急预案.docx", chunk: int = 0, score: float = 0.9) -> Passage:
    return Passage(
        base="flood", document=document, chunk=chunk, place=Place(page=chunk + 1), text=text, score=score
    )


TWO = (
    passage("水库水位超过汛限水位 2 米时启动Ⅱ级响应。"),
    passage("值班电话 24 小时有人接听。", "值班制度.txt", 1),
)
CITY = EndpointProfile(id="city", name="City", chat_model="r1")


@dataclass
class FakeBase:
    passages: Sequence[Passage] = TWO
    name: str = "flood"
    asked: list[str] = field(default_factory=list)
    trouble: Exception | None = None

    async def look_up(self, question: str, top: int = 6) -> SearchResult:
        return SearchResult(tuple(await self.search(question, top)))

    async def search(self, question: str, top: int = 6) -> list[Passage]:
        self.asked.append(question)
        if self.trouble:
            raise self.trouble
        return list(self.passages[:top])


@dataclass
class FakeEndpoint:
    """Each request takes the next script; an event in it is waited for, an error is raised."""

    scripts: Sequence[Script]
    profile: EndpointProfile = CITY
    requests: list[list[Message]] = field(default_factory=list)
    offered: list[list[str]] = field(default_factory=list)
    closed: int = 0

    def __post_init__(self) -> None:
        self.tool_calling = self.profile.tool_calling
        self.context_window = self.profile.context_window

    async def chat(
        self,
        messages: Sequence[Message],
        *,
        tools: Sequence[ToolSpec] = (),
        temperature: float = 0.2,
        max_tokens: int = 1200,
        hear: Callable[[dict[str, Any]], None] = lambda _: None,
        put_off: Callable[[float, StudioError], None] = lambda _, __: None,
    ) -> AsyncGenerator[ChatPiece, None]:
        script = self.scripts[min(len(self.requests), len(self.scripts) - 1)]
        self.requests.append(list(messages))
        self.offered.append([tool.name for tool in tools])
        hear(request_body(self.profile.chat_model, messages, tools, temperature, max_tokens))
        try:
            for piece in script:
                if isinstance(piece, EndpointError):
                    raise piece
                if isinstance(piece, asyncio.Event):
                    await piece.wait()
                else:
                    yield TextPiece(piece) if isinstance(piece, str) else piece
        finally:
            self.closed += 1


def agent(**parts: object) -> Agent:
    knowledge = Knowledge(bases=("flood",), nothing_found=NOTHING)
    written: dict[str, object] = {"id": "flood-duty", "name": "防汛值守助手", "knowledge": knowledge}
    return Agent.model_validate(written | parts)


def ask(
    endpoint: FakeEndpoint,
    question: str = "什么时候启动Ⅱ级响应?",
    *,
    of: Agent | None = None,
    base: FakeBase | None = None,
    history: Sequence[Turn] = (),
    instructions: str = "你是防汛值守助手。",
    tools: Sequence[Tool] = (),
    chat: Chat | None = None,
    consent: Consent = decline,
) -> AsyncGenerator[RunEvent, None]:
    return run_agent(
        of or agent(),
        instructions,
        question,
        chat=chat or Chat(turns=list(history)),
        endpoint=endpoint,  # type: ignore[arg-type]  # as much of an Endpoint as a run uses
        bases=[base or FakeBase()],
        means=Means(tools=tools, consent=consent),
    )


async def events_of(run: AsyncGenerator[RunEvent, None]) -> list[RunEvent]:
    return [event async for event in run]


def text_of(events: Sequence[RunEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, TextDelta))


Work = Callable[[dict[str, Any], ToolContext], Awaitable[ToolResult]]


@dataclass
class FakeTool:
    """Does what it is given to do."""

    name: str
    work: Work

    @property
    def spec(self) -> ToolSpec:
        return ToolSpec(self.name, f"Does {self.name}.")

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        return await self.work(arguments, context)


def call(tool: str, arguments: str = "{}", number: str = "c1") -> ToolCallPiece:
    return ToolCallPiece(number, tool, arguments)


def only(kind: type[Event], events: Sequence[RunEvent]) -> list[Event]:
    return [event for event in events if isinstance(event, kind)]
