"""An office with one window: its own workspace, a course that is taken, what a person sees and presses."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from studio.ui.components import ElidedLabel
from studio.ui.going_over import Rounds
from studio.ui.pages.courses import CoursesPage
from studio.ui.pictures import rest
from studio.ui.studio import Studio
from tests.unit.courses.small_course import FIXTURE

_PATIENCE = 60_000
COURSE = "small-course"


class Office:
    """One window on the workspace `own`, whose library holds the small course."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.own, self.other, self._qtbot = folder / "own", folder / "other", qtbot
        shutil.copytree(FIXTURE, self.own / "course-library" / COURSE)
        studio = Studio(self.own)
        self.window = studio.window
        self.window.resize(1366, 768)
        self.window.show()
        self.rounds = Rounds(studio)
        with qtbot.waitSignal(studio.ready, timeout=_PATIENCE):
            studio.open_workspace()

    @property
    def studio(self) -> Studio:
        return self.rounds.studio

    @property
    def page(self) -> CoursesPage:
        page = self.studio.navigator.page("courses")
        assert isinstance(page, CoursesPage), "one has been to the courses"
        return page

    def place(self) -> tuple[str, ...]:
        return self.studio.navigator.place

    def go(self, folder: Path) -> None:
        with self._qtbot.waitSignal(self.rounds.arrived, timeout=_PATIENCE):
            self.studio.go_over(folder)

    def take_course(self) -> None:
        """From the list, as one does, until its first lesson is read."""
        self.studio.navigator.open("courses")
        with self._qtbot.waitSignal(self.rounds.arrived, timeout=_PATIENCE):
            self.press("开始：小课程")
        self.until(lambda: bool(self.page.lesson.rows()))

    def leave_course(self) -> None:
        with self._qtbot.waitSignal(self.rounds.arrived, timeout=_PATIENCE):
            self.press("暂停上课")

    def press(self, words: str) -> None:
        """By its words, or its whole name where there are several."""

        def found() -> list[QAbstractButton]:
            buttons = self.window.findChildren(QAbstractButton)
            shown = [one for one in buttons if one.isVisible() and one.isEnabled()]
            return [one for one in shown if words in (one.text(), one.accessibleName())]

        self.until(lambda: bool(found()))
        found()[0].click()

    def sees(self, words: str) -> None:
        self.until(lambda: words in self.seen())

    def seen(self) -> str:
        shown = (one for one in self.window.findChildren(QLabel) if one.isVisible())
        return "\n".join(one.full_text() if isinstance(one, ElidedLabel) else one.text() for one in shown)

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=_PATIENCE)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    office = Office(tmp_path, qtbot)
    yield office
    rest(office.studio)
    office.rounds.close()
