"""The ready-made agents: their documents become a base, their folder an agent of the workspace."""

from collections.abc import Callable, Sequence
from pathlib import Path

from studio.core.agents import Agent
from studio.core.errors import NotFound
from studio.core.paths import template_folders
from studio.core.yaml import read_yaml
from studio.knowledge import LoadProgress, LoadReport
from studio.runtime import AgentFolder
from studio.workspace.workspace import Workspace


def sample_names() -> dict[str, str]:
    """Return the shown name of each ready-made agent by its id."""
    return {name: read_yaml(path / "agent.yaml", Agent).name for name, path in template_folders().items()}


def template(name: str) -> Path:
    """Raises NotFound for a template that does not ship."""
    folders = template_folders()
    if name not in folders:
        raise NotFound(kind="template", missing=name)
    return folders[name]


async def load_sample_documents(
    workspace: Workspace, name: str, on_progress: Callable[[LoadProgress], None] = lambda _: None
) -> LoadReport:
    """Load the sample's documents into the base its agent names; unchanged ones are skipped.

    A sample may do without any.
    """
    folder = template(name)
    bases = read_yaml(folder / "agent.yaml", Agent).knowledge.bases
    if not bases:
        return LoadReport()
    base_name = bases[0]
    known = base_name in workspace.knowledge.names()
    base = await (workspace.knowledge.open(base_name) if known else workspace.knowledge.create(base_name))
    documents: Sequence[Path] = [folder / "documents"]
    return await base.add(documents, on_progress)


async def add_sample(
    workspace: Workspace, name: str, on_progress: Callable[[LoadProgress], None] = lambda _: None
) -> AgentFolder:
    """Make the sample ready to try: its base loaded and its agent in the workspace."""
    await load_sample_documents(workspace, name, on_progress)
    if name in workspace.agents.ids():
        return workspace.agents.get(name)
    return workspace.agents.create(name, template(name))
