"""`catalogue backup`, `restore` and `upgrade`: for whoever runs a catalogue, served at the time or not."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.servers import settings_of
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue.backups import BackupManifest

Database = Annotated[str | None, typer.Option(help="URL of the database; SQLite in the workspace if empty.")]
Config = Annotated[Path | None, typer.Option(help="YAML file with the settings of the server.")]


def backup(
    context: typer.Context,
    file: Annotated[Path | None, typer.Argument(help="The file to write, such as catalogue.zip.")] = None,
    to: Annotated[Path | None, typer.Option(help="Folder for a file named after the time.")] = None,
    database: Database = None,
    config: Config = None,
    key: Annotated[bool, typer.Option("--key/--without-key", help="The key that signs releases.")] = True,
) -> None:
    """Save a catalogue in one file, also while it is served: people, reviews, releases, log, packages."""
    session: Session = context.obj
    if (file is None) == (to is None):
        raise typer.BadParameter(session.say("Name the file, or the folder with --to."), param_hint="FILE")

    async def task() -> "tuple[Path, BackupManifest]":
        from studio.catalogue.backups import back_up

        settings = settings_of(session, config, {"database": database})
        target = file or (to or Path()) / f"catalogue-{datetime.now():%Y%m%d-%H%M%S}.zip"
        return target, back_up(settings, target, with_key=key)

    target, made = session.run(task)
    _show(session, target, made, session.say("Saved in {file}.", file=target))


def restore(
    context: typer.Context,
    file: Path,
    database: Database = None,
    config: Config = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Replace what is there, after backing it up.")
    ] = False,
    only_check: Annotated[
        bool, typer.Option("--check", help="Verify the backup and change nothing.")
    ] = False,
    renew_index: Annotated[
        bool,
        typer.Option(
            "--renew-index", help="Clients go on, though they have seen newer news; the log says so."
        ),
    ] = False,
) -> None:
    """Fill an empty catalogue from a backup, whichever database either of them is in."""
    session: Session = context.obj
    if only_check:
        _check(session, file)
        return

    async def task() -> "tuple[BackupManifest, Path | None]":
        from studio.catalogue import backups

        settings = settings_of(session, config, {"database": database})
        restored = backups.restore(settings, file, replace=replace, renew_index=renew_index)
        return restored.manifest, restored.kept_aside

    manifest, aside = session.run(task)
    said = [session.say("Restored, and verified.")]
    if aside is not None:
        said.append(session.say("What was there before is in {file}.", file=aside))
    _show(session, file, manifest, "\n".join(said), {"kept_aside": str(aside) if aside else None})


def _check(session: Session, file: Path) -> None:
    async def task() -> "BackupManifest":
        from studio.catalogue.backups import check

        return check(file)

    _show(session, file, session.run(task), session.say("This backup is whole."))


def upgrade(context: typer.Context, database: Database = None, config: Config = None) -> None:
    """Bring a catalogue of an older release up to date; `serve` does so by itself."""
    session: Session = context.obj

    async def task() -> str | None:
        from studio.catalogue.server.process import open_store

        store = open_store(settings_of(session, config, {"database": database}))
        store.close()
        return store.upgraded_from

    before = session.run(task)
    up_to_date = session.say("The catalogue is up to date.")
    said = session.say("The catalogue was brought up to date; its schema was {schema}.", schema=before or "")
    session.show({"upgraded_from": before}, said if before else up_to_date)


def _show(
    session: Session,
    file: Path,
    manifest: "BackupManifest",
    text: str,
    more: dict[str, str | None] | None = None,
) -> None:
    counts = {name: part.rows for name, part in manifest.tables.items()}
    data = {
        "file": str(file),
        "schema": manifest.schema_,
        "made": manifest.made,
        "rows": counts,
        "packages": len(manifest.packages),
        "key": manifest.key is not None,
        "log_whole": manifest.log.broken is None,
        **(more or {}),
    }
    line = session.say(
        "{people} {people:person|people}, {submissions} {submissions:submission|submissions}, "
        "{releases} {releases:release|releases}, {packages} {packages:package|packages}.",
        people=counts["people"],
        submissions=counts["submissions"],
        releases=counts["releases"],
        packages=len(manifest.packages),
    )
    warning = session.say("Its log of acts is broken from line {line} on.", line=manifest.log.broken or 0)
    lines = [text, line] if manifest.log.broken is None else [text, line, warning]
    session.show(data, "\n".join(lines))
