"""A kind of tool: how it is set by filling in a form, what it reaches, and the tools that come of it."""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.core.agents import ToolUse
from studio.core.artifacts import PaperLine
from studio.core.errors import ToolSettingsInvalid
from studio.core.forms import FilledForm
from studio.core.proposals import Consent, decline
from studio.core.reach import Reach
from studio.tools.permissions import Permissions, Unremembered
from studio.tools.tool import Searchable, Tool

if TYPE_CHECKING:
    from studio.tools.servers.pool import ServerPool


class ToolSettings(BaseModel):
    """Base of what a kind of tool is set by; its JSON schema makes the form.

    A field that names a file of the agent's folder has `json_schema_extra={"format": "file"}`, and
    {"address": True} where an address may stand instead; one for long text {"format": "text"}. A secret is
    never a field: one with {"format": "secret"} names it, and the form keeps its value in the keyring.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


def no_secret(name: str) -> str:
    """Nothing is kept: an empty text."""
    return ""


def allow_all(use: ToolUse) -> None:
    """No kind of tool is forbidden."""


@dataclass(frozen=True)
class ToolParts:
    """What tools are made of: the agent's folder and bases, secrets by name, and what must be closed again.

    `known_as` is the name the model knows the tool by. Whatever is started for the tool is closed by `stack`
    when the run ends. `consent` asks before a program is started or a server is let in. Files that are made
    name the `agent` as their maker and say that they are AI-made when `ai_label` is set. `permissions` is
    what was allowed on this computer before, `servers` lends MCP servers that live on. `allow` raises
    ToolForbidden for what an administrator has forbidden there.
    """

    folder: Path
    known_as: str
    bases: Sequence[Searchable] = ()
    passages: int = 6
    secret: Callable[[str], str] = no_secret
    consent: Consent = decline
    stack: AsyncExitStack = field(default_factory=AsyncExitStack)
    agent: str = ""
    ai_label: bool = True
    permissions: Permissions = field(default_factory=Unremembered)
    servers: "ServerPool | None" = None
    allow: Callable[[ToolUse], None] = allow_all


_Settings = TypeVar("_Settings", bound=ToolSettings)
Build = Callable[[_Settings, ToolParts], Awaitable[Sequence[Tool]]]
Draw = Callable[[_Settings, ToolParts, FilledForm], Awaitable[Sequence[PaperLine]]]


@dataclass(frozen=True)
class ToolKind(Generic[_Settings]):
    """`reach` and `build` get settings that fit the model; `build` reads the files they name.

    `draw` shows a form it keeps as the file that would be made of it; only kinds that keep one have it.
    """

    id: str
    settings: type[_Settings]
    reach: Callable[[_Settings], Reach]
    build: Build[_Settings]
    icon: str = "wrench-outline"
    draw: Draw[_Settings] | None = None

    def checked(self, settings: dict[str, Any]) -> _Settings:
        """Raises ToolSettingsInvalid naming the field."""
        try:
            return self.settings.model_validate(settings)
        except ValidationError as error:
            first = error.errors(include_url=False)[0]
            where = ".".join(str(part) for part in first["loc"])
            raise ToolSettingsInvalid(tool=self.id, field=where, problem=first["msg"]) from error

    def reach_of(self, use: ToolUse) -> Reach:
        """Raises ToolSettingsInvalid."""
        return self.reach(self.checked(use.settings))

    async def tools_of(self, use: ToolUse, parts: ToolParts) -> Sequence[Tool]:
        """Raises ToolForbidden, ToolSettingsInvalid, and whatever is wrong with what the settings name."""
        parts.allow(use)
        return await self.build(self.checked(use.settings), parts)

    async def paper_of(self, use: ToolUse, parts: ToolParts, form: FilledForm) -> Sequence[PaperLine]:
        """Return the file that would be made of the form; none where the kind keeps no form."""
        return await self.draw(self.checked(use.settings), parts, form) if self.draw else ()
