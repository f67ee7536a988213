"""What a tool is: a description the model reads, a call that answers, and what it may use meanwhile."""

import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from studio.core.attachments import Attachment
from studio.core.events import ArtifactMade, FormUpdated, Shown
from studio.core.passages import Passage
from studio.core.proposals import Consent, decline
from studio.core.searches import SearchResult
from studio.endpoints import Message, ToolSpec

_LATIN, _CHINESE = re.compile(r"[A-Za-z]{3}"), re.compile(r"[\u4e00-\u9fff]")
Tell = Callable[[FormUpdated | ArtifactMade], None]
AskModel = Callable[[Sequence[Message]], Awaitable[str]]
"""Ask the agent's own model something short; raises an EndpointError."""


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
    shown: Shown | None = None


def _unheard(event: FormUpdated | ArtifactMade) -> None:
    """Where nobody watches, nothing is told."""


@dataclass(frozen=True)
class ToolContext:
    """What one call may use besides its arguments.

    `memory` is the tool's own and lives as long as the chat; `folder` is where the chat's files are made;
    `said` is all the person has said in the chat, the last of it last; `seen` is what passages and other
    tools have shown the model meanwhile.
    """

    folder: Path
    said: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    memory: dict[str, Any] = field(default_factory=dict)
    today: date = field(default_factory=date.today)
    consent: Consent = decline
    tell: Tell = _unheard
    ask_model: AskModel | None = None

    @property
    def english(self) -> bool:
        """Whether the person speaks English: there are words, and none is Chinese."""
        said = "\n".join(self.said)
        return bool(_LATIN.search(said)) and not _CHINESE.search(said)


class Tool(Protocol):
    """`spec.parameters` is the JSON schema the arguments are checked against before the call.

    A tool that writes or sends puts exactly that to `context.consent` first and does nothing without it.
    Trouble it can name is raised as a StudioError: the model is told, and the person sees it.
    """

    @property
    def spec(self) -> ToolSpec: ...

    async def __call__(self, arguments: dict[str, Any], context: ToolContext) -> ToolResult: ...


@runtime_checkable
class TakesLoosely(Protocol):
    """A tool that takes more than it shows the model: `accepts` is what its arguments are checked against."""

    @property
    def accepts(self) -> Mapping[str, Any]: ...
