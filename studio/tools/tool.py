"""What a tool is: a description the model reads, and a call that answers with text."""

from dataclasses import dataclass
from typing import Any, Protocol

from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.endpoints import ToolSpec


class Searchable(Protocol):
    """A knowledge base, as far as answering is concerned."""

    @property
    def name(self) -> str: ...

    async def look_up(self, question: str, top: int = 6) -> SearchResult: ...


@dataclass(frozen=True, slots=True)
class ToolResult:
    """`passages` may be cited like those that were retrieved; the run numbers and shows them."""

    text: str = ""
    passages: tuple[Passage, ...] = ()


class Tool(Protocol):
    """`spec.parameters` is the JSON schema the arguments are checked against before the call."""

    @property
    def spec(self) -> ToolSpec: ...

    async def __call__(self, arguments: dict[str, Any]) -> ToolResult: ...
