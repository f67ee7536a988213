"""Gathers what a passport shows: all the catalogue knows, and what this person said of the agent."""

from dataclasses import dataclass

from studio.catalogue import Changes, Feedback
from studio.workspace import Passport, Workspace, read_passport, sent_feedback


@dataclass(frozen=True, slots=True)
class PassportFacts:
    passport: Passport
    sent: tuple[Feedback, ...] = ()


async def read_facts(workspace: Workspace, agent: str, version: str | None = None) -> PassportFacts:
    """Raises NotFound and whatever the catalogue answers."""
    passport = await read_passport(workspace, agent, version)
    sent = [row for row in await sent_feedback(workspace) if row.agent == agent]
    return PassportFacts(passport, tuple(sent))


async def read_changes(workspace: Workspace, agent: str, version: str) -> Changes:
    async with workspace.catalogue() as client:
        return await client.shelf.changes(agent, version)
