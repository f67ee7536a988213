"""`agent versions` and `agent restore`: how the draft was, what changed since, and the way back."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.change_lines import changes_text
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import Changes
    from studio.workspace import Workspace

Agent = Annotated[str, typer.Argument(metavar="ID")]


def versions(
    context: typer.Context,
    agent: Agent,
    compare: Annotated[str, typer.Option(help="Show what has changed since this version.")] = "",
) -> None:
    """List the versions kept of an agent's draft, newest first."""
    session: Session = context.obj
    if compare:
        _compare(session, agent, compare)
        return

    async def task(workspace: "Workspace") -> list[dict[str, Any]]:
        from studio.authoring.versions import Versions

        found = Versions(workspace.agents.get(agent).path).all()
        return [version.model_dump(mode="json") for version in found]

    rows = session.work(task)
    lines = [f"{row['id']}  {row['made'][:16].replace('T', ' ')}  {row['why']}" for row in rows]
    session.show({"versions": rows}, "\n".join(lines) or session.say("No versions yet"))


def _compare(session: Session, agent: str, version: str) -> None:
    async def task(workspace: "Workspace") -> "Changes":
        from studio.authoring.comparing import compare
        from studio.authoring.versions import Versions

        folder = workspace.agents.get(agent)
        kept = Versions(folder.path)
        return compare(kept, kept.get(version), None, folder.path)

    changes = session.work(task)
    session.show(changes.model_dump(mode="json"), changes_text(changes, session.say))


def restore(
    context: typer.Context,
    agent: Agent,
    version: Annotated[str, typer.Argument(help="Id of the version, or how it begins.")],
) -> None:
    """Make the draft what it was in that version; what it is now is kept."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> dict[str, str]:
        from studio.authoring.versions import Versions

        folder = workspace.agents.get(agent)
        kept = Versions(folder.path)
        wanted = kept.get(version)
        before = kept.restore(wanted) or kept.all()[0]
        folder.note_edit()
        return {"restored": wanted.id, "kept": before.id}

    data = session.work(task)
    text = session.say(
        "Restored the version {id}. The draft of before is kept as {kept}.",
        id=data["restored"],
        kept=data["kept"],
    )
    session.show(data, text)
