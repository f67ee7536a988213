"""`class status`, `seats`, `export`, `send`, `free`, `lower` and `clear`: a class from the trainer's side."""

import os
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from studio.cli.class_seat import seat_of
from studio.cli.session import Session
from studio.core.errors import ClassNone, ClassSilent

if TYPE_CHECKING:
    from studio.classroom import ClassClient, Figures, RoomFacts, Seat

TOKEN = "AGENT_STUDIO_CLASS_TOKEN"  # the name of a variable
Answer = TypeVar("Answer")
Address = Annotated[
    str, typer.Option(help=f"Of a class on another computer; its token is taken from {TOKEN}.")
]
Number = Annotated[int, typer.Argument(min=1, help="Number of the seat.")]


def status(context: typer.Context, address: Address = "") -> None:
    """How the class stands: for the trainer all of it, for a learner their own seat."""
    session: Session = context.obj
    place = seat_of(session)
    if place is not None and not address:
        _show_own(replace(session, folder=place))
        return

    async def task(client: "ClassClient") -> "tuple[RoomFacts, Figures]":
        return await client.room(), await client.figures()

    facts, figures = _asked(session, address, task)
    data = {**facts.model_dump(mode="json"), "figures": figures.model_dump(mode="json")}
    session.show(data, _status_text(session, facts, figures))


def seats(context: typer.Context, address: Address = "") -> None:
    """Who sits where, and at which step."""
    session: Session = context.obj
    found = _asked(session, address, lambda client: client.seats())
    lines = "\n".join(_line(session, seat) for seat in found if seat.taken)
    session.show(
        [seat.model_dump(mode="json") for seat in found], lines or session.say("Nobody has come yet.")
    )


def export(context: typer.Context, file: Path, address: Address = "") -> None:
    """Write seats, steps and test results into an .xlsx or .csv file."""
    session: Session = context.obj
    _asked(session, address, lambda client: client.export(file, session.say))
    session.show({"file": str(file)}, str(file))


def send(
    context: typer.Context,
    message: Annotated[str, typer.Argument(help="What everybody is to read.")] = "",
    lesson: Annotated[str, typer.Option(help="Id of the lesson everybody is to go to.")] = "",
    address: Address = "",
) -> None:
    """Send everybody a message, or to a lesson."""
    session: Session = context.obj
    order = _asked(session, address, lambda client: client.send_to_all(lesson=lesson, message=message))
    session.show(order.model_dump(mode="json"), session.say("Sent to all."))


def free(context: typer.Context, seat: Number, address: Address = "") -> None:
    """Free a seat for somebody else."""
    session: Session = context.obj
    freed = _asked(session, address, lambda client: client.free(seat))
    session.show(freed.model_dump(mode="json"), session.say("Seat {number} is free.", number=seat))


def lower(context: typer.Context, seat: Number, address: Address = "") -> None:
    """Take down the hand of a seat that was helped."""
    session: Session = context.obj
    helped = _asked(session, address, lambda client: client.lower(seat))
    session.show(helped.model_dump(mode="json"), _line(session, helped))


def clear(context: typer.Context, address: Address = "") -> None:
    """Free all seats for the next class: another code, and an empty catalogue."""
    session: Session = context.obj
    facts = _asked(session, address, lambda client: client.clear())
    session.show(
        facts.model_dump(mode="json"), session.say("All seats are free. Code: {code}", code=facts.code)
    )


def _asked(session: Session, address: str, ask: "Callable[[ClassClient], Awaitable[Answer]]") -> Answer:
    async def task() -> Answer:
        from studio.classroom import ClassClient

        where, token = (address, os.environ.get(TOKEN, "")) if address else await _room(session)
        async with ClassClient(where, token) as client:
            return await ask(client)

    return session.run(task)


async def _room(session: Session) -> tuple[str, str]:
    """Return address and token of the class that this computer holds; raises ClassNone."""
    from studio.classroom import held_class

    held = await held_class(session.folder)
    if held is not None and held.stands_still:
        raise ClassSilent(course=held.noted.course)
    if held is None or not held.answers:
        raise ClassNone()
    return held.noted.near, held.opened.token


def _show_own(session: Session) -> None:
    from studio.classroom import ClassClient
    from studio.classroom.seat.kept import SeatFiles

    async def task() -> "Seat":
        kept = SeatFiles(session.folder).seat()
        assert kept is not None, "it was found there"
        async with ClassClient(kept.address, kept.token) as client:
            return await client.me()

    mine = session.run(task)
    session.show(mine.model_dump(mode="json"), _line(session, mine))


def _status_text(session: Session, facts: "RoomFacts", figures: "Figures") -> str:
    say = session.say
    counts = say(
        "{taken} of {seats} taken: {done} done, {working} at work, {away} not connected, hands: {hands}",
        **figures.model_dump(include={"taken", "seats", "done", "working", "away", "hands"}),
    )
    steps = [f"{step.done:>4} / {figures.taken}  {step.title}" for step in figures.steps]
    head = say("“{title}”, code {code}", title=facts.title, code=facts.code)
    return "\n".join([head, counts, *steps])


def _line(session: Session, seat: "Seat") -> str:
    from studio.classroom.export import SEAT_STATES

    say = session.say
    hand = say("hand raised: {about}", about=seat.hand.text) if seat.hand else ""
    at = f"{seat.lesson}/{seat.step}" if seat.step else seat.lesson
    parts = (str(seat.number), seat.name, say(SEAT_STATES[seat.state]), at, hand)
    return "  ".join(part for part in parts if part)
