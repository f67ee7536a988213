"""Courses: those at hand, and the lesson that is open."""

from studio.ui.pages.courses.lesson_controller import LessonController
from studio.ui.pages.courses.list_controller import ListController
from studio.ui.pages.courses.opening import join
from studio.ui.pages.courses.page import CoursesPage
from studio.ui.shell import Page, Services


def create(services: Services) -> Page:
    page = CoursesPage(taking=services.attending is not None)
    join(page, services)
    return page


__all__ = ["CoursesPage", "LessonController", "ListController", "create"]
