"""`agent export` and `agent import`: an agent as a folder, a zip, or a package."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Readable
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.core.i18n import Words
    from studio.workspace import Workspace
    from studio.workspace.carrying import Exported, Imported

Replace = Annotated[bool, typer.Option("--replace", help="Replace what stands there.")]


def export_agent(
    context: typer.Context,
    agent: Annotated[str, typer.Argument(metavar="ID")],
    target: Annotated[Path, typer.Argument(metavar="DIR", readable=False, help="A folder, or a .zip file.")],
    knowledge: Annotated[bool, typer.Option("--knowledge", help="Its knowledge bases go with it.")] = False,
    replace: Replace = False,
) -> None:
    """Write an agent into a folder that git can compare, or into a zip."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Exported":
        from studio.workspace.carrying import export_agent as export

        folder = workspace.agents.get(agent)
        return await export(workspace, folder, target, knowledge=knowledge, replace=replace)

    done = session.work(task)
    data = {"exported": str(done.folder), "bases": done.bases}
    session.show(data, session.say("Wrote “{file}”.", file=done.folder))


def import_agent(
    context: typer.Context,
    source: Readable,
    agent: Annotated[str, typer.Option("--id", help="Take it in under this id instead of its own.")] = "",
    replace: Replace = False,
) -> None:
    """Take in an agent from a folder, a zip or an .agent package, with the knowledge that is in it."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Imported":
        from studio.workspace.carrying import import_agent as take_in

        return await take_in(workspace, source, agent, replace=replace)

    done = session.work(task)
    data = {
        "agent": done.folder.agent.id,
        "replaced": done.replaced,
        "bases": done.bases,
        "kept": done.kept,
        "missing": done.missing,
    }
    session.show(data, "\n".join(_lines(done, session.say)))


def _lines(done: "Imported", say: "Words") -> list[str]:
    name, separator = done.folder.agent.name, say(", ")
    first = say("Replaced “{name}”; what it was is in its history.", name=name)
    lines = [first if done.replaced else say("Imported the agent “{name}”.", name=name)]
    if done.bases:
        lines.append(say("With its knowledge: {bases}", bases=separator.join(done.bases)))
    if done.kept:
        lines.append(say("Already here and left as they are: {bases}", bases=separator.join(done.kept)))
    if done.missing:
        lines.append(say("It reads bases that are not here: {bases}", bases=separator.join(done.missing)))
    return lines
