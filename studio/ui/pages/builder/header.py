"""What the window's header says of a draft."""

from collections.abc import Sequence

from studio.catalogue import SubmissionState
from studio.core.agents import Agent
from studio.ui.language import tr
from studio.ui.pages.builder.releasing.submissions_card import STATE_KINDS, state_text
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag

_OPEN = (SubmissionState.SUBMITTED, SubmissionState.CHANGES_REQUESTED, SubmissionState.REJECTED)


def draft_header(
    agent: Agent,
    live: str,
    note: str,
    actions: Sequence[HeaderAction],
    *,
    practice: bool,
    state: SubmissionState | None = None,
) -> Header:
    """`live` is the version in use, empty for none; `practice` tells that no model answers it.

    `state` is how the newest submission stands; it is said while somebody is to act on it.
    """
    tags = [HeaderTag(tr("draft {version}", version=agent.version))]
    if live:
        tags.append(HeaderTag(tr("in use {version}", version=live), "success", "check-circle"))
    if state is not None and state in _OPEN:
        tags.append(HeaderTag(state_text(state), STATE_KINDS[state]))
    return Header(
        title=agent.name,
        crumbs=(Crumb(tr("Agents"), ("agents",)),),
        icon=agent_icon(agent.icon),
        tags=tuple(tags),
        note=note,
        actions=tuple(actions),
        practice=practice,
    )
