"""`agent`: make one, ask it, test it, package it."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session, error_body
from studio.cli.targets import check_target
from studio.core.errors import StudioError
from studio.wording import joined, state_text

if TYPE_CHECKING:
    from studio.core.i18n import Words
    from studio.runtime import AgentFolder
    from studio.workspace import Workspace

Endpoint = Annotated[str, typer.Option(help="Endpoint profile to use instead of the agent's.")]


def list_agents(context: typer.Context) -> None:
    """List one's own agents and the installed ones."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[dict[str, Any]]:
        own = [_line(workspace.agents.get(name), session, installed=False) for name in workspace.agents.ids()]
        return own + [
            _line(workspace.installed.get(name), session, installed=True) | _standing(workspace, name)
            for name in workspace.installed.ids()
        ]

    rows = session.work(task)
    text = "\n".join(_line_text(row, session.say) for row in rows)
    session.show({"agents": rows}, text)


def _line(folder: "AgentFolder", session: Session, *, installed: bool) -> dict[str, Any]:
    """A damaged agent is listed with what is wrong; the others are unaffected."""
    try:
        agent = folder.agent
    except StudioError as error:
        told = error_body(error, session.say)
        return {"id": folder.path.name, "name": "", "version": "", "installed": installed, "error": told}
    return {"id": agent.id, "name": agent.name, "version": agent.version, "installed": installed}


def _standing(workspace: "Workspace", name: str) -> dict[str, str]:
    """As the catalogue was heard last; nothing is asked."""
    from studio.wording.trust import state_of_entry

    told = workspace.contacts.state_of(name)
    return {"standing": state_of_entry(told.entry) if told else ""}


def _line_text(row: dict[str, Any], say: "Words") -> str:
    if "error" in row:
        return f"✗ {row['id']}  {joined(row['error']['message'], row['error']['hint'])}"
    standing = state_text(row["standing"], say) if row.get("standing") else ""
    return "  ".join(filter(None, (row["id"], row["name"], row["version"], standing)))


def new(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="ID")],
    template: Annotated[str, typer.Option(help="Ready-made agent to start from.")] = "",
    name: Annotated[str, typer.Option(help="Shown name.")] = "",
    base: Annotated[list[str] | None, typer.Option(help="Knowledge base it reads; may be repeated.")] = None,
) -> None:
    """Create an agent, from a template or empty."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        from studio.workspace.samples import template as template_folder

        for wanted in base or ():
            await workspace.knowledge.open(wanted)
        folder = workspace.agents.create(agent, template_folder(template) if template else None, name)
        if base:
            folder.save_agent(folder.agent.model_copy(update={"knowledge": _reading(folder, base)}))

    session.work(task)
    session.show({"agent": agent}, session.say("Created the agent “{agent}”.", agent=agent))


def _reading(folder: "AgentFolder", bases: Sequence[str]) -> Any:  # the Knowledge model, read lazily
    return folder.agent.knowledge.model_copy(update={"bases": tuple(bases)})


def package(
    context: typer.Context, agent: str, out: Annotated[Path, typer.Option(readable=False, help=".agent file")]
) -> None:
    """Write the package of an agent that has passed its tests."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> str:
        from studio.workspace import Publishing

        check_target(out)
        return (await Publishing(workspace).package(workspace.agents.get(agent), out)).digest

    digest = session.work(task)
    session.show({"file": str(out), "digest": digest}, session.say("Wrote “{file}”.", file=out))
