"""`catalogue recall`, `rollback`, `deprecate`, `undeprecate`, `prolong`: what becomes of what is out."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Until, day_of
from studio.cli.session import Session
from studio.wording import state_text

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Release
    from studio.workspace import Workspace

Agent = Annotated[str, typer.Argument(metavar="ID", help="Id of the agent.")]
Reason = Annotated[str, typer.Option(help="The reason, kept on the record.")]


def recall(context: typer.Context, agent: Agent, comment: Reason = "", version: str = "") -> None:
    """Recall a released agent, with the reason its users will read."""
    session: Session = context.obj
    release = _done(session, lambda client: client.shelf.recall(agent, version or None, comment))
    text = session.say("Recalled “{name}” {version}.", name=release.name, version=release.version)
    session.show(release.model_dump(mode="json"), text)


def roll_back(
    context: typer.Context,
    agent: Agent,
    version: Annotated[str, typer.Argument(help="The earlier version that is to be used again.")],
    comment: Reason = "",
) -> None:
    """Make an earlier version the current one again."""
    session: Session = context.obj
    release = _done(session, lambda client: client.shelf.roll_back(agent, version, comment))
    facts = {"name": release.name, "version": release.version}
    text = session.say("“{name}” {version} is in use again.", **facts)
    session.show(release.model_dump(mode="json"), text)


def deprecate(
    context: typer.Context,
    agent: Agent,
    comment: Reason = "",
    version: str = "",
    instead: Annotated[str, typer.Option(help="What to use: an agent, or a version of this one.")] = "",
) -> None:
    """Say that a release should no longer be used, though it works."""
    session: Session = context.obj
    release = _done(session, lambda client: client.shelf.deprecate(agent, version or None, comment, instead))
    _show(session, release)


def lift(context: typer.Context, agent: Agent, comment: Reason = "", version: str = "") -> None:
    """Lift a deprecation: the release counts as it did before."""
    session: Session = context.obj
    release = _done(session, lambda client: client.shelf.lift_deprecation(agent, version or None, comment))
    _show(session, release)


def prolong(
    context: typer.Context,
    agent: Agent,
    comment: Reason = "",
    version: str = "",
    until: Until = "",
) -> None:
    """Record a re-review: the release holds longer."""
    session: Session = context.obj
    day = day_of(until)
    release = _done(session, lambda client: client.shelf.prolong(agent, version or None, comment, day))
    facts = {"name": release.name, "version": release.version, "day": release.valid_until}
    text = session.say("“{name}” {version} holds until {day}.", **facts)
    session.show(release.model_dump(mode="json"), text)


def _done(session: Session, act: "Callable[[CatalogueClient], Awaitable[Release]]") -> "Release":
    async def task(workspace: "Workspace") -> "Release":
        async with workspace.catalogue() as client:
            return await act(client)

    return session.work(task)


def _show(session: Session, release: "Release") -> None:
    state = state_text(release.state, session.say)
    session.show(release.model_dump(mode="json"), f"{release.name} {release.version}  {state}")
