"""What tests of tools that make files share: a person who agrees or not, and what they were told."""

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from studio.core.artifacts import Artifact
from studio.core.events import ArtifactMade, FormUpdated
from studio.core.forms import FilledForm
from studio.core.proposals import Proposal
from studio.tools import Registry, Tool, ToolContext, ToolResult
from studio.tools.kind import ToolParts
from studio.tools.kinds import tool_kind

TODAY = date(2026, 11, 27)


@dataclass
class Person:
    """Agrees unless told not to, and remembers what was asked, made and shown."""

    folder: Path
    agrees: bool = True
    asked: list[Proposal] = field(default_factory=list)
    made: list[Artifact] = field(default_factory=list)
    forms: list[FilledForm] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    memory: dict[str, Any] = field(default_factory=dict)

    async def consent(self, proposal: Proposal) -> bool:
        self.asked.append(proposal)
        return self.agrees

    def tell(self, event: FormUpdated | ArtifactMade) -> None:
        if isinstance(event, ArtifactMade):
            self.made.append(event.artifact)
        else:
            self.forms.append(event.form)

    @property
    def context(self) -> ToolContext:
        return ToolContext(
            folder=self.folder,
            said=tuple(self.said),
            memory=self.memory,
            today=TODAY,
            consent=self.consent,
            tell=self.tell,
        )

    async def call(self, tool: Tool, **arguments: Any) -> ToolResult:
        """As a model does: checked against the schema, in JSON."""
        return await Registry([tool]).call(tool.spec.name, json.dumps(arguments), self.context)


async def built(kind: str, folder: Path = Path(), *, ai_label: bool = True, **settings: Any) -> Tool:
    parts = ToolParts(folder=folder, known_as=kind, agent="防汛值班助手", ai_label=ai_label)
    found = tool_kind(kind)
    tools = await found.build(found.checked(settings), parts)
    return tools[0]
