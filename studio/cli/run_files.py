"""Reports of test runs as files: a page or a workbook, by the name of the file."""

from pathlib import Path
from typing import Annotated

import typer

from studio.cli.session import Session
from studio.cli.targets import check_target

Out = Annotated[Path | None, typer.Option(readable=False, help="File to write: .html or .xlsx.")]


def kind_of(out: Path | None) -> str:
    """Which kind of file is wanted; said before the work."""
    if out is None:
        return ""
    kind = out.suffix.lower()
    if kind not in {".html", ".xlsx"}:
        raise typer.BadParameter(".html, .xlsx", param_hint="--out")
    return kind


def write_out(session: Session, out: Path, content: bytes) -> None:
    from studio.core.files import write_atomically

    check_target(out)
    write_atomically(out, content)
    session.show({"file": str(out)}, session.say("Wrote “{file}”.", file=out))
