"""Looks at a course being taken, away from the window, and puts what is to be seen into plain values."""

import asyncio
import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.core.i18n import Words
from studio.ui.attending.places import place_of
from studio.ui.attending.sight import LessonLine, LessonSight, Standing, StepLine, standings

if TYPE_CHECKING:
    from studio.courses import Attendance, Lesson, LessonText, Progress, Step, StepState
    from studio.workspace import Workspace

_BOLD = re.compile(r"\*\*([^*]+)\*\*")


class Look:
    """One look after the other at the same course; what is written in it is read once."""

    def __init__(self, attendance: "Attendance", workspace: "Workspace") -> None:
        self._attendance, self._workspace = attendance, workspace
        self._texts: dict[str, LessonText] = {}
        self._material: int | None = None

    async def again(self, say: Words) -> LessonSight:
        """Check the steps of the lesson that is open, and return what there is to see, in these words."""
        progress = await self._attendance.look()
        return await asyncio.to_thread(self._sight, progress, say)

    async def go_to(self, lesson: str, say: Words) -> LessonSight:
        """Take that lesson from now on; raises NotFound."""
        await asyncio.to_thread(self._attendance.go_to, lesson)
        return await self.again(say)

    def _sight(self, progress: "Progress", say: Words) -> LessonSight:
        from studio.courses import LessonText

        course, lesson = self._attendance.course, self._attendance.lesson
        if lesson.id not in self._texts:
            try:
                self._texts[lesson.id] = self._attendance.text(lesson.id)
            except (StudioError, OSError):  # its steps are there all the same
                self._texts[lesson.id] = LessonText("")
        if self._material is None:
            self._material = _counted(self.material)
        text = self._texts[lesson.id]
        return LessonSight(
            course=course.title,
            trainer=course.trainer,
            minutes=course.minutes,
            lessons=tuple(_lesson(one, progress, lesson) for one in course.lessons),
            lesson=lesson.id,
            intro=harmless(text.intro),
            why=harmless(text.why),
            steps=self._steps(lesson, progress, say),
            material=self._material,
        )

    @property
    def material(self) -> Path | None:
        """The folder of the class's material."""
        documents = self._attendance.course.documents
        return self._attendance.folder / documents if documents else None

    def _steps(self, lesson: "Lesson", progress: "Progress", say: Words) -> tuple[StepLine, ...]:
        states = [progress.of(lesson.id, step.id) for step in lesson.steps]
        kinds = standings([state.done for state in states])
        return tuple(
            self._step(number, step, state, kind, say)
            for number, (step, state, kind) in enumerate(zip(lesson.steps, states, kinds, strict=True), 1)
        )

    def _step(
        self, number: int, step: "Step", state: "StepState", standing: Standing, say: Words
    ) -> StepLine:
        from studio.courses.telling import told_of

        told = told_of(step, state, say)
        place = place_of(step.goto, self._agent_of)
        return StepLine(
            id=step.id,
            number=number,
            title=step.title,
            text=harmless(step.text),
            standing=standing,
            hint=unmarked(step.hint),
            place=place,
            agent=_name_of(self._workspace, place[1]) if place[:1] == ("builder",) and place[1:] else "",
            found=told if state.done else "",
            when=_clock(state.done_at),
            mistake="" if state.done else unmarked(told),
            tries=state.tries,
        )

    def _agent_of(self, name: str) -> str:
        agents = self._workspace.agents
        ids = agents.ids()
        if name in ids:
            return name
        return next((one for one in ids if _name_of(self._workspace, one) == name), "")


def _lesson(one: "Lesson", progress: "Progress", taken: "Lesson") -> LessonLine:
    done = progress.done_in(one)
    if done == len(one.steps):
        standing = Standing.DONE
    else:
        standing = Standing.NOW if done or one.id == taken.id else Standing.AHEAD
    return LessonLine(one.id, one.title, one.minutes, standing)


def _name_of(workspace: "Workspace", agent: str) -> str:
    try:
        return workspace.agents.get(agent).agent.name
    except (StudioError, OSError):
        return ""


def _clock(iso: str) -> str:
    """The time of day, as long as it is today's; a date otherwise."""
    from studio.ui.dates import short_time

    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return ""
    today = datetime.now().astimezone().date()
    return f"{moment:%H:%M}" if moment.date() == today else short_time(iso)


def _counted(folder: Path | None) -> int:
    if folder is None:
        return 0
    return sum(path.is_file() for path in folder.rglob("*"))


def harmless(markdown: str) -> str:
    """A course may come from anybody: no markup of web pages in it, and no picture that is fetched."""
    return markdown.replace("<", "&lt;").replace("![", "[")


def unmarked(markdown: str) -> str:
    """What stands in a line of plain text loses the marks of its bold words."""
    return _BOLD.sub(r"\1", markdown)
