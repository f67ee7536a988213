"""How a class looks to its trainer: seats as they are shown, and figures of each step."""

from collections.abc import Sequence

from studio.classroom.room.plan import Plan, PlannedStep
from studio.classroom.room.rows import SeatRow
from studio.classroom.values import Figures, Seat, SeatState, StepFigure, StepMark


def taken_seat(row: SeatRow, state: SeatState, lesson: str, step: str, seen: str) -> Seat:
    return Seat(
        number=row.number,
        state=state,
        name=row.name,
        lesson=lesson,
        step=step,
        hand=row.hand,
        joined=row.joined,
        seen=seen,
        steps=row.marks,
        results=row.results,
    )


def figures(plan: Plan, seats: Sequence[Seat], lesson: str) -> Figures:
    """`lesson` is where everybody was sent."""
    taken = [seat for seat in seats if seat.taken]
    states = [seat.state for seat in taken]
    return Figures(
        seats=len(seats),
        taken=len(taken),
        working=states.count(SeatState.WORKING),
        done=states.count(SeatState.DONE),
        away=states.count(SeatState.AWAY),
        hands=sum(seat.hand is not None for seat in taken),
        lesson=lesson,
        steps=tuple(_figure(step, taken) for step in plan.steps),
    )


def _figure(step: PlannedStep, seats: Sequence[Seat]) -> StepFigure:
    marks = [seat.steps.get(step.key, StepMark()) for seat in seats]
    return StepFigure(
        lesson=step.lesson,
        step=step.step,
        title=step.title,
        done=sum(mark.done for mark in marks),
        at_it=sum((seat.lesson, seat.step) == (step.lesson, step.step) for seat in seats),
        mistaken=sum(bool(mark.mistake) and not mark.done for mark in marks),
        lesson_title=step.lesson_title,
    )
