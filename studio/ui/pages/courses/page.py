"""The page 课程: the courses at hand, and in a course's own workspace the lesson that is open."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.attending.sight import LessonSight
from studio.ui.language import tr
from studio.ui.pages.courses.lesson_view import LessonView
from studio.ui.pages.courses.list_view import CourseListView
from studio.ui.pages.courses.place_words import leads, place_words
from studio.ui.shell import Command, Crumb, Header, HeaderAction, Page
from studio.ui.shell.commands import MAIN_ACTION
from studio.ui.theme import size

LIST, IMPORT = "list", "import"


class CoursesPage(Page):
    """`open()` shows the lesson where a course is taken, else the list; `open("list")` always that.

    `open("import", file)` takes a class package in. `set_side` is for what a trainer sees of the class.
    """

    import_wanted = Signal()
    given = Signal(object)
    refreshed = Signal()
    anew = Signal()
    taught = Signal(str, str)
    teaching_wanted = Signal()
    again = Signal()
    left = Signal()
    folder_wanted = Signal()
    lesson_wanted = Signal()

    def __init__(self, *, taking: bool) -> None:
        super().__init__()
        self._taking = taking
        self.list, self.lesson = CourseListView(), LessonView(self)
        self._sight, self._teachable = LessonSight(), False
        self._stack = QStackedWidget()
        for view in (self.list, self.lesson):
            self._stack.addWidget(view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self.list.import_wanted.connect(self.import_wanted)
        self.list.taught.connect(self.taught)
        self.lesson.list.folder_wanted.connect(self.folder_wanted)
        self.lesson.side.changed.connect(self._show_header)

    def set_side(self, widget: QWidget, title: str = "") -> None:
        """At the right of the lesson, 320 pixels wide; in a narrow window a sheet that the header opens."""
        self.lesson.side.set_side(widget, title)

    def offer_teaching(self, offered: bool) -> None:
        """Whether a class can be held in the course that is open."""
        self._teachable = offered
        self._show_header()

    def open(self, *path: str) -> None:
        what = path[0] if path else ""
        listed = what in {LIST, IMPORT} or not self._taking
        self._stack.setCurrentWidget(self.list if listed else self.lesson)
        self._show_header()
        if what == IMPORT and len(path) > 1:
            self.given.emit([Path(path[1])])

    def refresh(self) -> None:
        self.refreshed.emit()

    def commands(self) -> Sequence[Command]:
        """What comes now, by the keys of a page's main action."""
        now = self._sight.now
        if self.in_list or now is None or not leads(now.place):
            return ()
        title = tr("Take me to {place}", place=place_words(now.place, now.agent))
        return (Command(title, self._go_now, "open-in-new", MAIN_ACTION),)

    def _go_now(self) -> None:
        if self._sight.now is not None:
            self.lesson.went.emit(self._sight.now.id)

    @property
    def in_list(self) -> bool:
        return self._stack.currentWidget() is self.list

    def show_sight(self, sight: LessonSight) -> None:
        other = _told(sight) != _told(self._sight)
        self._sight = sight
        self.lesson.show_sight(sight)
        if other:
            self._show_header()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lesson.fit(self.window().width())
        self._show_header()

    def _show_header(self) -> None:
        header = self._list_header() if self.in_list else self._lesson_header()
        if header != self.header:
            self.set_header(header)

    def _list_header(self) -> Header:
        bring = HeaderAction(tr("Import a course…"), self.import_wanted.emit, "secondary", "import", "Ctrl+N")
        back = HeaderAction(tr("Back to the lesson"), self._go_to_lesson, "primary", "arrow-left")
        return Header(tr("Courses"), actions=(bring, back) if self._taking else (bring,))

    def _lesson_header(self) -> Header:
        sight = self._sight
        parts = []
        if sight.number:
            parts.append(tr("lesson {number} of {total}", number=sight.number, total=len(sight.lessons)))
        if sight.trainer:
            parts.append(tr("Trainer: {name}", name=sight.trainer))
        return Header(
            sight.course or tr("Course"),
            (Crumb(tr("Courses"), ("courses", LIST)),),
            note=" · ".join(parts),
            actions=self._actions(),
        )

    def _actions(self) -> tuple[HeaderAction, ...]:
        narrow = self.window().width() < size("breakpoints.compact.rail")
        material = HeaderAction(
            tr("Open the class material"), self.folder_wanted.emit, "menu", "folder-outline"
        )
        teach = HeaderAction(tr("Start a class…"), self.teaching_wanted.emit, "menu", "human-male-board")
        side = HeaderAction(tr("The class"), self.lesson.side.show, "secondary", "account-group-outline")
        return (
            *((material,) if narrow and self._sight.material else ()),
            *((teach,) if self._teachable else ()),
            HeaderAction(tr("Begin the whole course anew"), self.anew.emit, "menu", "restart"),
            *((side,) if self.lesson.side.opens_as_sheet else ()),
            HeaderAction(tr("Do this lesson again"), self.again.emit, "secondary", "refresh"),
            self._leave(),
        )

    def _leave(self) -> HeaderAction:
        """Who has finished does not pause."""
        if self._sight.finished:
            return HeaderAction(tr("Back to my workspace"), self.left.emit, "primary")
        return HeaderAction(tr("Pause the course"), self.left.emit, "secondary")

    def _go_to_lesson(self) -> None:
        self.lesson_wanted.emit()


def _told(sight: LessonSight) -> tuple[str, int, bool]:
    """What the header shows of it."""
    return sight.course, sight.number, sight.finished
