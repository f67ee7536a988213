"""The tools of a submission beside those of the released version: what each reaches, and all together."""

from collections.abc import Iterator

from studio.catalogue.people import Value
from studio.core.agents import Agent, ToolUse
from studio.core.errors import StudioError
from studio.core.reach import Reach


class ToolChange(Value):
    """A tool of either version; `before` or `after` is None where it is not there, or is not known here."""

    kind: str
    name: str
    there_before: bool
    there_after: bool
    settings_differ: bool = False
    before: Reach | None = None
    after: Reach | None = None


class ReachChange(Value):
    """What the agent as a whole reaches, None where it cannot be told."""

    before: Reach | None = None
    after: Reach | None = None
    tools: tuple[ToolChange, ...] = ()


def reach_change(before: Agent | None, after: Agent) -> ReachChange:
    return ReachChange(
        before=_whole(before) if before else None,
        after=_whole(after),
        tools=tuple(_tools(before.tools if before else (), after.tools)),
    )


def _tools(before: tuple[ToolUse, ...], after: tuple[ToolUse, ...]) -> Iterator[ToolChange]:
    old, new = ({(use.tool, use.known_as): use for use in uses} for uses in (before, after))
    for kind, name in dict.fromkeys((*new, *old)):
        was, now = old.get((kind, name)), new.get((kind, name))
        yield ToolChange(
            kind=kind,
            name=name,
            there_before=was is not None,
            there_after=now is not None,
            settings_differ=was is not None and now is not None and was.settings != now.settings,
            before=_reach(was),
            after=_reach(now),
        )


def _reach(use: ToolUse | None) -> Reach | None:
    """A tool of a newer studio, or one that is not filled in, reaches nobody knows what."""
    from studio.tools.kinds import tool_kind

    try:
        return tool_kind(use.tool).reach_of(use) if use is not None else None
    except StudioError:
        return None


def _whole(agent: Agent) -> Reach | None:
    from studio.tools.toolbox import reach_of

    try:
        return reach_of(agent)
    except StudioError:
        return None
