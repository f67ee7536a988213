"""The window goes over to another workspace and back: what was open comes back in both, nothing is lost."""

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.going_over import Rounds
from studio.ui.pictures import rest
from studio.ui.studio import Studio
from studio.workspace.lock import WorkspaceLock

_PATIENCE = 20_000


class Office:
    """One window on the workspace `own`, and the folder of another."""

    def __init__(self, folder: Path, qtbot: QtBot) -> None:
        self.own, self.other, self._qtbot = folder / "own", folder / "other", qtbot
        studio = Studio(self.own)
        self.window = studio.window
        self.window.resize(1280, 800)
        self.window.show()
        self.rounds = Rounds(studio)
        with qtbot.waitSignal(studio.ready, timeout=_PATIENCE):
            studio.open_workspace()

    @property
    def studio(self) -> Studio:
        return self.rounds.studio

    def go(self, folder: Path) -> None:
        with self._qtbot.waitSignal(self.rounds.arrived, timeout=_PATIENCE):
            self.studio.go_over(folder)

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=_PATIENCE)

    def press(self, words: str) -> None:
        def found() -> list[QPushButton]:
            buttons = self.window.findChildren(QPushButton)
            return [one for one in buttons if one.isVisible() and one.text() == words]

        self.until(lambda: bool(found()))
        found()[0].click()


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    office = Office(tmp_path, qtbot)
    yield office
    rest(office.studio)
    office.rounds.close()


def test_what_was_open_comes_back_in_both_workspaces(office: Office) -> None:
    place = office.window.geometry()
    office.studio.navigator.open("settings", "about")
    office.go(office.other)
    assert office.studio.folder == office.other
    assert office.studio.navigator.place == ("home",)
    office.studio.navigator.open("catalogue")

    office.go(office.own)
    assert office.studio.navigator.place == ("settings", "about")
    office.go(office.other)

    assert office.studio.navigator.place == ("catalogue",)
    assert office.window.isVisible()
    assert office.window.geometry() == place


def test_what_runs_is_not_ended_without_a_word(office: Office) -> None:
    job = office.studio.background.run(asyncio.sleep, 60)
    job.tell("装入资料")

    office.studio.go_over(office.other)
    office.press("停下并离开")

    office.until(lambda: office.studio.folder == office.other and office.studio.is_open)


def test_a_workspace_that_does_not_open_leaves_the_way_back(office: Office) -> None:
    office.other.mkdir()
    somebody = WorkspaceLock(office.other)
    somebody.acquire()
    office.studio.go_over(office.other)

    office.press("回到我的工作区")

    office.until(lambda: office.studio.folder == office.own and office.studio.is_open)
    somebody.release()
