"""`serve --class`: the trainer's computer gives the room its class until it is stopped."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from studio.cli.session import Session
from studio.core.errors import NotFound
from studio.core.languages import Language

if TYPE_CHECKING:
    from studio.classroom import Opened, RoomSettings
    from studio.endpoints import EndpointProfile

_USUAL = {Language.ZH: "flood-duty-basics", Language.EN: "flood-duty-basics-en"}


def serve_class(
    session: Session, course: str, seats: int | None, endpoint: str, host: str | None, port: int | None
) -> None:
    from studio.classroom import serve_class as serve

    async def task() -> None:
        settings = _settings(session, course, seats, endpoint, host, port)
        await serve(settings, lambda opened: _show(session, opened))

    session.run(task)


def _settings(
    session: Session, course: str, seats: int | None, endpoint: str, host: str | None, port: int | None
) -> "RoomSettings":
    from studio.classroom import RoomSettings
    from studio.classroom.hosting import class_folder
    from studio.classroom.room.settings import EVERYWHERE

    folder = _course_folder(session, course)
    profile, key = _shared(session, endpoint) if endpoint else (None, "")
    return RoomSettings(
        folder=class_folder(session.folder, folder.name),
        course=folder,
        seats=seats,
        host=host or EVERYWHERE,
        port=port,
        endpoint=profile,
        key=key,
    )


def _course_folder(session: Session, course: str) -> Path:
    """An id, a .course file, or the folder of a course; without one that of the last class, or the first."""
    from studio.classroom.hosting import last_course
    from studio.courses import CourseShelf

    shelf = CourseShelf(session.folder)
    if Path(course).suffix == ".course" or (Path(course) / "course.yaml").is_file():
        return shelf.import_(Path(course)).folder
    wanted = course or last_course(session.folder) or _USUAL[session.say.language]
    return shelf.entry(wanted).folder


def _shared(session: Session, name: str) -> "tuple[EndpointProfile, str]":
    """The profile of that id or name, and its key; raises NotFound."""
    from studio.endpoints import Endpoints
    from studio.workspace.environment_keys import EnvironmentKeys
    from studio.workspace.policy import policy_for

    given = policy_for(session.folder).given
    endpoints = Endpoints(session.folder / "endpoints.yaml", EnvironmentKeys(), given)
    for profile in endpoints.list():
        if name in (profile.id, profile.name) and not profile.practice:
            return profile, endpoints.key(profile.id)
    raise NotFound(kind="endpoint", missing=name)


def _show(session: Session, opened: "Opened") -> None:
    say = session.say
    if session.as_json:
        session.print_json({**asdict(opened), "address": opened.address})
        return
    lines = [
        say(
            "The class “{title}” is open, with {seats} {seats:seat|seats}.",
            title=opened.title,
            seats=opened.seats,
        ),
        say("Code: {code}", code=f"{opened.code[:3]} {opened.code[3:]}"),
        *(say("Address: {address}", address=address) for address in opened.addresses),
        say("The trainer's token: {token}", token=opened.token),
        say("Seats and progress stay when it is stopped (Ctrl+C), and are there again at the next start."),
    ]
    typer.echo("\n".join(lines))
