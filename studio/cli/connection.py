"""`catalogue connection`: how far a catalogue server is trusted before anything is sent to it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.workspace import Workspace

File = Path | None


def connection(
    context: typer.Context,
    ca: Annotated[File, typer.Option(help="PEM file with the intranet's root certificate.")] = None,
    certificate: Annotated[
        File, typer.Option(help="PEM file with this computer's own certificate and key.")
    ] = None,
    in_the_open: Annotated[
        bool | None,
        typer.Option("--in-the-open/--encrypted-only", help="Reach a server without TLS on another machine."),
    ] = None,
) -> None:
    """Show or set the certificates that are used and trusted."""
    session: Session = context.obj
    said = {
        "catalogue_ca": str(ca.absolute()) if ca else None,
        "catalogue_certificate": str(certificate.absolute()) if certificate else None,
        "catalogue_in_the_open": in_the_open,
    }
    changes = {field: value for field, value in said.items() if value is not None}

    async def task(workspace: "Workspace") -> dict[str, object]:
        workspace.save_settings(workspace.settings.model_copy(update=changes))
        return workspace.settings.model_dump(mode="json", include=set(said))

    data = session.work(task)
    session.show(data, "\n".join(f"{field}: {value}" for field, value in data.items()))
