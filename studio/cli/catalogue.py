"""`catalogue`: submit an agent, see what became of it, install it, sign in."""

import os
import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.keys import CATALOGUE_TOKEN
from studio.cli.session import Session
from studio.core.errors import NotFound
from studio.wording import joined, state_text

if TYPE_CHECKING:
    from studio.catalogue import Submission
    from studio.runtime import AgentFolder
    from studio.workspace import Workspace


def submit(
    context: typer.Context, agent: str, note: Annotated[str, typer.Option(help="Release note.")] = ""
) -> None:
    """Submit an agent that has passed its tests for review."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Submission":
        from studio.workspace import Publishing

        return await Publishing(workspace).submit(workspace.agents.get(agent), note)

    submission = session.work(task)
    text = session.say("Submitted as number {number}; it waits for a reviewer.", number=submission.number)
    session.show(submission.model_dump(mode="json"), text)


def status(context: typer.Context, agent: str) -> None:
    """Show the submissions of an agent and what became of them."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Submission]":
        async with workspace.catalogue() as client:
            rows = (await client.desk.submissions(agent=agent))[::-1]
        if not rows and agent not in workspace.agents.ids():
            raise NotFound(kind="agent", missing=agent)
        return rows

    rows = session.work(task)
    text = "\n".join(f"{row.number}  {row.version}  {state_text(row.state, session.say)}" for row in rows)
    text = text or session.say("Not submitted yet.")
    session.show({"submissions": [row.model_dump(mode="json") for row in rows]}, text)


def install(context: typer.Context, agent: str, version: str = "") -> None:
    """Install a released agent with its knowledge."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "AgentFolder":
        from studio.workspace import Publishing

        return await Publishing(workspace).install(agent, version or None)

    installed = session.work(task).agent
    data: dict[str, Any] = {"agent": installed.id, "version": installed.version}
    session.show(
        data, session.say("Installed “{name}” {version}.", name=installed.name, version=installed.version)
    )


def sign_in(context: typer.Context, url: str) -> None:
    """Use a catalogue server; the token is read from standard input and kept in the keyring."""
    session: Session = context.obj
    given = os.environ.get(CATALOGUE_TOKEN, "")

    async def task(workspace: "Workspace") -> str:
        workspace.save_settings(workspace.settings.model_copy(update={"catalogue": url}))
        if not given:
            workspace.keep_sign_in(sys.stdin.readline().strip())
        async with workspace.catalogue() as client:
            return (await client.accounts.me()).name

    name = session.work(task)
    session.show({"person": name, "kept": not given}, _signed_in(name, session, kept=not given))


def _signed_in(name: str, session: Session, *, kept: bool) -> str:
    text = session.say("Signed in as {name}.", name=name)
    taken = session.say("The token is taken from {variable} for each call.", variable=CATALOGUE_TOKEN)
    return text if kept else joined(text, taken)
