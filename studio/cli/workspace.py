"""`workspace`: all of it in one file, brought back, moved, and how much room it takes."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session
from studio.wording.storage import kind_label, size_text

if TYPE_CHECKING:
    from studio.workspace.saving import KindSize, SavedWorkspace

_TELL_EVERY = 200


def backup(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The file to write, such as workspace.zip.")] = None,
    to: Annotated[Path | None, typer.Option(help="Folder for a file named after the time.")] = None,
) -> None:
    """Save the whole workspace in one file, also while a window is open on it; keys are not in it."""
    session: Session = context.obj
    if (file is None) == (to is None):
        raise typer.BadParameter(session.say("Name the file, or the folder with --to."), param_hint="FILE")
    target = file or (to or Path()) / f"workspace-{datetime.now():%Y%m%d-%H%M%S}.zip"

    async def task() -> "SavedWorkspace":
        from studio.core.errors import NotFound
        from studio.workspace.saving import save

        if not session.folder.is_dir():
            raise NotFound(kind="folder", missing=str(session.folder))
        return save(session.folder, target, _teller(session))

    _show(session, target, session.run(task), session.say("Saved in {file}.", file=target))


def restore(
    context: typer.Context,
    file: Path,
    only_check: Annotated[
        bool, typer.Option("--check", help="Verify the backup and change nothing.")
    ] = False,
) -> None:
    """Bring a backup back into an empty workspace."""
    session: Session = context.obj

    async def task() -> "SavedWorkspace":
        from studio.workspace.lock import WorkspaceLock
        from studio.workspace.saving import checked
        from studio.workspace.saving import restore as restored

        if only_check:
            return checked(file)
        session.folder.mkdir(parents=True, exist_ok=True)
        lock = WorkspaceLock(session.folder)
        lock.acquire()
        try:
            return restored(file, session.folder, _teller(session))
        finally:
            lock.release()

    made = session.run(task)
    said = session.say("This backup is whole.") if only_check else session.say("Restored, and verified.")
    _show(session, file, made, said)


def move(context: typer.Context, folder: Annotated[Path, typer.Argument(help="An empty folder.")]) -> None:
    """Move the workspace to another folder, which is the default one from then on; the old one stays."""
    session: Session = context.obj

    async def task() -> int:
        from studio.core.paths import choose_workspace
        from studio.workspace.lock import WorkspaceLock
        from studio.workspace.saving import moved

        lock = WorkspaceLock(session.folder)
        lock.acquire()
        try:
            files = moved(session.folder, folder, _teller(session))
        finally:
            lock.release()
        choose_workspace(folder)
        return files

    files = session.run(task)
    old = session.say(
        "The old folder is still there; remove it once you are sure: {folder}", folder=session.folder
    )
    said = session.say(
        "{files} {files:file|files} {files:is|are} in {folder} now.", files=files, folder=folder.absolute()
    )
    session.show(
        {"folder": str(folder.absolute()), "files": files, "old": str(session.folder)}, f"{said}\n{old}"
    )


def size(context: typer.Context) -> None:
    """Say how much room each kind of thing takes."""
    session: Session = context.obj

    async def task() -> "list[KindSize]":
        from studio.workspace.saving import measured

        return measured(session.folder)

    rows = session.run(task)
    lines = [f"{kind_label(row.kind, session.say)}  {size_text(row.size)}" for row in rows if row.files]
    sizes = [{"kind": row.kind.value, "bytes": row.size, "files": row.files} for row in rows]
    session.show({"folder": str(session.folder), "sizes": sizes}, "\n".join(lines))


def tidy(context: typer.Context) -> None:
    """Take away what can be made anew, and what a broken-off work left."""
    session: Session = context.obj

    async def task() -> int:
        from studio.workspace.saving import tidied

        return tidied(session.folder)

    freed = session.run(task)
    session.show({"bytes": freed}, session.say("{size} are free again.", size=size_text(freed)))


class _Teller:
    """Tells now and then how far it is, on stderr."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def __call__(self, done: int, total: int) -> None:
        if done and (done % _TELL_EVERY == 0 or done == total):
            self._session.tell(
                self._session.say("{done} / {total} {total:file|files}", done=done, total=total)
            )


def _teller(session: Session) -> _Teller:
    return _Teller(session)


def _show(session: Session, file: Path, saved: "SavedWorkspace", text: str) -> None:
    data = {
        "file": str(file),
        "made": saved.made,
        "program": saved.program,
        "files": len(saved.files),
        "bytes": saved.size,
    }
    line = session.say(
        "{files} {files:file|files}, {size}.", files=f"{len(saved.files):,}", size=size_text(saved.size)
    )
    session.show(data, f"{text}\n{line}")
