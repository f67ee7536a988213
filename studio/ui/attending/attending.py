"""Goes along with whoever takes a course: looks again and again what is done, on every page of the window."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from studio.ui.attending.looking import Look
from studio.ui.attending.sight import LessonSight, Standing
from studio.ui.language import words

if TYPE_CHECKING:
    from studio.courses import Attendance, Progress
    from studio.ui.background import Background, Job
    from studio.workspace import Workspace

_LOOK_MILLISECONDS, _SOON_MILLISECONDS = 1_000, 150
_SHARE, _LONGEST_MILLISECONDS = 10, 5_000
"""It rests so many times as long as it looked; whoever did a step on a slow computer waits no longer."""


class Attending(QObject):
    """`looked` brings what there is to see now; `met` the title of a step that has just been done."""

    looked = Signal(object)
    met = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        attendance: "Attendance",
        workspace: "Workspace",
        background: "Background",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.attendance = attendance
        self._background = background
        self._look = Look(attendance, workspace)
        self._sight = LessonSight()
        self._job: Job | None = None
        self._again = self._stopped = False
        self._before: Progress | None = None
        self._mistakes: dict[str, str] = {}
        self._begun = 0.0
        self._timer = QTimer(self, singleShot=True, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self.look)
        background.works_changed.connect(self._look_soon)

    @property
    def sight(self) -> LessonSight:
        """As it was seen last; empty before the first look."""
        return self._sight

    @property
    def material(self) -> Path | None:
        """The folder of what the class works with."""
        return self._look.material

    def look(self) -> None:
        """Off the window's thread, one look at a time."""
        if self._stopped:
            return
        if self._job is not None:
            self._again = True
        elif self._works():
            self._timer.start()
        else:
            self._run(self._background.run(self._look.again, words()))

    def go_to(self, lesson: str) -> None:
        """Take that lesson; what a look under way brings of the other comes too late."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._run(self._background.run(self._look.go_to, lesson, words()))

    def _works(self) -> bool:
        """What is half loaded or half tested is no mistake of anybody's."""
        return bool(self._sight.lessons) and any(not job.standing for job in self._background.works)

    def redo(self) -> None:
        """Do the lesson once more."""
        self._background.run(self.attendance.redo).done.connect(self._note_redone)

    def take_back(self) -> None:
        """As if it had not been done again."""
        if self._before is not None:
            self._background.run(self.attendance.restore, self._before).ended.connect(self.look)
            self._before = None

    def _note_redone(self, before: "Progress") -> None:
        self._before = before
        self.look()

    def stop(self) -> None:
        """The background is about to end."""
        self._stopped = True
        self._timer.stop()

    def _run(self, job: "Job") -> None:
        self._timer.stop()
        self._job, self._begun = job, time.monotonic()
        job.done.connect(self._take)
        job.failed.connect(self._tell)
        job.ended.connect(self._rest)

    def _take(self, sight: LessonSight) -> None:
        if self.sender() is not self._job:
            return
        sight = self._settled(sight)
        before, self._sight = self._sight, sight
        self.looked.emit(sight)
        done = {step.id for step in before.steps if step.standing is Standing.DONE}
        for step in sight.steps:
            if before.lesson == sight.lesson and step.standing is Standing.DONE and step.id not in done:
                self.met.emit(step.title)

    def _settled(self, sight: LessonSight) -> LessonSight:
        """Whoever is still writing has made no mistake yet: only what is seen twice alike is told."""
        mistakes = {step.id: step.mistake for step in sight.steps}
        kept, self._mistakes = self._mistakes, mistakes
        steps = [
            step if kept.get(step.id) == step.mistake else replace(step, mistake="") for step in sight.steps
        ]
        return replace(sight, steps=tuple(steps))

    def _tell(self, error: object) -> None:
        """Once: what cannot be looked at now is tried again."""
        if not self._sight.lessons:
            self.failed.emit(error)

    def _rest(self) -> None:
        if self.sender() is not self._job:
            return
        self._job = None
        took = (time.monotonic() - self._begun) * 1000
        again, self._again = self._again, False
        if not self._stopped:
            self._timer.start(_SOON_MILLISECONDS if again else rest_after(took))

    def _look_soon(self) -> None:
        """Long work has begun, got on or ended."""
        if self._job is None and not self._stopped and self._timer.remainingTime() > _SOON_MILLISECONDS:
            self._timer.start(max(_SOON_MILLISECONDS, min(self._timer.remainingTime(), 500)))


def rest_after(took: float) -> int:
    """Milliseconds both."""
    return min(max(_LOOK_MILLISECONDS, int(took * _SHARE)), _LONGEST_MILLISECONDS)
