"""A first draft of an agent from the person's description, written by the agent's own endpoint."""

from collections.abc import Mapping, Sequence

from studio.authoring.describing import draft_agent
from studio.authoring.drafts import Offer
from studio.authoring.suggestions import Suggestion, suggestions_of
from studio.core.errors import QuestionEmpty
from studio.endpoints import Message
from studio.runtime import AgentFolder
from studio.workspace.workspace import Workspace

_LONGEST = 4000  # tokens: a whole draft with its tests


async def describe(
    workspace: Workspace, folder: AgentFolder, description: str, tools: Mapping[str, str], endpoint: str = ""
) -> list[Suggestion]:
    """Return the changes a model suggests; `tools` are the kinds it may choose from, with what each is for.

    Raises QuestionEmpty, DraftInvalid when the model does not keep to the form, or an EndpointError.
    """
    if not description.strip():
        raise QuestionEmpty(agent=folder.agent.name)
    offer = Offer(bases=dict.fromkeys(workspace.knowledge.names(), ""), tools=tools)
    profile = endpoint or workspace.endpoints.get_or_default(folder.agent.model.endpoint).id
    async with workspace.endpoints.connect(profile) as connected:

        async def ask(messages: Sequence[Message]) -> str:
            return await connected.reply(messages, max_tokens=_LONGEST)

        return suggestions_of(await draft_agent(description, offer, ask), folder)
