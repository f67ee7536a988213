"""Gathers what Home shows from the workspace; one damaged agent does not hide the others."""

import asyncio
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from studio.core.errors import StudioError
from studio.ui.pages.home.facts import (
    AgentLine,
    BaseLine,
    DueLine,
    FeedbackLine,
    HomeFacts,
    Missing,
    NewsLine,
)

if TYPE_CHECKING:
    from studio.catalogue import Feedback, ReleaseCard, Submission
    from studio.runtime import AgentFolder
    from studio.workspace import Publishing, Workspace

_MOST_NEWS, _MOST_DUE = 6, 20


class Upkeep(TypedDict):
    feedback: tuple[FeedbackLine, ...]
    due: tuple[DueLine, ...]


async def gather(workspace: "Workspace", publishing: "Publishing") -> AsyncIterator[HomeFacts]:
    """Yield what this computer knows at once, then the same with the catalogue's news."""
    problems: list[Exception] = []
    names = workspace.knowledge.names()
    agents = await asyncio.to_thread(_agents, workspace, publishing, names, problems)
    profile = workspace.endpoints.default
    facts = HomeFacts(
        agents=tuple(agents),
        bases=tuple(BaseLine(name, _touched(workspace.folder / "knowledge" / name)) for name in names),
        endpoint=profile.name,
        practice=profile.practice,
        guide_closed=workspace.settings.guide_closed,
    )
    yield facts
    news = tuple(await _news(workspace, problems))
    yield replace(facts, news=news, problems=tuple(problems))
    if not problems:
        yield replace(facts, news=news, **await _upkeep(workspace, problems), problems=tuple(problems))


def agent_line(folder: "AgentFolder", publishing: "Publishing", bases: Sequence[str]) -> AgentLine:
    """Say how far one agent is on its way to being submitted."""
    agent, report = folder.agent, publishing.last_report(folder)
    fresh = report is not None and report.agent_digest == folder.digest
    checks = {
        Missing.INSTRUCTIONS: bool(folder.instructions.strip()),
        Missing.KNOWLEDGE: bool(agent.knowledge.bases) and set(agent.knowledge.bases) <= set(bases),
        Missing.TESTS: bool(folder.tests.cases),
        Missing.TEST_RUN: fresh,
        Missing.FAILED_TESTS: fresh and report is not None and report.all_passed,
    }
    return AgentLine(
        id=agent.id,
        name=agent.name,
        icon=agent.icon,
        version=agent.version,
        ready=sum(checks.values()),
        needed=len(checks),
        missing=next((name for name, met in checks.items() if not met), Missing.NOTHING),
        passed=report.passed if report else 0,
        total=report.total if report else 0,
        tested=report.started if report else "",
        touched=_touched(folder.path),
    )


def _agents(
    workspace: "Workspace", publishing: "Publishing", bases: Sequence[str], problems: list[Exception]
) -> list[AgentLine]:
    lines = []
    for name in workspace.agents.ids():
        try:
            lines.append(agent_line(workspace.agents.get(name), publishing, bases))
        except (StudioError, OSError) as error:
            problems.append(error)
    return sorted(lines, key=lambda line: -line.touched)


async def _news(workspace: "Workspace", problems: list[Exception]) -> list[NewsLine]:
    person = workspace.settings.acting()
    try:
        async with workspace.catalogue() as client:
            waiting = await client.desk.submissions(state="submitted", mine=False, limit=_MOST_NEWS)
            own = await client.desk.submissions(mine=True, limit=_MOST_NEWS)
    except (StudioError, OSError) as error:
        problems.append(error)
        return []
    reviews = "reviewer" in {role.value for role in person.roles}
    lines = [_news_line(submission, person.id, reviews=reviews) for submission in [*waiting, *own]]
    wanted = [line for line in lines if line.waits_for_me or line.author == person.name]
    return sorted(wanted, key=lambda line: (line.waits_for_me, line.at), reverse=True)[:_MOST_NEWS]


async def _upkeep(workspace: "Workspace", problems: list[Exception]) -> Upkeep:
    """What came back from users, and what is due; what was counted here is told on the way."""
    from studio.workspace import fetch_feedback, report_usage

    try:
        received = await fetch_feedback(workspace)
        async with workspace.catalogue() as client:
            due = await client.shelf.due()
        await report_usage(workspace)
    except (StudioError, OSError) as error:
        problems.append(error)
        return {"feedback": (), "due": ()}
    here = set(workspace.agents.ids())
    waiting = [_feedback_line(row, here) for row in received if row.state.value == "sent"]
    return {"feedback": tuple(waiting[:_MOST_NEWS]), "due": tuple(map(_due_line, due[:_MOST_DUE]))}


def _feedback_line(row: "Feedback", here: Collection[str]) -> FeedbackLine:
    return FeedbackLine(
        number=row.number,
        agent=row.agent,
        about=f"{row.agent} {row.version}",
        question=row.question,
        wrong=row.wrong,
        by=f"{row.department} {row.name}".strip(),
        at=row.at,
        here=row.agent in here,
    )


def _due_line(card: "ReleaseCard") -> DueLine:
    past = card.state.value == "expired"
    return DueLine(card.agent, card.name, card.icon, card.version, card.valid_until, past)


def _news_line(submission: "Submission", me: str, *, reviews: bool) -> NewsLine:
    last = submission.reviews[-1] if submission.reviews else None
    open_for_me = submission.state.value == "submitted" and submission.author.id != me
    return NewsLine(
        number=submission.number,
        name=submission.name,
        version=submission.version,
        state=submission.state.value,
        author=submission.author.name,
        comment=last.comment if last else submission.note,
        at=last.at if last else submission.submitted,
        waits_for_me=reviews and open_for_me,
    )


def _touched(folder: Path) -> float:
    """Return when something in the folder was last written."""
    try:
        return max((file.stat().st_mtime for file in folder.iterdir()), default=0.0)
    except OSError:
        return 0.0
