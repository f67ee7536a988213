"""A file that was opened from the desktop: an agent or a course, asked about and then taken in."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.core.errors import FileInvalid, NotFound
from studio.core.paths import AGENT_FILE, COURSE_FILE
from studio.ui.components import ConfirmDialog
from studio.ui.importing import IMPORT, AgentImport
from studio.ui.language import tr
from studio.ui.shell.places import is_place, needed
from studio.ui.shell.services import Services

if TYPE_CHECKING:
    from studio.courses import CourseEntry


class Brought(QObject):
    """`page` is what the question stands over. Nothing is taken in before it is answered."""

    def __init__(self, page: QWidget, services: Services) -> None:
        super().__init__(page)
        self._page, self._services = page, services
        self._agents = AgentImport(page, services)
        self._file = Path()

    def open(self, file: str) -> None:
        self._file = Path(file)
        self._services.notices.try_again(IMPORT)
        kind = self._file.suffix.lower()
        if not self._file.is_file():
            self._tell(NotFound(kind="file", missing=file))
        elif kind == AGENT_FILE:
            self._ask_about_agent()
        elif kind == COURSE_FILE:
            self._ask_about_course()
        else:
            self._tell(FileInvalid(file=self._file.name, problem="not_a_package"))

    def _ask_about_agent(self) -> None:
        if not needed("builder", self._services.workspace.settings.acting().roles):
            self._services.navigator.open("builder")  # which says whom to ask
            return
        title = tr("Import the agent in “{file}”?", file=self._file.name)
        text = tr(
            "The package is checked before anything is taken over. It becomes one of your own agents; nothing"
            " in it runs by itself."
        )
        self._ask(title, text).confirmed.connect(self._take_agent)

    def _ask_about_course(self) -> None:
        title = tr("Add the course in “{file}”?", file=self._file.name)
        text = tr(
            "The package is checked before anything is taken over. Your own agents and bases stay as they"
            " are; an earlier edition of this course is replaced."
        )
        self._ask(title, text).confirmed.connect(self._take_course)

    def _ask(self, title: str, text: str) -> ConfirmDialog:
        return ConfirmDialog.ask(self._page, title, text, tr("Import"), tr("Do not import"), danger=False)

    def _take_agent(self) -> None:
        self._agents.take_in(str(self._file))

    def _take_course(self) -> None:
        job = self._services.background.run(_course_from, self._services.workspace.folder, self._file)
        job.done.connect(self._show_course)
        job.failed.connect(self._tell)

    def _tell(self, error: object) -> None:
        self._services.notices.show_error(error, of=IMPORT)

    def _show_course(self, entry: "CourseEntry") -> None:
        self._services.notices.say(tr("Added the course “{title}”.", title=entry.course.title))
        if is_place("courses"):
            self._services.navigator.open("courses")


def _course_from(workspace: Path, file: Path) -> "CourseEntry":
    """In the workspace of a course one is taking, it is added to one's own, around it."""
    from studio.courses import CourseShelf
    from studio.workspace.deeds import Deeds

    own = workspace.parent.parent if Deeds(workspace).kept else workspace
    return CourseShelf(own).import_(file)
