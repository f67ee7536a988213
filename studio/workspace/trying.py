"""Trying a tool of an agent with the agent's own bases, files, keys and model, as its author fills it in."""

from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

from studio.authoring.trying import Tried, tool_specs, try_tool
from studio.core.agents import ToolUse
from studio.core.attachments import Attachment
from studio.core.errors import NotFound
from studio.core.proposals import Consent, decline
from studio.core.reach import TouchKind
from studio.endpoints import Message, ToolSpec
from studio.runtime import AgentFolder, Chat
from studio.tools import Searchable, ToolContext, ToolParts, tool_kind
from studio.workspace.workspace import Workspace


class ToolTrial:
    """Like a chat it keeps what the tool remembers and the files it made, until it is closed."""

    def __init__(
        self,
        workspace: Workspace,
        folder: AgentFolder,
        use: ToolUse,
        consent: Consent = decline,
        out: Path | None = None,
    ) -> None:
        """Files are made in `out`, or else in a temporary folder."""
        self._workspace, self._folder, self._use, self._consent = workspace, folder, use, consent
        self._chat = Chat() if out is None else Chat(make_folder=lambda: out)
        self._said: list[str] = []

    async def specs(self) -> tuple[ToolSpec, ...]:
        """Return what a model is told of the tool; raises what is wrong with its settings, file or server."""
        bases = await self._bases()

        def parts(stack: AsyncExitStack) -> ToolParts:
            return self._parts(bases, stack)

        return await tool_specs(self._use, parts)

    async def spec(self, name: str = "") -> ToolSpec:
        """Return what a model is told of that operation, or of the chief or only one; raises NotFound."""
        specs = await self.specs()
        wanted = name or (self._use.known_as if len(specs) != 1 else specs[0].name)
        found = next((spec for spec in specs if spec.name == wanted), None)
        if found is None:
            raise NotFound(kind="tool", missing=name or ", ".join(spec.name for spec in specs))
        return found

    async def attach(self, file: Path) -> Attachment:
        """Raises the DocumentError of the file."""
        attachment = Attachment(file, await self._workspace.readers.read(file))
        self._chat.attachments.append(attachment)
        return attachment

    async def call(self, name: str, arguments: Mapping[str, Any], said: str = "") -> Tried:
        """Call the tool; `said` is what the person would have said before it."""
        bases = await self._bases()

        def parts(stack: AsyncExitStack) -> ToolParts:
            return self._parts(bases, stack)

        if said:
            self._said.append(said)
        context = ToolContext(
            folder=self._chat.folder,
            said=tuple(self._said),
            attachments=tuple(self._chat.attachments),
            memory=self._chat.memory.setdefault(name, {}),
            consent=self._consent,
            ask_model=self._ask_model,
        )
        return await try_tool(self._use, name, dict(arguments), parts, context)

    def close(self) -> None:
        """Let go of the files that were made."""
        self._chat.close()

    async def _bases(self) -> Sequence[Searchable]:
        """Only a tool that reads the knowledge needs all of it to be there."""
        reads = tool_kind(self._use.tool).reach_of(self._use).reads
        if any(touch.kind is TouchKind.KNOWLEDGE for touch in reads):
            return await self._workspace.bases_of(self._folder)
        return ()

    async def _ask_model(self, messages: Sequence[Message]) -> str:
        async with self._workspace.endpoints.connect(self._folder.agent.model.endpoint) as endpoint:
            return await endpoint.reply(messages)

    def _parts(self, bases: Sequence[Searchable], stack: AsyncExitStack) -> ToolParts:
        agent = self._folder.agent
        return ToolParts(
            folder=self._folder.path,
            known_as="",
            bases=bases,
            passages=agent.knowledge.passages,
            secret=self._workspace.tool_secret(self._folder),
            consent=self._consent,
            stack=stack,
            agent=agent.name,
            ai_label=agent.guardrails.ai_label,
            permissions=self._workspace.permissions,
            servers=self._workspace.tool_servers,
            allow=self._workspace.policy.allow,
        )
