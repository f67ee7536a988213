"""Gathers in one go what the shelf shows."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from studio.catalogue import CatalogueClient, Release, ReleaseCard, Wanted
from studio.core.agents import Agent
from studio.core.errors import FileInvalid, NotFound, StudioError
from studio.ui.pages.catalogue.shelf import (
    Asked,
    Here,
    InstalledNotice,
    Shelf,
    ShelfAgent,
    Standing,
    card_of,
    notice_of,
)
from studio.workspace import Workspace, report_usage

_CHANGING = {Standing.UPDATE, Standing.BACK}


async def read_shelf(workspace: Workspace, asked: Asked) -> Shelf:
    """An unreachable catalogue leaves what is installed here."""
    installed = installed_agents(workspace)
    try:
        async with workspace.catalogue() as client:
            shelf = await _whole_shelf(client, installed, asked)
    except StudioError as error:
        here = (_offline(agent) for agent in installed.values())
        return Shelf(tuple(agent for agent in here if agent.fits(asked.wanted)), error=error)
    with suppress(StudioError):
        await report_usage(workspace)
    await workspace.contacts.try_contact()
    return shelf


async def read_more(workspace: Workspace, wanted: Wanted, after: str) -> tuple[list[ShelfAgent], str]:
    """Return the agents that follow, and after which one there are more."""
    installed = installed_agents(workspace)
    async with workspace.catalogue() as client:
        page = await client.shelf.cards(replace(wanted, after=after))
    return [_on_shelf(card, installed) for card in page.cards], page.after


async def remove_installed(workspace: Workspace, agents: Sequence[str]) -> list[Path]:
    """Return where they lie in the trash."""
    for agent in agents:
        await workspace.release_installed(agent)
    return [workspace.installed.delete(agent) for agent in agents]


def restore_installed(workspace: Workspace, places: Sequence[Path]) -> None:
    for place in places:
        workspace.installed.restore(place)


def installed_agents(workspace: Workspace) -> dict[str, Agent]:
    """A damaged one counts as not installed: installing it again mends it."""
    found = {}
    for name in workspace.installed.ids():
        try:
            found[name] = workspace.installed.get(name).agent
        except (FileInvalid, NotFound):
            continue
    return found


async def _whole_shelf(client: CatalogueClient, installed: dict[str, Agent], asked: Asked) -> Shelf:
    page, counts, known = await asyncio.gather(
        client.shelf.cards(asked.wanted),
        client.shelf.counts(),
        asyncio.gather(*(_versions(client, agent) for agent in installed)),
    )
    mine = dict(zip(installed, known, strict=True))
    here = [ShelfAgent(card_of(rows[0]), installed[agent].version) for agent, rows in mine.items() if rows]
    updates = [agent for agent in here if agent.standing in _CHANGING]
    notices = (_notice(installed[agent], rows) for agent, rows in mine.items() if rows)
    shown, after = [_on_shelf(card, installed) for card in page.cards], page.after
    if asked.here is not Here.ALL:
        some = here if asked.here is Here.INSTALLED else updates
        shown, after = [agent for agent in some if agent.fits(asked.wanted)], ""
    told = tuple(notice for notice in notices if notice)
    return Shelf(tuple(shown), after, counts, told, len(updates))


async def _versions(client: CatalogueClient, agent: str) -> list[Release]:
    """The current one first; nothing of an agent that did not come from this catalogue."""
    try:
        versions = await client.shelf.versions(agent)
    except NotFound:
        return []
    return sorted(versions, key=lambda release: not release.current)


def _notice(agent: Agent, versions: list[Release]) -> InstalledNotice | None:
    mine = next((release for release in versions if release.version == agent.version), None)
    return notice_of(agent.name, mine, versions[0]) if mine else None


def _on_shelf(card: ReleaseCard, installed: dict[str, Agent]) -> ShelfAgent:
    mine = installed.get(card.agent)
    return ShelfAgent(card, mine.version if mine else "")


def _offline(agent: Agent) -> ShelfAgent:
    card = ReleaseCard(
        agent=agent.id,
        version=agent.version,
        name=agent.name,
        purpose=agent.purpose,
        owner=agent.owner,
        icon=agent.icon,
        category=agent.category,
    )
    return ShelfAgent(card, agent.version)
