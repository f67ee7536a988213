"""All that one run knows while it is under way."""

import asyncio
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from studio.core.agents import Agent
from studio.core.errors import StepLimitReached, StudioError
from studio.core.events import Citation, TextDelta, Timings
from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.endpoints import Message, Role, ToolSpec
from studio.runtime.attachment_parts import NOTHING_ATTACHED, Attached
from studio.runtime.calls import Calls
from studio.runtime.chat import Chat
from studio.runtime.citations import CitedText
from studio.runtime.event_line import Tell
from studio.runtime.model import Model
from studio.runtime.person import Person
from studio.runtime.prompt import Prompt
from studio.tools import Registry, Searchable
from studio.tools.knowledge_search import KnowledgeSearch

_KEPT = {
    "base",
    "document",
    "chunk",
    "repealed",
    "validity",
    "validity_known",
    "replaced_by",
    "in_force_from",
}


@dataclass(frozen=True, slots=True)
class Searched:
    """What the knowledge holds on the question, and after how many seconds it was found."""

    query: str
    found: SearchResult
    seconds: float


@dataclass
class RunState:
    prompt: Prompt
    question: str
    chat: Chat
    model: Model
    person: Person
    tell: Tell
    bases: Sequence[Searchable]
    tools: Registry = field(default_factory=lambda: Registry(()))
    search: "asyncio.Task[Searched] | None" = None
    """Under way while the tools are made."""
    attached: Attached = NOTHING_ATTACHED
    passages: list[Passage] = field(default_factory=list)
    messages: list[Message] = field(default_factory=list)
    timings: Timings = field(default_factory=Timings)
    rounds: int = 0
    tools_answered: bool = False
    limited: StudioError | None = None
    """Why no more tools may be called, once that is so."""
    calls: Calls = field(default_factory=Calls)
    started: float = field(default_factory=time.perf_counter)

    def __post_init__(self) -> None:
        self.written = CitedText(0, self.prompt.fixed_reply)

    @property
    def agent(self) -> Agent:
        return self.prompt.agent

    @property
    def window(self) -> int:
        """How many tokens the model reads and writes in one request."""
        return self.model.endpoint.context_window

    @property
    def asked_with(self) -> Sequence[Message]:
        """The messages of the next request: once the tools are used up, it must be answered."""
        if self.limited is None:
            return self.messages
        return [*self.messages, Message(Role.USER, self.prompt.answer_now)]

    def offered_tools(self) -> Sequence[ToolSpec]:
        """Return the tools for the next request, none when the steps are used up or turn in circles."""
        self.rounds += 1
        steps = self.agent.model.steps
        if self.tools and self.limited is None and self.rounds > steps:
            self.limited = StepLimitReached(agent=self.agent.name, steps=steps)
        return () if self.limited else self.tools.specs

    @property
    def seconds(self) -> float:
        return time.perf_counter() - self.started

    @property
    def grounded(self) -> bool:
        """Whether there is anything an agent that answers only from knowledge may answer from.

        What goes on from what was said before is the model's to tell from what does not: its few words may
        fit no passage alone.
        """
        from_anywhere = not self.agent.knowledge.only_from_knowledge
        goes_on = bool(self.chat.turns)
        found = any(passage.fits or goes_on for passage in self.passages)
        return from_anywhere or found or self.tools_answered or any(self.chat.memory.values())

    @property
    def acts(self) -> bool:
        """Whether it has tools that do more than look things up."""
        return any(not self.searches(spec.name) for spec in self.tools.specs)

    def searches(self, tool: str) -> bool:
        return any(isinstance(one, KnowledgeSearch) and one.spec.name == tool for one in self.tools.tools)

    def add_passages(self, passages: Iterable[Passage]) -> list[int]:
        """Number passages on from those before; return the number of each, an old one for a known one."""
        numbers = [self._number(passage) for passage in passages]
        self.written.passages = len(self.passages)
        return numbers

    def stamp(self, **seconds: float) -> None:
        self.timings = self.timings.model_copy(update=seconds)

    def citations(self) -> tuple[Citation, ...]:
        """Return what is cited, numbered as the reader sees it."""
        return tuple(self._citation(shown, given) for shown, given in enumerate(self.written.cited, 1))

    def nearest(self, most: int) -> tuple[Citation, ...]:
        """Return so many of what was found, best first, numbered by themselves."""
        return tuple(self._citation(given, given) for given in range(1, min(most, len(self.passages)) + 1))

    def piece(self, text: str) -> TextDelta:
        """What is written next, with what it cites."""
        named = self.citations() if "[" in text else ()
        return TextDelta(text=text, citations=tuple(one for one in named if f"[{one.number}]" in text))

    def _number(self, passage: Passage) -> int:
        places = [(known.base, known.document, known.chunk) for known in self.passages]
        place = (passage.base, passage.document, passage.chunk)
        if place not in places:
            self.passages.append(passage)
            return len(self.passages)
        return places.index(place) + 1

    def _citation(self, shown: int, given: int) -> Citation:
        passage = self.passages[given - 1]
        kept = passage.model_dump(include=_KEPT)
        return Citation(number=shown, place=passage.place, quote=passage.text, **kept)
