"""Turns what the class tells into what the trainer's panel shows: steps by number, hands by age."""

from collections.abc import Sequence

from studio.classroom import Figures, RoomFacts, Seat, SeatState, StepMark, SuiteResult
from studio.courses import Course, Lesson, Step, step_key
from studio.ui import components
from studio.ui.attending.looking import unmarked
from studio.ui.classroom.sight import ClassSight, HandLine, SeatFact, SeatSight
from studio.ui.components import SeatMark, StepCount
from studio.ui.dates import short_time
from studio.ui.language import tr

_STATES = {
    SeatState.FREE: components.SeatState.ABSENT,
    SeatState.WORKING: components.SeatState.WORKING,
    SeatState.DONE: components.SeatState.DONE,
    SeatState.AWAY: components.SeatState.LOST,
}
_KINDS = {
    components.SeatState.ABSENT: "muted",
    components.SeatState.WORKING: "now",
    components.SeatState.DONE: "success",
    components.SeatState.HAND: "hand",
    components.SeatState.LOST: "lost",
}


def class_sight(
    room: RoomFacts, seats: Sequence[Seat], figures: Figures, course: Course, lesson: str, address: str
) -> ClassSight:
    """`lesson` is the id of the one whose steps are counted."""
    shown = course.lesson(lesson) or course.lessons[0]
    raised = sorted((seat for seat in seats if seat.hand is not None), key=_raised_at)
    return ClassSight(
        code=room.code,
        address=address.partition("://")[2] or address,
        seats=tuple(_seat(seat, course) for seat in seats),
        online=sum(seat.state in {SeatState.WORKING, SeatState.DONE} for seat in seats),
        hands=tuple(HandLine(seat.number, seat.name, _told(seat, course)) for seat in raised),
        lesson=lesson_name(course, shown.id),
        steps=_counts(figures, shown),
        lessons=tuple((one.id, f"{at} {one.title}") for at, one in enumerate(course.lessons, 1)),
    )


def lesson_name(course: Course, lesson: str) -> str:
    """第 2 课 · 让资料会说话; empty for one that is not of the course."""
    found = next(((at, one) for at, one in enumerate(course.lessons, 1) if one.id == lesson), None)
    return tr("Lesson {number} · {title}", number=found[0], title=found[1].title) if found else ""


def _raised_at(seat: Seat) -> str:
    return seat.hand.at if seat.hand is not None else ""


def _counts(figures: Figures, lesson: Lesson) -> tuple[StepCount, ...]:
    done = {one.step: one.done for one in figures.steps if one.lesson == lesson.id}
    return tuple(
        StepCount(f"{at} {step.title}", done.get(step.id, 0), figures.taken)
        for at, step in enumerate(lesson.steps, 1)
    )


def _seat(seat: Seat, course: Course) -> SeatSight:
    state = components.SeatState.HAND if seat.hand is not None else _STATES[seat.state]
    lesson = course.lesson(seat.lesson)
    mark = SeatMark(seat.number, state, seat.name if seat.taken else "", _where(seat, course))
    return SeatSight(
        mark=mark,
        state=SeatFact(" · ".join(filter(None, (mark.word, mark.told))), _KINDS[state]),
        hand=seat.hand.text if seat.hand is not None else "",
        raised=seat.hand is not None,
        steps=tuple(_steps(seat, lesson)) if lesson is not None and seat.taken else (),
        results=tuple(map(_result, seat.results)),
        seen=tr("last heard of {time}", time=short_time(seat.seen)) if seat.taken and seat.seen else "",
    )


def _where(seat: Seat, course: Course) -> str:
    """第 2 课第 3 步."""
    number = next((at for at, one in enumerate(course.lessons, 1) if one.id == seat.lesson), 0)
    if not number or not seat.taken:
        return ""
    step = _number(course.lessons[number - 1], seat.step)
    if not step:
        return tr("lesson {lesson}", lesson=number)
    return tr("lesson {lesson}, step {step}", lesson=number, step=step)


def _told(seat: Seat, course: Course) -> str:
    """第 2 步 · 两份文件载入失败: where they are, and what they wrote or what the studio saw."""
    lesson = course.lesson(seat.lesson)
    number = _number(lesson, seat.step) if lesson is not None else 0
    step = tr("step {step}", step=number) if number else ""
    mark = seat.steps.get(step_key(seat.lesson, seat.step), StepMark())
    told = seat.hand.text if seat.hand is not None else ""
    return " · ".join(filter(None, (step, told or _tried(mark) or seat.name)))


def _number(lesson: Lesson, step: str) -> int:
    return next((at for at, one in enumerate(lesson.steps, 1) if one.id == step), 0)


def _steps(seat: Seat, lesson: Lesson) -> "list[SeatFact]":
    marks = [seat.steps.get(step_key(lesson.id, step.id), StepMark()) for step in lesson.steps]
    return [_step(at, step, mark) for at, (step, mark) in enumerate(zip(lesson.steps, marks, strict=True), 1)]


def _step(number: int, step: Step, mark: StepMark) -> SeatFact:
    title = f"{number} {step.title}"
    if mark.done:
        return SeatFact(f"{title} · {short_time(mark.done_at)}", "success")
    if not mark.tries:
        return SeatFact(title)
    why = unmarked(step.mistakes.get(mark.mistake, ""))
    told = [title, _tried(mark)] + (
        [why] if why and "{" not in why else []
    )  # its facts stay with the learner
    return SeatFact(" · ".join(told), "warning")


def _tried(mark: StepMark) -> str:
    return tr("tried {count} {count:time|times}, not met yet", count=mark.tries) if mark.tries else ""


def _result(result: SuiteResult) -> SeatFact:
    name = " ".join(filter(None, (result.name or result.agent, result.version)))
    passed = tr("{passed} / {total} passed", passed=result.passed, total=result.total)
    return SeatFact(f"{name}: {passed}", "success" if result.passed == result.total else "warning")
