"""`class join`, `report`, `hand` and `leave`: a learner's seat without the window."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session
from studio.core.errors import NotFound, SeatNone

if TYPE_CHECKING:
    from studio.classroom import Seat, SeatKeeper
    from studio.classroom.seat.keeper import SeatNews
    from studio.courses import Attendance
    from studio.workspace import Workspace


def join(
    context: typer.Context,
    code: str,
    name: Annotated[str, typer.Option(help="What the trainer's screen calls you.")],
    address: Annotated[str, typer.Option(help="From the trainer's screen; found by the code if empty.")] = "",
    seat: Annotated[int, typer.Option(min=0, max=200, help="Number of the seat; 0 is any.")] = 0,
    stay: Annotated[bool, typer.Option("--stay", help="Report what is done until it is stopped.")] = False,
) -> None:
    """Join a class with its code: seat, course, catalogue and endpoint; or get your seat back."""
    from studio.classroom import join_class

    session: Session = context.obj
    place = session.run(lambda: join_class(session.folder, code, name, address=address, seat=seat))
    taken = replace(session, folder=place)
    mine = taken.work(_reported)
    data = {**mine.model_dump(mode="json"), "workspace": str(place)}
    session.show(data, _seat_text(session, mine) + f"\n{place}")
    if stay:
        taken.work(lambda workspace: _stayed(taken, workspace))


def report(context: typer.Context) -> None:
    """Look at all steps, and tell the trainer."""
    session = _taken(context.obj)
    mine = session.work(_reported)
    session.show(mine.model_dump(mode="json"), _seat_text(session, mine))


def hand(
    context: typer.Context,
    text: Annotated[str, typer.Argument(help="What it is about.")] = "",
    down: Annotated[bool, typer.Option("--down", help="Take it down again.")] = False,
) -> None:
    """Raise your hand; told as soon as the trainer's computer can be reached."""
    session = _taken(context.obj)

    async def task(workspace: "Workspace") -> "Seat":
        keeper = _keeper(workspace)
        try:
            await keeper.hand(not down, text)
            return (await keeper.tell()).seat
        finally:
            await keeper.aclose()

    mine = session.work(task)
    session.show(mine.model_dump(mode="json"), _seat_text(session, mine))


def leave(context: typer.Context) -> None:
    """Let the course's workspace work by itself again."""
    session = _taken(context.obj)

    async def task(workspace: "Workspace") -> None:
        from studio.classroom.seat.fitting import leave as leave_class

        leave_class(workspace)

    session.work(task)
    session.show({"left": True}, session.say("You have left the class; what you made stays here."))


def seat_of(session: Session) -> Path | None:
    """Return the course's workspace that has a seat: this one, or the only one of this workspace."""
    here = session.folder.with_name(f"{session.folder.name}.seat.yaml")
    if here.exists():
        return session.folder
    found = sorted((session.folder / "courses").glob("*.seat.yaml"), key=lambda file: file.stat().st_mtime)
    return found[-1].with_name(found[-1].name.removesuffix(".seat.yaml")) if found else None


def _taken(session: Session) -> Session:
    with session.speaking():
        place = seat_of(session)
        if place is None:
            raise SeatNone()
        return replace(session, folder=place)


def _keeper(workspace: "Workspace") -> "SeatKeeper":
    from studio.classroom import SeatKeeper

    keeper = SeatKeeper.of(workspace)
    if keeper is None:
        raise SeatNone()
    return keeper


async def _reported(workspace: "Workspace") -> "Seat":
    keeper = _keeper(workspace)
    try:
        await _attendance(workspace).look(everything=True)
        return (await keeper.tell()).seat
    finally:
        await keeper.aclose()


async def _stayed(session: Session, workspace: "Workspace") -> None:
    """Look at the lesson once a report, go where the trainer sends everybody, and say what is sent."""
    import asyncio
    from contextlib import aclosing

    keeper, attendance = _keeper(workspace), _attendance(workspace)

    async def looking() -> None:
        while True:
            await attendance.look()
            await asyncio.sleep(2)

    watching = asyncio.create_task(looking())
    try:
        async with aclosing(keeper.news()) as news:
            async for one in news:
                _tell(session, attendance, one)
    finally:
        watching.cancel()
        await asyncio.wait([watching])


def _attendance(workspace: "Workspace") -> "Attendance":
    from studio.courses import Attendance

    attendance = Attendance.of(workspace)
    if attendance is None:
        raise NotFound(kind="course", missing=workspace.folder.name)
    return attendance


def _tell(session: Session, attendance: "Attendance", news: "SeatNews") -> None:
    from studio.classroom import Order

    say = session.say
    if not isinstance(news, Order):
        connected = say("Connected with the class.") if news.connected else say("The class is not reached.")
        session.tell(connected if news.seat is None else f"{connected} {_seat_text(session, news.seat)}")
        return
    if news.lesson:
        attendance.go_to(news.lesson)
        session.tell(say("The trainer sends everybody to the lesson “{lesson}”.", lesson=news.lesson))
    if news.message:
        session.tell(say("The trainer says: {message}", message=news.message))


def _seat_text(session: Session, seat: "Seat") -> str:
    done = sum(mark.done for mark in seat.steps.values())
    hand = session.say(", hand raised") if seat.hand else ""
    return (
        session.say(
            "Seat {number}, {name}: {done} {done:step|steps} done",
            number=seat.number,
            name=seat.name,
            done=done,
        )
        + hand
    )
