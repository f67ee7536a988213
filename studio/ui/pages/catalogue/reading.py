"""Gathers in one go what the shelf and a passport show."""

from dataclasses import dataclass
from pathlib import Path

from studio.catalogue import CatalogueClient, Person, Release, Wanted
from studio.core.agents import Agent
from studio.core.errors import FileInvalid, NotFound, StudioError
from studio.ui.pages.catalogue.shelf import Recall, Shelf, ShelfAgent, agent_of
from studio.workspace import Workspace


@dataclass(frozen=True, slots=True)
class PassportFacts:
    """`installed` is the version on this computer or empty; `note` what the author said when submitting."""

    release: Release
    versions: tuple[Release, ...]
    person: Person
    installed: str = ""
    note: str = ""


async def read_shelf(workspace: Workspace) -> Shelf:
    """An unreachable catalogue leaves what is installed here."""
    installed = installed_agents(workspace)
    try:
        async with workspace.catalogue() as client:
            return await _whole_shelf(client, installed)
    except StudioError as error:
        return Shelf(tuple(_offline(agent) for agent in installed.values()), error=error)


async def read_passport(workspace: Workspace, agent: str, version: str | None = None) -> PassportFacts:
    """Raises NotFound and whatever the catalogue answers."""
    async with workspace.catalogue() as client:
        release = await client.shelf.release(agent, version)
        here = installed_agents(workspace).get(agent)
        return PassportFacts(
            release,
            tuple(await client.shelf.versions(agent)),
            await client.accounts.me(),
            here.version if here else "",
            await _note(client, release),
        )


async def recall_release(workspace: Workspace, agent: str, version: str, reason: str) -> Release:
    async with workspace.catalogue() as client:
        return await client.shelf.recall(agent, version, reason)


async def remove_installed(workspace: Workspace, agent: str) -> Path:
    """Return where it lies in the trash."""
    await workspace.release_installed(agent)
    return workspace.installed.delete(agent)


def installed_agents(workspace: Workspace) -> dict[str, Agent]:
    """A damaged one counts as not installed: installing it again mends it."""
    found = {}
    for name in workspace.installed.ids():
        try:
            found[name] = workspace.installed.get(name).agent
        except (FileInvalid, NotFound):
            continue
    return found


async def _whole_shelf(client: CatalogueClient, installed: dict[str, Agent]) -> Shelf:
    releases = (await client.shelf.cards(Wanted(limit=200))).cards
    here = {name: agent.version for name, agent in installed.items()}
    agents = [agent_of(release, here.get(release.agent, "")) for release in releases]
    recalls = [await _recall(client, agent) for agent in installed.values()]
    shown = sorted(agents, key=lambda agent: bool(agent.recalled))
    return Shelf(tuple(shown), tuple(recall for recall in recalls if recall))


async def _recall(client: CatalogueClient, agent: Agent) -> Recall | None:
    try:
        versions = await client.shelf.versions(agent.id)
    except NotFound:
        return None
    mine = next((release for release in versions if release.version == agent.version), None)
    if mine is None or not mine.recalled:
        return None
    instead = next((release.version for release in versions if not release.recalled), "")
    return Recall(agent.id, agent.name, agent.version, mine.recalled, instead)


async def _note(client: CatalogueClient, release: Release) -> str:
    """The submission is open to its author and to reviewers only."""
    try:
        return (await client.desk.submission(release.submission)).note
    except StudioError:
        return ""


def _offline(agent: Agent) -> ShelfAgent:
    return ShelfAgent(
        agent.id,
        agent.name,
        agent.purpose,
        agent.owner,
        agent.category,
        agent.icon,
        agent.version,
        agent.version,
    )
