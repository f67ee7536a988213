"""`agent show` and `agent delete`: what an agent is made of, and where it goes."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import typer

from studio.cli.lines import block, fields, page
from studio.cli.session import Session
from studio.core.i18n import Words
from studio.wording import endpoint_text, setting_label, setting_text

if TYPE_CHECKING:
    from pathlib import Path

    from studio.runtime import AgentFolder
    from studio.workspace import Workspace


def show(context: typer.Context, agent: str) -> None:
    """Show what an agent is made of."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> dict[str, Any]:
        return _data(workspace.find_agent(agent))

    data = session.work(task)
    session.show(data, agent_text(data, session.say))


def _data(folder: "AgentFolder") -> dict[str, Any]:
    details = {
        "instructions": folder.instructions,
        "tests": len(folder.tests.cases),
        "digest": folder.digest,
    }
    return {**folder.agent.model_dump(mode="json"), **details}


def agent_text(data: dict[str, Any], say: Words) -> str:
    """The settings named as in the builder, then the instructions."""
    told = {"instructions", "tests", "digest"}
    settings = {key: value for key, value in data.items() if key not in told}
    rows = [*_rows(settings, say), (say("Test questions"), data["tests"]), (say("Digest"), data["digest"])]
    return page("\n".join(fields(rows, say)), block(say("Instructions"), data["instructions"].splitlines()))


def _rows(values: dict[str, Any], say: Words, path: str = "") -> Iterator[tuple[str, object]]:
    for name, value in values.items():
        where = f"{path}.{name}" if path else name
        if isinstance(value, dict):
            yield from _rows(value, say, where)
        else:
            yield setting_label(where, say), _value(where, value, say)


def _value(where: str, value: object, say: Words) -> str:
    if where == "tools" and isinstance(value, list):
        return ", ".join(str(tool["name"] or tool["tool"]) for tool in value)
    shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    if where == "model.endpoint":
        return endpoint_text(shown, say)
    return setting_text(where, shown, say) if shown else ""


def delete(context: typer.Context, agent: str) -> None:
    """Move an agent to the trash of the workspace."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Path":
        if agent in workspace.agents.ids():
            return workspace.agents.delete(agent)
        await workspace.release_installed(agent)
        return workspace.installed.delete(agent)

    place = session.work(task)
    text = session.say("Moved “{name}” to the trash: {place}", name=agent, place=place)
    session.show({"deleted": agent, "trash": str(place)}, text)
