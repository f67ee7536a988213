"""`serve` and `practice`: the catalogue service and the practice endpoint as servers."""

from typing import Annotated

import typer

from studio.cli.session import Session

Host = Annotated[str, typer.Option(help="Address to listen on.")]


def serve(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8420,
    database: Annotated[
        str, typer.Option(help="URL of the database; SQLite in the workspace if empty.")
    ] = "",
) -> None:
    """Run the catalogue service until it is stopped."""
    session: Session = context.obj

    async def task() -> None:
        from studio.catalogue import serve as serve_catalogue

        await serve_catalogue(host, port, database, session.folder / "catalogue", session.tell)

    session.run(task)


def practice(
    context: typer.Context,
    host: Host = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535)] = 8421,
) -> None:
    """Run the practice endpoint until it is stopped: no model in it, it quotes what it is given."""
    session: Session = context.obj

    async def task() -> None:
        from studio.endpoints.practice import serve as serve_practice

        await serve_practice(host, port, session.tell)

    session.run(task)
