"""Lists the courses; begins, goes on with, resets, exports and imports them."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.asking import ask_file, ask_where
from studio.ui.awaited import Awaited
from studio.ui.background import PROGRESS, Job
from studio.ui.importing import IMPORT
from studio.ui.language import language, tr
from studio.ui.pages.courses.gathering import home_of, listed_courses
from studio.ui.pages.courses.page import CoursesPage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.courses import CourseEntry, CourseShelf, Preparing
    from studio.ui.attending.sight import ListedCourse

_ENDING = ".course"


class ListController(QObject):
    """`home` is the workspace whose courses they are, also while one of them is open."""

    def __init__(self, page: CoursesPage, services: Services) -> None:
        super().__init__(page)
        self._page, self._view, self._services = page, page.list, services
        self._folder = services.workspace.folder
        self._home = home_of(self._folder)
        self._lines: dict[str, ListedCourse] = {}
        self._looking: Job | None = None
        self._awaited = Awaited(page.list.waiting, self.look_again)
        self._starting: Job | None = None
        self._exporting = ""
        self._view.opened.connect(self._open)
        self._view.reset.connect(self.reset)
        self._view.exported.connect(self._ask_where)
        self._view.removed.connect(self._remove)
        self._view.dropped.connect(self._import)
        self._view.retried.connect(self.look_again)
        page.given.connect(self._import)
        page.import_wanted.connect(self._ask_what)

    def look_again(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        here = self._services.attending.attendance.course.id if self._services.attending else ""
        job = self._services.background.run(listed_courses, self._home, language(), here)
        job.done.connect(self._show)
        job.failed.connect(self._view.show_trouble)
        self._awaited.follow(job)
        self._looking = job

    def reset(self, course: str) -> None:
        """Begin it anew at once; the toast takes it back."""
        folder = self._shelf().workspace(course)
        if folder == self._folder:  # it is closed first, and opened again
            self._go_anew(folder, course)
            return
        self._view.set_busy(course, tr("Preparing…"))
        job = self._services.background.run(_begin_anew, self._home, course)
        job.done.connect(partial(self._say_reset, course))
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self.look_again)

    def _go_anew(self, folder: Path, course: str) -> None:
        said = tr("The course begins anew.")
        first = partial(_begin_anew, self._home, course)
        self._services.shell.go_over(
            folder, "courses", first=first, said=said, undo=partial(_bring_back, folder)
        )

    def _show(self, lines: "list[ListedCourse]") -> None:
        self._lines = {line.id: line for line in lines}
        self._view.show_lines(lines)

    def _open(self, course: str) -> None:
        if self._lines[course].here:
            self._services.navigator.open("courses")
            return
        if self._starting is not None:
            return
        self._view.set_busy(course, tr("Preparing…"))
        job = self._services.background.run(self._shelf().start, course, PROGRESS)
        job.tell(tr("Preparing the course “{name}”", name=self._lines[course].title), "courses")
        job.progressed.connect(self._tell)
        job.done.connect(self._go_over)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._rest)
        self._starting = job

    def _tell(self, preparing: "Preparing") -> None:
        if self._starting is not None:
            self._starting.measure(preparing.number - 1, preparing.total, tr("parts"))
            told = tr("Preparing {number} / {total}", number=preparing.number - 1, total=preparing.total)
            self._view.tell_busy(told)

    def _go_over(self, folder: Path) -> None:
        self._starting = None
        self._services.shell.go_over(folder)

    def _rest(self) -> None:
        self._starting = None
        self._view.rest()

    def _say_reset(self, course: str, folder: Path) -> None:
        name = self._lines[course].title
        self._services.notices.toast(
            tr("“{name}” begins anew.", name=name), partial(self._take_back, [folder])
        )

    def _take_back(self, folders: Sequence[Path]) -> None:
        job = self._services.background.run(_bring_back, *folders)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self.look_again)

    def _ask_where(self, course: str) -> None:
        self._exporting = course
        asked = ask_where(self._view, tr("Export the course"), f"{course}{_ENDING}")
        asked.fileSelected.connect(self._export)

    def _export(self, file: str) -> None:
        target = Path(file)
        if target.suffix.lower() != _ENDING:
            target = target.with_name(f"{target.name}{_ENDING}")
        job = self._services.background.run(_export, self._home, self._exporting, target)
        job.done.connect(self._say_exported)
        job.failed.connect(self._services.notices.show_error)

    def _say_exported(self, file: Path) -> None:
        self._services.notices.wrote(file)

    def _ask_what(self) -> None:
        ask_file(self._view, tr("Import a course")).fileSelected.connect(self._import_chosen)

    def _import_chosen(self, file: str) -> None:
        self._import([Path(file)])

    def _import(self, files: Sequence[Path]) -> None:
        """One after the other: each says what became of it."""
        self._services.notices.try_again(IMPORT)
        for file in files:
            job = self._services.background.run(self._shelf().import_, file)
            job.done.connect(self._say_imported)
            job.failed.connect(self._say_not_imported)
            job.ended.connect(self.look_again)

    def _say_imported(self, entry: "CourseEntry") -> None:
        self._services.notices.say(tr("Imported the course “{name}”.", name=entry.course.title))

    def _say_not_imported(self, error: object) -> None:
        self._services.notices.show_error(error, of=IMPORT)

    def _remove(self, course: str) -> None:
        job = self._services.background.run(_remove, self._home, course)
        job.done.connect(partial(self._say_removed, course))
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self.look_again)

    def _say_removed(self, course: str, folders: list[Path]) -> None:
        name = self._lines[course].title
        self._services.notices.toast(tr("Removed “{name}”.", name=name), partial(self._take_back, folders))

    def _shelf(self) -> "CourseShelf":
        from studio.courses import CourseShelf

        return CourseShelf(self._home)


async def _begin_anew(home: Path, course: str) -> Path:
    from studio.courses import CourseShelf

    return await CourseShelf(home).reset(course)


async def _bring_back(*folders: Path) -> None:
    from studio.courses.setting_aside import bring_back

    for folder in folders:
        await asyncio.to_thread(bring_back, folder)


def _remove(home: Path, course: str) -> list[Path]:
    from studio.courses.setting_aside import remove_imported

    return remove_imported(home, course)


def _export(home: Path, course: str, file: Path) -> Path:
    from studio.courses import CourseShelf

    CourseShelf(home).export(course, file)
    return file
