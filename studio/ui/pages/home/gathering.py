"""Gathers what Home shows; what this computer knows comes at once, the rest as it is found out."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.core.passages import DocumentState
from studio.endpoints.uses import STOPPED
from studio.ui.pages.agents.lines import AgentLine, read_lines, standings, with_standing
from studio.ui.pages.home.courses import courses_begun
from studio.ui.pages.home.facts import BaseLine, EndpointLine, HomeFacts
from studio.ui.pages.home.hearing import hear_of_reviews, hear_of_users
from studio.ui.shell.places import needed
from studio.workspace.first_steps import steps_taken

if TYPE_CHECKING:
    from studio.workspace import Publishing, Workspace

SHOWN, RECENT = 6, 3
_LATEST = 20


async def gather(
    workspace: "Workspace", publishing: "Publishing", known: HomeFacts | None = None
) -> AsyncIterator[HomeFacts]:
    """Yield more and more of the same; one damaged agent or base does not hide the others.

    What was `known` the last time stands until it is found out anew.
    """
    facts = await _at_hand(workspace, publishing, known or HomeFacts())
    yield facts
    facts = replace(facts, courses=await asyncio.to_thread(courses_begun, workspace))
    facts = replace(facts, bases=await _counted(workspace, facts))
    yield facts
    steps = None if facts.guide_closed else await steps_taken(workspace, publishing)
    facts = replace(facts, steps=steps)
    yield facts
    facts = replace(facts, agents=await _standing(workspace, publishing, facts.agents))
    yield facts
    heard = await hear_of_reviews(workspace)
    facts = replace(
        facts,
        news=heard.news,
        waiting=facts.waiting if heard.problems else heard.waits,
        counted=facts.counted or not heard.problems,
        live=heard.live,
        returned=heard.returned,
        reviewed=heard.reviewed,
        problems=tuple(heard.problems),
    )
    yield facts
    if not facts.problems:
        feedback, due, problems = await hear_of_users(workspace)
        yield replace(facts, feedback=feedback, due=due, problems=problems)


async def _at_hand(workspace: "Workspace", publishing: "Publishing", known: HomeFacts) -> HomeFacts:
    agents = await asyncio.to_thread(read_lines, publishing, workspace.agents, tested=True)
    used = await asyncio.to_thread(read_lines, publishing, workspace.installed, tested=False)
    endpoint = await asyncio.to_thread(_endpoint, workspace)
    names, roles = workspace.knowledge.names(), workspace.settings.acting().roles
    counted = {base.name: base for base in known.bases}
    bases = [
        replace(counted.get(name, BaseLine(name, 0)), touched=_touched(workspace.folder / "knowledge" / name))
        for name in names
    ]
    standing = {line.id: line.standing for line in known.agents}
    return replace(
        known,
        agents=tuple(line.with_standing_of(standing) for line in agents),
        used=tuple(with_standing(workspace, used)),
        bases=tuple(sorted(bases, key=lambda base: -base.touched)),
        endpoint=endpoint,
        builds=needed("builder", roles),
        hears=needed("reviews", roles),
        guide_closed=workspace.settings.guide_closed,
        problems=(),
    )


async def _counted(workspace: "Workspace", facts: HomeFacts) -> tuple[BaseLine, ...]:
    """Look into the bases last touched; one that does not open stays as it is."""
    looked = [await _content(workspace, base) for base in facts.bases[:RECENT]]
    return (*looked, *facts.bases[RECENT:])


async def _content(workspace: "Workspace", line: BaseLine) -> BaseLine:
    try:
        rows = await (await workspace.knowledge.open(line.name)).documents()
    except (StudioError, OSError):
        return line
    ready = sum(row.state is DocumentState.READY for row in rows)
    return replace(line, documents=ready, failed=len(rows) - ready, counted=True)


async def _standing(
    workspace: "Workspace", publishing: "Publishing", lines: tuple[AgentLine, ...]
) -> tuple[AgentLine, ...]:
    known = {line.id: line async for line in standings(workspace, publishing, list(lines[:SHOWN]))}
    return tuple(known.get(line.id, line) for line in lines)


def _endpoint(workspace: "Workspace") -> EndpointLine:
    """What is known without asking it: Home never spends a model's time."""
    profile = workspace.endpoints.default
    day = workspace.endpoints.uses.last_day(profile.id)
    latest = [
        use for use in workspace.endpoints.uses.latest(profile.id, limit=_LATEST) if use.trouble != STOPPED
    ]
    models = {
        "chat": profile.chat_model,
        "embedding": profile.embedding_model,
        "rerank": profile.rerank_model,
    }
    return EndpointLine(
        name=profile.name,
        practice=profile.practice,
        can=tuple(kind for kind, model in models.items() if model),
        at_once=profile.concurrency,
        first=day.first_median,
        asked=day.requests,
        failed=day.failed,
        queued=day.queued,
        latest=datetime.fromtimestamp(latest[0].began).astimezone().isoformat() if latest else "",
        trouble=latest[0].trouble if latest else "",
    )


def _touched(folder: Path) -> float:
    """Return when something in the folder was last written."""
    try:
        return max((file.stat().st_mtime for file in folder.iterdir()), default=0.0)
    except OSError:
        return 0.0
