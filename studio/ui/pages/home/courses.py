"""Beside Home's rows: the courses that are begun and not done, and the way on."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from studio.core.errors import StudioError
from studio.ui.components import ListRow, RowList
from studio.ui.language import tr
from studio.ui.pages.home.facts import CourseFact, HomeFacts
from studio.ui.pages.home.told import Told

if TYPE_CHECKING:
    from studio.courses import CourseEntry
    from studio.workspace import Workspace


class CourseCard(RowList):
    """`opened` brings the workspace of a course, empty for the one that is open."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(tr("Courses"))
        self._told = Told()
        self.hide()

    def show_facts(self, facts: HomeFacts) -> None:
        if not self._told.is_new(facts.courses):
            return
        self.set_rows([self._row(fact) for fact in facts.courses])
        self.setVisible(bool(facts.courses))

    def _row(self, fact: CourseFact) -> ListRow:
        lesson = tr("Lesson {number}", number=fact.lesson)
        steps = tr("{met} / {steps} {steps:step|steps}", met=fact.met, steps=fact.steps)
        row = ListRow("school-outline", fact.title, f"{lesson} · {steps}", action=tr("Continue"))
        row.name_action(tr("Continue “{name}”", name=fact.title))
        row.setProperty("workspace", fact.workspace)
        row.opened.connect(self._open)
        row.acted.connect(self._open)
        return row

    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("workspace")))


def courses_begun(workspace: "Workspace") -> tuple[CourseFact, ...]:
    """Blocking: those begun from this workspace, or the one that is taken in it; not those that are done."""
    if not workspace.deeds.kept and not (workspace.folder / "courses").is_dir():
        return ()
    from studio.courses import Attendance, CourseShelf

    try:
        attendance = Attendance.of(workspace)
    except StudioError:
        return ()
    if attendance is not None:
        met, steps = attendance.progress.counts(attendance.course)
        at = [lesson.id for lesson in attendance.course.lessons].index(attendance.place) + 1
        return (CourseFact(attendance.course.title, at, met, steps),)
    entries = CourseShelf(workspace.folder).entries()
    facts = [(_touched(entry.workspace), _fact(entry)) for entry in entries if entry.begun]
    return tuple(fact for _, fact in sorted(facts, key=lambda one: -one[0]) if fact.met < fact.steps)


def _fact(entry: "CourseEntry") -> CourseFact:
    course, progress = entry.course, entry.progress
    met, steps = progress.counts(course) if progress else (0, 0)
    lessons = [lesson.id for lesson in course.lessons]
    taken = progress.lesson if progress and progress.lesson in lessons else lessons[0]
    at = lessons.index(taken) + 1
    return CourseFact(course.title, at, met, steps, str(entry.workspace))


def _touched(workspace: Path) -> float:
    try:
        return (workspace / "course-progress.yaml").stat().st_mtime
    except OSError:
        return 0.0
