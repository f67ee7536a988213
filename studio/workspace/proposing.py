"""Which version a draft should bear, told by what it changes against the one in use."""

import asyncio
from dataclasses import replace
from hashlib import sha256

from studio.catalogue import NextVersion, changes_since, propose, raised
from studio.catalogue.packages.changes import Written
from studio.catalogue.values.versions import order
from studio.core.errors import NotFound
from studio.runtime import AgentFolder
from studio.workspace.class_ids import id_there
from studio.workspace.workspace import Workspace


async def propose_version(workspace: Workspace, folder: AgentFolder) -> NextVersion | None:
    """Return the next one above all that were released; None for an agent that never was.

    Raises whatever the catalogue answers.
    """
    agent = id_there(workspace, folder.agent.id)
    async with workspace.catalogue() as client:
        try:
            versions = await client.shelf.versions(agent)
        except NotFound:
            return None
        current = next((release for release in versions if release.current), versions[0])
        outline = await client.shelf.outline(agent, current.version)
    changes = changes_since(outline, await _written(workspace, folder))
    highest = max((release.version for release in versions), key=order)
    found = propose(current.version, changes)
    return replace(found, version=raised(highest, found.step))


async def _written(workspace: Workspace, folder: AgentFolder) -> Written:
    bases = await workspace.bases_of(folder)
    documents = {f"{base.name}/{row.name}": row.digest for base in bases for row in await base.documents()}
    files = await asyncio.to_thread(_files, folder)
    agent = folder.agent.model_copy(update={"id": id_there(workspace, folder.agent.id)})
    return Written(agent, folder.instructions, folder.tests, documents, files)


def _files(folder: AgentFolder) -> dict[str, str]:
    return {name: sha256(path.read_bytes()).hexdigest() for name, path in folder.files.items()}
