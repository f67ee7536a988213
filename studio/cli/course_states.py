"""How far a course has come, as JSON and as lines."""

from typing import TYPE_CHECKING, Any

from studio.core.i18n import Words

if TYPE_CHECKING:
    from studio.courses import Course, Lesson, Progress, Step, StepState


def course_data(course: "Course", progress: "Progress", say: Words) -> dict[str, Any]:
    done, total = progress.counts(course)
    return {
        "course": course.id,
        "title": course.title,
        "done": progress.finished(course),
        "steps_done": done,
        "steps": total,
        "lesson": progress.lesson or course.lessons[0].id,
        "lessons": [_lesson_data(lesson, progress, say) for lesson in course.lessons],
    }


def course_text(course: "Course", progress: "Progress", say: Words) -> str:
    done, total = progress.counts(course)
    lines = [f"{course.title}  {done} / {total}"]
    for number, lesson in enumerate(course.lessons, start=1):
        lines.append(f"{number} {lesson.title}  {progress.done_in(lesson)} / {len(lesson.steps)}")
        for step in lesson.steps:
            lines += _step_lines(step, progress.of(lesson.id, step.id), say)
    return "\n".join(lines)


def _lesson_data(lesson: "Lesson", progress: "Progress", say: Words) -> dict[str, Any]:
    steps = [_step_data(step, progress.of(lesson.id, step.id), say) for step in lesson.steps]
    done = all(step["state"] == "done" for step in steps)
    return {"id": lesson.id, "title": lesson.title, "minutes": lesson.minutes, "done": done, "steps": steps}


def _step_data(step: "Step", state: "StepState", say: Words) -> dict[str, Any]:
    from studio.courses.telling import told_of

    return {
        "id": step.id,
        "title": step.title,
        "state": _state(state),
        "done_at": state.done_at,
        "facts": state.facts,
        "mistake": state.mistake,
        "told": told_of(step, state, say),
        "tries": state.tries,
        "hint": step.hint,
        "goto": list(step.goto),
    }


def _state(state: "StepState") -> str:
    return "done" if state.done else "mistake" if state.mistake else "open"


def _step_lines(step: "Step", state: "StepState", say: Words) -> list[str]:
    from studio.courses.telling import told_of

    sign = {"done": "✓", "mistake": "!", "open": "○"}[_state(state)]
    told = told_of(step, state, say)
    lines = [f"  {sign} {step.title}"]
    lines += [f"    {told}"] if told else []
    lines += [f"    {say('Hint: {hint}', hint=step.hint)}"] if step.hint and not state.done else []
    return lines
