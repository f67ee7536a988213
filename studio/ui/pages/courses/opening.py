"""Joins the page to what it shows: the list always, the lesson where a course is taken."""

from PySide6.QtCore import QObject

from studio.ui.pages.courses.class_held import ClassInPage
from studio.ui.pages.courses.lesson_controller import LessonController
from studio.ui.pages.courses.list_controller import ListController
from studio.ui.pages.courses.page import CoursesPage
from studio.ui.shell import Services


class Joined(QObject):
    """Whatever is in front looks again when one comes back to it."""

    def __init__(self, page: CoursesPage, services: Services) -> None:
        super().__init__(page)
        self._page, self._attending = page, services.attending
        self.list = ListController(page, services)
        if self._attending is not None:
            self.lesson = LessonController(page, self._attending, services)
            page.anew.connect(self._begin_anew)
        if services.hosting is not None:
            ClassInPage(page, services, services.hosting)
        page.refreshed.connect(self._look)
        page.lesson_wanted.connect(self._go_to_lesson)
        self._navigator = services.navigator

    def _look(self) -> None:
        if self._page.in_list:
            self.list.look_again()
        elif self._attending is not None:
            self._attending.look()

    def _go_to_lesson(self) -> None:
        self._navigator.open("courses")

    def _begin_anew(self) -> None:
        assert self._attending is not None, "only a course that is taken is begun anew"
        self.list.reset(self._attending.attendance.course.id)


def join(page: CoursesPage, services: Services) -> Joined:
    return Joined(page, services)
