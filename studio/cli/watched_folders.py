"""`kb watch`, `unwatch`, `changes`, `sync`: keep a base up with folders; changes are shown before applied."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.parameters import Base
from studio.cli.progress import LoadLine
from studio.cli.session import Session
from studio.cli.tables import load_data, load_text
from studio.core.i18n import Words
from studio.core.passages import DocumentRow
from studio.core.readable import readable

if TYPE_CHECKING:
    from studio.knowledge import FolderChanges, SyncReport
    from studio.workspace import Workspace

Folder = Annotated[Path, typer.Argument(readable=False, help="A folder with all below it.")]


def watch(context: typer.Context, name: Base, folder: Folder) -> None:
    """Keep the base up with a folder; kb changes shows what there is to load."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[Path]:
        watching = (await workspace.knowledge.open(name)).watching
        await watching.watch(folder)
        return await watching.folders()

    _show_folders(session, session.work(task))


def unwatch(context: typer.Context, name: Base, folder: Folder) -> None:
    """Keep up with a folder no longer; its documents stay."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[Path]:
        watching = (await workspace.knowledge.open(name)).watching
        await watching.unwatch(folder)
        return await watching.folders()

    _show_folders(session, session.work(task))


def changes(context: typer.Context, name: Base) -> None:
    """Show what changed in the watched folders; nothing is loaded or removed by it."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[list[Path], FolderChanges]":
        watching = (await workspace.knowledge.open(name)).watching
        return await watching.folders(), await watching.changes()

    folders, found = session.work(task)
    data = {"folders": [str(folder) for folder in folders], **_data(found)}
    session.show(data, _text(found, session.say) or session.say("Nothing has changed."))


def sync(context: typer.Context, name: Base) -> None:
    """Apply what changed in the watched folders: load, replace, move, remove."""
    session: Session = context.obj
    line = LoadLine(session)

    async def task(workspace: "Workspace") -> "tuple[SyncReport, FolderChanges, list[DocumentRow]]":
        base = await workspace.knowledge.open(name)
        found = await base.watching.changes()
        session.tell(_text(found, session.say) or session.say("Nothing has changed."))
        return await base.watching.apply(found, line), found, await base.documents()

    report, found, rows = session.work(task, line.tell_stopped)
    left = {key: value for key, value in _data(found).items() if key in ("unreachable", "busy")}
    data = {"moved": list(report.moved), "removed": list(report.removed), **left}
    session.show(load_data(report.load, rows, session.say) | data, _report_text(report, rows, session.say))


def _show_folders(session: Session, folders: list[Path]) -> None:
    told = [str(folder) for folder in folders]
    session.show({"folders": told}, "\n".join(told) or session.say("No folder is watched."))


def _data(found: "FolderChanges") -> dict[str, Any]:
    told: dict[str, Any] = {
        kind: [{"document": one.document, "path": readable(one.path)} for one in getattr(found, kind)]
        for kind in ("changed", "moved", "removed")
    }
    return told | {
        kind: [readable(path) for path in getattr(found, kind)] for kind in ("new", "unreachable", "busy")
    }


def _text(found: "FolderChanges", say: Words) -> str:
    lines = [
        *(say("new: {path}", path=readable(path)) for path in found.new),
        *(say("changed: {path}", path=readable(one.path)) for one in found.changed),
        *(
            say("moved: {document}, now {path}", document=one.document, path=readable(one.path))
            for one in found.moved
        ),
        *(say("removed: {path}", path=readable(one.path)) for one in found.removed),
        *(
            say("not reachable, its documents stay: {path}", path=readable(path))
            for path in found.unreachable
        ),
        *(
            say("being written or locked, left for the next time: {path}", path=readable(path))
            for path in found.busy
        ),
    ]
    return "\n".join(lines)


def _report_text(report: "SyncReport", rows: list[DocumentRow], say: Words) -> str:
    counts = say("Moved {moved}, removed {removed}", moved=len(report.moved), removed=len(report.removed))
    return "\n".join([load_text(report.load, rows, say), counts])
