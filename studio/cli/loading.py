"""`kb add`: load documents into a base."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Base
from studio.cli.progress import LoadLine
from studio.cli.session import Session
from studio.cli.tables import load_data, load_text

if TYPE_CHECKING:
    from studio.core.passages import DocumentRow
    from studio.knowledge import LoadReport
    from studio.workspace import Workspace


def add(
    context: typer.Context,
    name: Base,
    paths: Annotated[list[Path], typer.Argument(readable=False)],
    keep_both: Annotated[
        bool, typer.Option("--keep-both", help="Keep a document beside another file of its name.")
    ] = False,
) -> None:
    """Load files and folders; what has not changed is skipped."""
    session: Session = context.obj
    line = LoadLine(session)

    async def task(workspace: "Workspace") -> "tuple[LoadReport, list[DocumentRow]]":
        from studio.knowledge import Namesakes

        base = await workspace.knowledge.open(name)
        namesakes = Namesakes.KEEP_BOTH if keep_both else Namesakes.REPLACE
        report = await base.add(paths, line, namesakes)
        await base.chunk_questions.settled()
        troubled = report.failed or report.refused
        return report, await base.documents() if troubled else []

    report, rows = session.work(task, line.tell_stopped)
    session.show(load_data(report, rows, session.say), load_text(report, rows, session.say))
    if (report.failed or report.refused) and not (report.loaded or report.replaced or report.skipped):
        raise typer.Exit(1)
