"""Shows the course being taken, leads to where a step is done, and out of the course again."""

from PySide6.QtCore import QObject

from studio.ui.attending import Attending, show_material
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.courses.gathering import home_of
from studio.ui.pages.courses.page import CoursesPage
from studio.ui.shell import Services


class LessonController(QObject):
    def __init__(self, page: CoursesPage, attending: Attending, services: Services) -> None:
        super().__init__(page)
        self._page, self._attending, self._services = page, attending, services
        view = page.lesson
        view.chosen.connect(self._choose)
        view.went.connect(self._go)
        page.left.connect(self.leave)
        page.again.connect(self._do_again)
        page.folder_wanted.connect(self._open_folder)
        attending.looked.connect(page.show_sight)
        attending.failed.connect(self._fail)
        if attending.sight.lessons:
            page.show_sight(attending.sight)

    def leave(self) -> None:
        """Back to one's own workspace; the place in the course is kept."""
        self._services.shell.go_over(home_of(self._services.workspace.folder))

    def _choose(self, lesson: str) -> None:
        if lesson and lesson != self._attending.sight.lesson:
            self._page.setFocus()  # what was pressed may be gone in the other lesson
            self._attending.go_to(lesson)

    def _go(self, step: str) -> None:
        line = next((one for one in self._attending.sight.steps if one.id == step), None)
        if line is not None and line.place:
            self._services.navigator.open(*line.place)

    def _do_again(self) -> None:
        self._attending.redo()
        text = tr("This lesson begins anew: what you search, ask and test counts from now on.")
        self._services.notices.toast(text, self._attending.take_back)

    def _open_folder(self) -> None:
        show_material(self._attending.material, self._services.notices)

    def _fail(self, error: object) -> None:
        self._page.lesson.show_trouble(error_banner(error))
