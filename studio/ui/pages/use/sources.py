"""Opens what an answer cites."""

from collections.abc import Sequence

from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.chat import ChatView
from studio.ui.pages.source.path import source_path
from studio.ui.shell import Services


def open_source(
    services: Services, folder: AgentFolder, citation: Citation, others: Sequence[Citation]
) -> None:
    """Show the passage in its document, on a page of its own."""
    services.navigator.open("source", *path_of(services, folder, citation, others))


def path_of(
    services: Services, folder: AgentFolder, citation: Citation, others: Sequence[Citation]
) -> tuple[str, ...]:
    """Return the path of the passage; an installed agent's bases are its own."""
    installed = folder.path.parent == services.workspace.installed.folder
    return source_path(citation, others, folder.agent.id if installed else "")


def cited_beside(view: ChatView, citation: Citation) -> tuple[Citation, ...]:
    """Return all sources of the answer in the chat that shows this one."""
    return next((one.sources for one in reversed(view.exchanges) if citation in one.sources), (citation,))
