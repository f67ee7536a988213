"""What a class is to the page of courses: over the list the way in, beside the lesson the trainer's panel."""

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.classroom.list_place import ListPlace
from studio.ui.classroom.listing import Listing
from studio.ui.classroom.panel import TrainerPanel
from studio.ui.classroom.start_sheet import StartSheet
from studio.ui.classroom.starting import Starting
from studio.ui.hosting import Hosting
from studio.ui.pages.courses.page import CoursesPage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.ui.attending import Attending
    from studio.ui.classroom.teaching import Teaching

_JUST_NOW = 60.0  # seconds


class ClassInPage(QObject):
    """Whoever began a class a moment ago is shown its code large."""

    def __init__(self, page: CoursesPage, services: Services, hosting: Hosting) -> None:
        super().__init__(page)
        self._page, self._services, self._hosting = page, services, hosting
        self._teaching: Teaching | None = None
        self._shown_large = False
        place = ListPlace()
        page.list.set_join(place)
        Listing(place, services, hosting)
        self._starting = Starting(StartSheet(page), services, hosting)
        page.taught.connect(self._starting.ask)
        page.teaching_wanted.connect(self._teach_here)
        hosting.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        """The panel is there while the class of this course is open, and its room the lesson's otherwise."""
        attending = self._services.attending
        noted = self._hosting.noted or self._hosting.broken
        mine = noted is not None and attending is not None and noted.course == attending.attendance.course.id
        if mine and attending is not None and self._teaching is None:
            self._teaching = self._with_panel(attending)
        if self._teaching is not None:
            self._page.lesson.side.set_wanted(mine)
        self._page.offer_teaching(attending is not None and noted is None)
        if mine:
            self._show_large()

    def _show_large(self) -> None:
        news, noted = self._hosting.news, self._hosting.noted
        if self._shown_large or self._teaching is None or news is None or noted is None:
            return
        self._shown_large = True
        if news.room.taken == 0 and time.time() - noted.began < _JUST_NOW:
            self._teaching.show_board()

    def _teach_here(self) -> None:
        if self._services.attending is not None:
            course = self._services.attending.attendance.course
            self._starting.ask(course.id, course.title)

    def _with_panel(self, attending: "Attending") -> "Teaching":
        from studio.ui.classroom.teaching import Teaching

        panel = TrainerPanel()
        self._page.set_side(panel)
        return Teaching(panel, self._page, self._services, self._hosting, attending)
