"""What was open comes back, also after a crash; a second window finds the first."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, QObject, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton, QSplitter, QVBoxLayout
from pytestqt.qtbot import QtBot

from studio.ui.front_door import FrontDoor, bring_first_to_front, is_somebody_in
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.pictures import rest
from studio.ui.remembering import Remembering
from studio.ui.shell import Page
from studio.ui.shell.frame import Frame
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.opening import OpeningPage
from studio.ui.studio import Studio
from studio.ui.window_state import window_state


class SplitPage(Page):
    def __init__(self) -> None:
        super().__init__()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        for text in ("左", "右"):
            self.splitter.addWidget(QPushButton(text))
        QVBoxLayout(self).addWidget(self.splitter)


def _room(folder: Path, qtbot: QtBot) -> tuple[SplitPage, Remembering]:
    window = MainWindow(window_state(folder))
    qtbot.addWidget(window)
    frame, page = Frame(window, notices := Notices()), SplitPage()
    navigator = Navigator(frame.stack, lambda _: page, notices)
    remembering = Remembering(window_state(folder), navigator)
    window.resize(1280, 800)
    window.show()
    navigator.open("knowledge")
    return page, remembering


def test_a_splitter_stands_where_it_was_left(tmp_path: Path, qtbot: QtBot) -> None:
    page, remembering = _room(tmp_path, qtbot)
    page.splitter.moveSplitter(300, 1)
    left = page.splitter.sizes()[0]
    remembering.keep()

    again, _ = _room(tmp_path, qtbot)

    assert again.splitter.sizes()[0] == left == 300


def test_a_window_larger_than_the_screen_fills_it_and_no_more(tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(window_state(tmp_path))
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    window.resize(room.width() + 100, room.height() + 100)

    assert window.show_at_once()

    assert window.isMaximized()
    assert window.normalGeometry().size().boundedTo(room) == window.normalGeometry().size()


@pytest.mark.parametrize("kept", ["1,2,3", "0,0", "wide", ""])
def test_what_another_version_kept_of_a_splitter_is_passed_over(
    tmp_path: Path, qtbot: QtBot, kept: str
) -> None:
    window_state(tmp_path).setValue("layout/knowledge/splitter0", kept)

    page, _ = _room(tmp_path, qtbot)

    assert min(page.splitter.sizes()) > 100


def test_the_place_of_the_window_is_kept_while_it_is_open(tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(state := window_state(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.resize(720, 500)

    qtbot.waitUntil(lambda: state.value("geometry") is not None)

    again = MainWindow(window_state(tmp_path))
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (720, 500)


def test_a_window_of_a_screen_that_is_gone_comes_back_in_sight(tmp_path: Path, qtbot: QtBot) -> None:
    window = MainWindow(state := window_state(tmp_path))
    qtbot.addWidget(window)
    window.show()
    window.move(6000, 4000)
    window.close()
    assert isinstance(state.value("geometry"), QByteArray)

    again = MainWindow(window_state(tmp_path))
    qtbot.addWidget(again)
    again.show()

    assert QGuiApplication.primaryScreen().availableGeometry().intersects(again.frameGeometry())


@pytest.fixture
def studio(tmp_path: Path, qtbot: QtBot) -> Iterator[Studio]:
    made = Studio(tmp_path)
    made.window.show()
    with qtbot.waitSignal(made.ready, timeout=20_000):
        made.open_workspace()
    yield made
    rest(made)
    made.close()


def test_the_tab_that_was_turned_to_comes_back(studio: Studio) -> None:
    studio.workspace.agents.create("flood-duty", name="防汛值班助手")
    studio.navigator.open("builder", "flood-duty")
    page = studio.navigator.page("builder")
    assert page is not None
    page.moved.emit(("flood-duty", "tests"))

    kept = QSettings(window_state(studio.folder).fileName(), QSettings.Format.IniFormat).value("place")

    assert kept == ["builder", "flood-duty", "tests"]


@pytest.mark.qt_log_ignore("does not support raise", extend=True)
def test_a_second_window_offers_to_go_to_the_first(studio: Studio, qtbot: QtBot) -> None:
    second = Studio(studio.folder)
    second.window.show()
    second.open_workspace()
    page = second.frame.stack.currentWidget()
    assert isinstance(page, OpeningPage)
    qtbot.waitUntil(lambda: "切换到那个窗口" in _buttons(page), timeout=10_000)

    with qtbot.waitSignal(studio.doorway.came):
        _buttons(page)["切换到那个窗口"].click()

    assert not second.window.isVisible()
    second.close()


def test_where_nobody_is_in_nobody_is_brought_to_the_front(tmp_path: Path, qtbot: QtBot) -> None:
    assert not is_somebody_in(tmp_path)
    assert not bring_first_to_front(tmp_path)

    holder = QObject()
    door = FrontDoor(tmp_path, holder)
    with qtbot.waitSignal(door.knocked):
        assert bring_first_to_front(tmp_path)
    door.close()
    assert not is_somebody_in(tmp_path)


def _buttons(page: OpeningPage) -> dict[str, QPushButton]:
    return {button.text(): button for button in page.findChildren(QPushButton)}


def test_what_the_window_remembers_is_known_at_once_and_on_the_disk_once_it_rests(
    tmp_path: Path, qtbot: QtBot
) -> None:
    state, file = window_state(tmp_path), tmp_path / "window.ini"

    for place in ("home", "agents", "knowledge"):
        state.setValue("place", place)
        QCoreApplication.sendPostedEvents(state)
        assert state.value("place") == place
        assert not file.exists()

    state.sync()
    assert "place=knowledge" in file.read_text()
    state.setValue("place", "home")
    qtbot.waitUntil(lambda: "place=home" in file.read_text(), timeout=20_000)
