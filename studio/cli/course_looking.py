"""Looking at a course as it is taken: at once, or as often as something in its workspace has changed."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.cli.session import Session
from studio.core.errors import WorkspaceBusy

if TYPE_CHECKING:
    from studio.courses import Course, Progress
    from studio.workspace import Workspace

_PAUSE_SECONDS = 1.0
_OF_LOOKING = {"logs", "owner.json", "workspace.lock", "workspace.held", "course-progress.lock"}
"""What a look itself leaves in the workspace."""


@dataclass(frozen=True, slots=True)
class Looked:
    """`owner` has the workspace open: it is what was seen last, not what there is now."""

    course: "Course"
    progress: "Progress"
    owner: str = ""


def look(session: Session) -> Looked:
    """Check every step; where a window has the course open, tell what it has seen."""
    looked = _look(session)
    if looked.owner:
        session.tell(
            session.say("It is open elsewhere ({owner}): this is what was seen last.", owner=looked.owner)
        )
    return looked


def watched(session: Session, pause: Callable[[float], None] = time.sleep) -> Looked:
    """Look whenever something has changed, until all is done; what is new is told as it comes."""
    looked = look(session)
    stamp = _stamp(session.folder, looked)
    while not looked.progress.finished(looked.course):
        with session.speaking():
            pause(_PAUSE_SECONDS)
        if _stamp(session.folder, looked) != stamp or looked.owner:
            before, looked = looked, _look(session)
            stamp = _stamp(session.folder, looked)
            _tell_new(before, looked, session)
    return looked


def _look(session: Session) -> Looked:
    from studio.courses import Attendance

    async def task(workspace: "Workspace") -> Looked:
        attendance = Attendance.of(workspace)
        assert attendance is not None, "the shelf has found it there"
        return Looked(attendance.course, await attendance.look(everything=True))

    with session.speaking():
        owner = _owner(session.folder)
        if owner:
            return _kept(session.folder, owner)
    return session.work(task)


def _owner(folder: Path) -> str:
    """Who has the workspace open; empty for nobody."""
    from studio.workspace.lock import WorkspaceLock

    lock = WorkspaceLock(folder, patience=0)
    try:
        lock.acquire()
    except WorkspaceBusy as busy:
        return busy.owner
    lock.release()
    return ""


def _kept(folder: Path, owner: str) -> Looked:
    from studio.courses import Progress, kept_progress, read_course

    course = read_course(folder / "course")
    return Looked(course, kept_progress(folder) or Progress(course=course.id), owner)


def _tell_new(before: Looked, after: Looked, session: Session) -> None:
    from studio.courses.telling import told_of

    for key, step in after.course.steps:
        state = after.progress.steps.get(key)
        if state is None or state == before.progress.steps.get(key):
            continue
        if state.done or state.mistake:
            session.tell(f"{'✓' if state.done else '!'} {step.title}  {told_of(step, state, session.say)}")


def _stamp(folder: Path, looked: Looked) -> tuple[int, int]:
    """Return the newest time and the number of files; nothing while another program sees for itself."""
    if looked.owner:
        return 0, 0
    newest = count = 0
    for path in folder.rglob("*"):
        if path.relative_to(folder).parts[0] not in _OF_LOOKING:
            try:
                newest, count = max(newest, path.stat().st_mtime_ns), count + 1
            except OSError:  # gone since
                continue
    return newest, count
