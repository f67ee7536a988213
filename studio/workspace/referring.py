"""What the instructions of an agent may name in this workspace."""

from studio.authoring.mentions import Referable, referable
from studio.core.errors import StudioError
from studio.core.passages import DocumentState
from studio.knowledge import KnowledgeBase
from studio.runtime import AgentFolder
from studio.workspace.workspace import Workspace


async def referable_in(workspace: Workspace, folder: AgentFolder) -> Referable:
    """A base that is gone or does not open has no documents."""
    documents = [name for base in folder.agent.knowledge.bases for name in await _documents(workspace, base)]
    return referable(folder.agent, documents, workspace.knowledge.names(), list(folder.files))


async def _documents(workspace: Workspace, name: str) -> list[str]:
    try:
        base: KnowledgeBase = await workspace.knowledge.open(name)
        return [row.name for row in await base.documents() if row.state is DocumentState.READY]
    except StudioError:
        return []
