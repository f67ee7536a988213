"""A class as a table for the trainer's files: who sat where, when each step was met, how the tests went."""

import csv
import io
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from studio.classroom.values import Figures, RoomFacts, Seat, SeatState
from studio.core.errors import FileInvalid
from studio.core.files import write_atomically
from studio.core.i18n import Words, mark
from studio.papers.sheet import Cell, sheets_xlsx

SEAT_STATES = {
    SeatState.FREE: mark("nobody here yet"),
    SeatState.WORKING: mark("at work"),
    SeatState.DONE: mark("done with the lesson"),
    SeatState.AWAY: mark("not connected"),
}
_LIKE_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
Rows = list[list[Cell]]


def export(file: Path, room: RoomFacts, seats: Sequence[Seat], figures: Figures, say: Words) -> None:
    """Write it as the ending says; raises FileInvalid, DiskFull or FolderNotWritable."""
    people = list(_people(seats, figures, say))
    match file.suffix.lower():
        case ".csv":
            write_atomically(file, _csv(people))
        case ".xlsx":
            sheets = [
                (say("Seats"), people),
                (say("Steps"), list(_steps(figures, say))),
                (say("Test results"), list(_results(seats, say))),
            ]
            write_atomically(file, sheets_xlsx(room.title, sheets, None))
        case _:
            raise FileInvalid(file=file.name, problem="neither_xlsx_nor_csv")


def _people(seats: Sequence[Seat], figures: Figures, say: Words) -> Iterator[list[Cell]]:
    titles = [f"{number}. {step.title}" for number, step in enumerate(figures.steps, 1)]
    heads = [say("Seat"), say("Person"), say("State"), say("Joined at"), say("Last heard of")]
    yield [*heads, say("Steps done"), say("Tries with a mistake"), *titles]
    for seat in seats:
        marks = [seat.steps.get(f"{step.lesson}/{step.step}") for step in figures.steps]
        yield [
            Decimal(seat.number),
            seat.name,
            say(SEAT_STATES[seat.state]),
            _moment(seat.joined),
            _moment(seat.seen),
            Decimal(sum(1 for one in marks if one and one.done)),
            Decimal(sum(one.tries for one in marks if one)),
            *(_moment(one.done_at) if one else "" for one in marks),
        ]


def _steps(figures: Figures, say: Words) -> Iterator[list[Cell]]:
    yield [
        say("Lesson"),
        say("Step"),
        say("Done"),
        say("At it now"),
        say("Made a mistake"),
        say("Seats taken"),
    ]
    for step in figures.steps:
        counts = (step.done, step.at_it, step.mistaken, figures.taken)
        yield [step.lesson_title or step.lesson, step.title, *map(Decimal, counts)]


def _results(seats: Sequence[Seat], say: Words) -> Iterator[list[Cell]]:
    heads = [say("Seat"), say("Person"), say("Agent"), say("Version"), say("Test run"), say("Passed")]
    yield [*heads, say("Test questions"), say("Finished at")]
    for seat in seats:
        for one in seat.results:
            counts = [Decimal(one.run), Decimal(one.passed), Decimal(one.total)]
            agent = one.name or one.agent
            yield [Decimal(seat.number), seat.name, agent, one.version, *counts, _moment(one.finished)]


def _moment(told: str) -> str:
    """2026-04-16T09:41:05+08:00 as 2026-04-16 09:41, in the computer's own time where it reads."""
    from datetime import datetime

    try:
        return datetime.fromisoformat(told).astimezone().strftime("%Y-%m-%d %H:%M")
    except (ValueError, OverflowError, OSError):
        return ""


def _csv(rows: Rows) -> bytes:
    """With a mark of byte order, by which spreadsheet programs know it; nothing in it becomes a formula."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([[_plain(cell) for cell in row] for row in rows])
    return text.getvalue().encode("utf-8-sig")


def _plain(cell: Cell) -> str:
    text = str(cell)
    return f"'{text}" if text.startswith(_LIKE_FORMULAS) else text
