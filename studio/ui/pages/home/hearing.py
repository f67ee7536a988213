"""What Home hears from the catalogue: reviews, users' feedback, what is due, or that it is away."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.ui.pages.home.facts import DueLine, FeedbackLine, NewsLine
from studio.workspace.class_ids import id_here

if TYPE_CHECKING:
    from studio.catalogue import Feedback, ReleaseCard, Submission
    from studio.workspace import Workspace

_MOST_NEWS, _FOR_OWN, _MOST_DUE, _MOST_OWN = 6, 2, 20, 100
_RETURNED, _WAITING, _RECALLED = "changes_requested", "submitted", "recalled"


@dataclass(frozen=True, slots=True)
class Heard:
    news: tuple[NewsLine, ...] = ()
    live: Mapping[str, str] = field(default_factory=dict)
    returned: Mapping[str, str] = field(default_factory=dict)
    reviewed: frozenset[str] = frozenset()
    problems: tuple[Exception, ...] = ()
    waits: int = 0
    """How many submissions wait for this person; `news` shows the newest of them."""


async def hear_of_reviews(workspace: "Workspace") -> Heard:
    person, read = workspace.settings.acting(), workspace.settings.news_read
    if not await workspace.has_submissions():
        return Heard()
    try:
        async with workspace.catalogue() as client:
            waiting = await client.desk.submissions(state="submitted", mine=False, limit=_MOST_NEWS)
            own = await client.desk.submissions(mine=True, limit=_MOST_OWN)
            queues = await client.desk.queues()
    except (StudioError, OSError) as error:
        return Heard(problems=(error,))
    own = [one.model_copy(update={"agent": id_here(workspace, one.agent)}) for one in own]
    reviews = "reviewer" in {role.value for role in person.roles}
    lines = [_news_line(one, person.id, read, reviews=reviews) for one in [*waiting, *own]]
    numbers = {one.number for one in own}
    wanted = {line.number: line for line in lines if line.waits_for_me or line.number in numbers}
    newest = sorted(wanted.values(), key=lambda line: (line.waits_for_me, line.at), reverse=True)
    waits = sum(queue.waiting for queue in queues) if reviews else 0
    return Heard(in_sight(newest), _live(own), _returned(own), _reviewed(own), waits=waits)


def in_sight(lines: list[NewsLine]) -> tuple[NewsLine, ...]:
    """What waits for me comes first, but what was decided of mine is not hidden by it."""
    waiting = [line for line in lines if line.waits_for_me]
    others = [line for line in lines if not line.waits_for_me]
    kept_free = min(_FOR_OWN, sum(line.unread for line in others))
    return (*waiting[: _MOST_NEWS - kept_free], *others)[:_MOST_NEWS]


async def hear_of_users(
    workspace: "Workspace",
) -> tuple[tuple[FeedbackLine, ...], tuple[DueLine, ...], tuple[Exception, ...]]:
    """What came back from users, and what is due; what was counted here is told on the way."""
    from studio.workspace import fetch_feedback, report_usage

    if not await workspace.has_submissions():
        return (), (), ()
    try:
        received = await fetch_feedback(workspace)
        async with workspace.catalogue() as client:
            due = await client.shelf.due()
        await report_usage(workspace)
    except (StudioError, OSError) as error:
        return (), (), (error,)
    waiting = [row for row in received if row.state.value == "sent"][:_MOST_NEWS]
    waiting = [row.model_copy(update={"agent": id_here(workspace, row.agent)}) for row in waiting]
    here = {agent: _name(workspace, agent) for agent in workspace.agents.ids()} if waiting else {}
    lines = tuple(_feedback_line(row, here) for row in waiting)
    return lines, tuple(map(_due_line, due[:_MOST_DUE])), ()


def _name(workspace: "Workspace", agent: str) -> str:
    """A damaged one has its id."""
    try:
        return workspace.agents.get(agent).agent.name
    except StudioError:
        return agent


def _live(own: Iterable["Submission"]) -> dict[str, str]:
    """The newest released version of each agent that was not recalled."""
    released = sorted((one for one in own if _state(one) == "released"), key=lambda one: one.number)
    return {one.agent: one.version for one in released}


def _returned(own: Iterable["Submission"]) -> dict[str, str]:
    """What the reviewer wrote of each agent whose last submission came back."""
    return {
        agent: one.reviews[-1].comment if one.reviews else ""
        for agent, one in _last(own).items()
        if one.state.value == _RETURNED
    }


def _reviewed(own: Iterable["Submission"]) -> frozenset[str]:
    """The agents whose last submission waits for a reviewer."""
    return frozenset(agent for agent, one in _last(own).items() if one.state.value == _WAITING)


def _last(own: Iterable["Submission"]) -> "dict[str, Submission]":
    return {one.agent: one for one in sorted(own, key=lambda one: one.number)}


def _feedback_line(row: "Feedback", here: Mapping[str, str]) -> FeedbackLine:
    return FeedbackLine(
        number=row.number,
        agent=row.agent,
        about=f"{here.get(row.agent, row.agent)} {row.version}",
        question=row.question,
        wrong=row.wrong,
        by=f"{row.department} {row.name}".strip(),
        at=row.at,
        here=row.agent in here,
    )


def _state(submission: "Submission") -> str:
    """A release that was recalled is none any more, whatever its submission came to."""
    recalled = any(review.act.value == "recall" for review in submission.reviews)
    return _RECALLED if recalled else submission.state.value


def _due_line(card: "ReleaseCard") -> DueLine:
    past = card.state.value == "expired"
    return DueLine(card.agent, card.name, card.icon, card.version, card.valid_until, past)


def _news_line(submission: "Submission", me: str, read: str, *, reviews: bool) -> NewsLine:
    last = submission.reviews[-1] if submission.reviews else None
    waits = reviews and submission.state.value == "submitted" and submission.author.id != me
    at = last.at if last else submission.submitted
    decided = submission.author.id == me and submission.state.value not in {"submitted", "withdrawn"}
    return NewsLine(
        number=submission.number,
        agent=submission.agent,
        name=submission.name,
        version=submission.version,
        state=_state(submission),
        author=submission.author.name,
        comment=last.comment if last else submission.note,
        at=at,
        waits_for_me=waits,
        unread=(waits or decided) and at > read,
    )
