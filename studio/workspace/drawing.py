"""A form beside a chat as the file that would be made of it, while it is being filled in."""

from collections.abc import Sequence

from studio.core.artifacts import PaperLine
from studio.core.forms import FilledForm
from studio.runtime import AgentFolder
from studio.tools import ToolParts, tool_kind


async def paper_of(folder: AgentFolder, form: FilledForm) -> Sequence[PaperLine]:
    """Return its lines; none when the agent has no such tool any more.

    Raises ToolSettingsInvalid or ToolFileInvalid.
    """
    agent = folder.agent
    use = next((use for use in agent.tools if use.known_as == form.tool), None)
    if use is None:
        return ()
    label = agent.guardrails.ai_label
    parts = ToolParts(folder.path, known_as=use.known_as, agent=agent.name, ai_label=label)
    return await tool_kind(use.tool).paper_of(use, parts, form)
