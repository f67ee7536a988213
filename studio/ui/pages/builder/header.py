"""What the window's header says of a draft."""

from collections.abc import Sequence

from studio.core.agents import Agent
from studio.ui.language import tr
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag


def draft_header(
    agent: Agent, live: str, note: str, actions: Sequence[HeaderAction], *, practice: bool
) -> Header:
    """`live` is the version in use, empty for none; `practice` tells that no model answers it."""
    tags = [HeaderTag(tr("draft {version}", version=agent.version))]
    if live:
        tags.append(HeaderTag(tr("in use {version}", version=live), "success", "check-circle"))
    return Header(
        title=agent.name,
        crumbs=(Crumb(tr("Agents"), ("agents",)),),
        icon=agent_icon(agent.icon),
        tags=tuple(tags),
        note=note,
        actions=tuple(actions),
        practice=practice,
    )
