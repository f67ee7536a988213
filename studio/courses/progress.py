"""How far somebody has come in a course, as it is kept in the course's workspace."""

from collections.abc import Mapping
from datetime import datetime

from pydantic import BaseModel, ConfigDict

from studio.courses.checks import Outcome
from studio.courses.course import Course, Lesson, step_key

FILE = "course-progress.yaml"


class StepState(BaseModel):
    """`done_at` (ISO 8601 with zone) is when it was first seen to be done, empty until then; a step met once
    stays met. `tries` counts the different mistakes that were seen, `mistake` is the last one."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    done_at: str = ""
    facts: dict[str, str | int] = {}
    mistake: str = ""
    tries: int = 0

    @property
    def done(self) -> bool:
        return bool(self.done_at)

    def after(self, outcome: Outcome, at: datetime) -> "StepState":
        """Return what it is once that was seen; the same where nothing is new."""
        if self.done:
            return self
        facts = dict(outcome.facts)
        if outcome.done:
            when = at.isoformat(timespec="seconds")
            return StepState(done_at=when, facts=facts, tries=self.tries)
        again = (self.mistake, self.facts) == (outcome.mistake, facts) or not outcome.mistake
        return StepState(facts=facts, mistake=outcome.mistake, tries=self.tries + (not again))


class Progress(BaseModel):
    """`lesson` is the one being taken; `steps` are by their key, “lesson/step”.

    `since` is from when on deeds count in a lesson that is done again.
    """

    model_config = ConfigDict(extra="ignore", frozen=True)

    course: str = ""
    lesson: str = ""
    begun: str = ""
    steps: dict[str, StepState] = {}
    since: dict[str, str] = {}

    def of(self, lesson: str, step: str) -> StepState:
        return self.steps.get(step_key(lesson, step), StepState())

    def done_in(self, lesson: Lesson) -> int:
        return sum(self.of(lesson.id, step.id).done for step in lesson.steps)

    def finished(self, course: Course) -> bool:
        return all(self.done_in(lesson) == len(lesson.steps) for lesson in course.lessons)

    def counts(self, course: Course) -> tuple[int, int]:
        """Return how many steps are done, of how many."""
        states = [self.steps.get(key, StepState()) for key, _ in course.steps]
        return sum(state.done for state in states), len(states)

    def redone(self, lesson: Lesson, at: datetime) -> "Progress":
        """Return it with all steps of that lesson still to be done."""
        own = {step_key(lesson.id, step.id) for step in lesson.steps}
        steps = {key: state for key, state in self.steps.items() if key not in own}
        since = {**self.since, lesson.id: at.isoformat(timespec="milliseconds")}
        return self.model_copy(update={"steps": steps, "since": since})

    def after(self, outcomes: Mapping[str, Outcome], at: datetime) -> "Progress":
        seen = {key: self.steps.get(key, StepState()).after(one, at) for key, one in outcomes.items()}
        return self.model_copy(update={"steps": {**self.steps, **seen}})
