"""Taking a course: where the learner is, and what the studio sees of the steps."""

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Self

from filelock import FileLock

from studio.core.errors import FileInvalid, NotFound
from studio.core.yaml import read_yaml, write_yaml
from studio.courses.checks import Outcome, Seen
from studio.courses.course import Course, Lesson, step_key
from studio.courses.lesson_text import LessonText, lesson_text
from studio.courses.progress import FILE, Progress, StepState
from studio.courses.reading import read_course
from studio.traces import Trace
from studio.workspace import Workspace
from studio.workspace.deeds import COURSE


class Attendance:
    """`folder` is the course itself, inside its workspace."""

    def __init__(self, workspace: Workspace, course: Course) -> None:
        self._workspace, self.course = workspace, course
        self.folder = workspace.folder / COURSE
        self._file = workspace.folder / FILE
        self._runs: dict[str, Trace] = {}

    @classmethod
    def of(cls, workspace: Workspace) -> Self | None:
        """Return the attendance of the course in this workspace, None elsewhere; raises CourseInvalid."""
        folder = workspace.folder / COURSE
        return cls(workspace, read_course(folder)) if (folder / "course.yaml").is_file() else None

    @property
    def progress(self) -> Progress:
        """What is kept; a file that does not read counts as none."""
        return kept_progress(self._workspace.folder) or Progress(course=self.course.id)

    @property
    def place(self) -> str:
        """The id of the lesson being taken: the one gone to last, or the first."""
        kept = self.progress.lesson
        return kept if self.course.lesson(kept) else self.course.lessons[0].id

    @property
    def lesson(self) -> Lesson:
        return self.course.lesson(self.place) or self.course.lessons[0]

    def go_to(self, lesson: str) -> None:
        """Keep that lesson as the place; raises NotFound."""
        if self.course.lesson(lesson) is None:
            raise NotFound(kind="lesson", missing=lesson)
        self._keep(lambda progress: progress.model_copy(update={"lesson": lesson}))

    def redo(self) -> Progress:
        """Do the lesson being taken once more, and return what was kept before, for `restore`.

        What was made stays; what is searched, opened and asked counts from now on.
        """
        before = self.progress
        self._keep(lambda kept: kept.redone(self.lesson, datetime.now().astimezone()))
        return before

    def restore(self, before: Progress) -> None:
        """Take the doing again back; what was met meanwhile stays met."""
        self._keep(
            lambda kept: kept.model_copy(
                update={"since": before.since, "steps": {**kept.steps, **_done(before)}}
            )
        )

    def text(self, lesson: str) -> LessonText:
        """Return what stands around the steps of that lesson; raises NotFound or FileInvalid."""
        found = self.course.lesson(lesson)
        if found is None:
            raise NotFound(kind="lesson", missing=lesson)
        return lesson_text(self.folder, found)

    async def look(self, *, everything: bool = False) -> Progress:
        """Check the steps of the lesson being taken, or of all, that are not done; return what is kept."""
        before, start = self.progress, self.course.start
        lessons = self.course.lessons if everything else (self.lesson,)
        outcomes: dict[str, Outcome] = {}
        for lesson in lessons:
            since = before.since.get(lesson.id, "")
            seen = Seen(self._workspace, start.bases, start.agent_ids, self._runs, since)
            for step in lesson.steps:
                if not before.of(lesson.id, step.id).done:
                    outcomes[step_key(lesson.id, step.id)] = await step.check.look(seen)
        return await asyncio.to_thread(
            self._keep, lambda kept: kept.after(outcomes, datetime.now().astimezone())
        )

    def _keep(self, change: Callable[[Progress], Progress]) -> Progress:
        """The page and a class may both look: nobody writes over what the other has just kept."""
        with FileLock(self._file.with_suffix(".lock"), timeout=10):
            before = self.progress
            after = change(before)
            if after != before or not self._file.exists():
                write_yaml(self._file, after)
        return after


def _done(progress: Progress) -> dict[str, StepState]:
    return {key: state for key, state in progress.steps.items() if state.done}


def kept_progress(workspace: Path) -> Progress | None:
    """Return what is kept in that workspace, whoever has it open; None where nothing reads."""
    try:
        return read_yaml(workspace / FILE, Progress)
    except (FileInvalid, NotFound, OSError):
        return None
