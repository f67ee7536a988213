"""`serve` and `practice`: the catalogue service and the practice endpoint as servers."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import ServerSettings

Host = Annotated[str | None, typer.Option(help="Address to listen on.")]


def serve(  # noqa: PLR0913, PLR0917  # one for each option of the command
    context: typer.Context,
    host: Host = None,
    port: Annotated[int | None, typer.Option(min=0, max=65535, help="0 takes a free one.")] = None,
    admin: Annotated[
        str, typer.Option(help="First administrator of an empty catalogue; their token is shown once.")
    ] = "",
    database: Annotated[
        str | None, typer.Option(help="URL of the database; SQLite in the workspace if empty.")
    ] = None,
    workers: Annotated[
        int | None, typer.Option(min=1, max=64, help="Processes that answer at the address.")
    ] = None,
    with_practice: Annotated[
        bool,
        typer.Option("--practice", help="Let programs ask published agents, on the practice endpoint."),
    ] = False,
    config: Annotated[
        Path | None, typer.Option(help="YAML file with these and all further settings.")
    ] = None,
    as_class: Annotated[
        bool, typer.Option("--class", help="Give a room its class: catalogue, practice endpoint, progress.")
    ] = False,
    course: Annotated[str, typer.Option(help="Of the class: id, .course file, or folder.")] = "",
    seats: Annotated[
        int | None, typer.Option(min=1, max=200, help="Of the class; as last time, else 40.")
    ] = None,
    endpoint: Annotated[str, typer.Option(help="Profile that the class shares; its key stays here.")] = "",
) -> None:
    """Run the catalogue service, or a class, until it is stopped."""
    session: Session = context.obj
    if as_class:
        _refuse_of_catalogue(admin, database, workers, with_practice, config)
        from studio.cli.class_serving import serve_class

        serve_class(session, course, seats, endpoint, host, port)
        return
    if course or seats or endpoint:
        raise typer.BadParameter("--course, --seats, --endpoint", param_hint="--class")

    options = {"host": host, "port": port, "database": database, "workers": workers}
    practice = {"practice": True} if with_practice else None
    session.run(partial(_serve_catalogue, session, config, {**options, "serving": practice}, admin))


async def _serve_catalogue(
    session: Session, config: Path | None, options: dict[str, object], admin: str
) -> None:
    from studio.catalogue import serve as serve_catalogue
    from studio.outlets.application import open_outlets

    settings = settings_of(session, config, options)
    if admin:
        _show_first_token(session, admin, settings)
    await serve_catalogue(settings, session.tell, partial(_tell_upgraded, session), open_outlets)


def _refuse_of_catalogue(*given: object) -> None:
    """A class sets up its own catalogue."""
    if any(given):
        options = "--admin, --database, --workers, --practice, --config"
        raise typer.BadParameter(options, param_hint="--class")


def settings_of(session: Session, config: Path | None, options: dict[str, object]) -> "ServerSettings":
    """What the file says, but for the options that are given."""
    from studio.catalogue import ServerSettings

    given = {name: value for name, value in options.items() if value is not None}
    if config is not None:
        return ServerSettings.read(config, session.folder / "catalogue", **given)
    return ServerSettings.model_validate({"folder": session.folder / "catalogue", **given})


def _tell_upgraded(session: Session, schema: str) -> None:
    session.tell(session.say("The catalogue was brought up to date; its schema was {schema}.", schema=schema))


def _show_first_token(session: Session, name: str, settings: "ServerSettings") -> None:
    from studio.catalogue import Person, Role, first_admin
    from studio.core.errors import NameTaken

    person = Person(id=name, name=name, roles=(Role.ADMIN,))
    try:
        token = first_admin(settings, person)
    except NameTaken:  # it is started again as it was the first time
        session.tell(session.say("The catalogue has its people already: no token is issued."))
    else:
        session.show({"person": name, "token": token}, token)


def practice(
    context: typer.Context,
    port: Annotated[int, typer.Option(min=0, max=65535, help="0 takes a free one.")] = 8421,
    fault: Annotated[list[str] | None, typer.Option(help="For example 429:times=2,retry_after=1")] = None,
    gullible: Annotated[
        bool, typer.Option("--gullible", help="Obey orders found in documents and results, to test against.")
    ] = False,
) -> None:
    """Run the practice endpoint until it is stopped: no model in it, it quotes what it is given."""
    from studio.endpoints.practice.serving import serve as serve_practice

    session: Session = context.obj
    faults = [*(fault or ()), *(["gullible"] if gullible else [])]
    for text in faults:
        _check_fault(text)
    with session.speaking():
        serve_practice(port, faults)


def _check_fault(text: str) -> None:
    from studio.endpoints.practice.faults import FaultKind, parsed_fault

    try:
        parsed_fault(text)
    except ValueError as error:
        kinds = ", ".join(kind.value for kind in FaultKind)
        raise typer.BadParameter(f"{text} ({kinds})", param_hint="--fault") from error
