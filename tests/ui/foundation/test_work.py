"""Long work in one place: how far, how fast, how long still; stopped there; what ended stays to be read."""

import asyncio
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.core.errors import DiskFull
from studio.ui.background import Background
from studio.ui.closing import Closing, ClosingDialog
from studio.ui.job import Finished, Measure, Outcome
from studio.ui.long_work import LongWork
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.outside import Outside
from studio.ui.shell.frame import Frame
from studio.ui.shell.work.pace import pace_text, progress_text
from studio.ui.window_state import window_state


class Desk:
    """A window with the list of long work, and what was said outside it."""

    def __init__(self, folder: Path, background: Background, notices: Notices, qtbot: QtBot) -> None:
        self.window = MainWindow(window_state(folder))
        qtbot.addWidget(self.window)
        self.frame, self.background = Frame(self.window, notices), background
        self.outside = RecordingOutside(self.window)
        self.work = LongWork(self.frame, background, notices, self.outside)
        self.window.show()


class RecordingOutside(Outside):
    def __init__(self, window: MainWindow) -> None:
        super().__init__(window, lambda: True)
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, text: str) -> bool:
        self.told.append((title, text))
        return True


@pytest.fixture
def desk(tmp_path: Path, background: Background, notices: Notices, qtbot: QtBot) -> Desk:
    return Desk(tmp_path, background, notices, qtbot)


@pytest.mark.parametrize(
    ("measure", "now", "words"),
    [
        (Measure(0, 342, "份", 0.0), 1.0, ""),
        (Measure(20, 342, "份", 0.0), 2.0, ""),
        (Measure(84, 342, "份", 0.0), 10.0, "8.4 份/秒 · 约剩 31 秒"),
        (Measure(100, 400, "份", 0.0, 90), 10.0, "1.0 份/秒 · 约剩 5 分钟"),
        (Measure(1, 400, "题", 0.0), 60.0, "1.0 题/分钟 · 约剩 6.7 小时"),
        (Measure(400, 400, "份", 0.0), 60.0, ""),
    ],
)
def test_speed_and_time_left_are_told_once_they_are_no_guesses(
    measure: Measure, now: float, words: str
) -> None:
    assert pace_text(measure, now) == words


def test_how_far_is_told_with_the_unit() -> None:
    assert progress_text(Measure(1213, 3420, "份", 0.0)) == "1,213 / 3,420 份"
    assert progress_text(Measure(12, 0, "份", 0.0)) == "12 份"
    assert progress_text(Measure(0, 0, "", 0.0)) == ""


def test_the_list_opens_over_the_page_and_esc_puts_it_away(desk: Desk, qtbot: QtBot) -> None:
    desk.frame.status.work.opened.emit()
    panel = desk.work.panel
    assert panel.isVisible()

    QTest.keyClick(panel, Qt.Key.Key_Escape)

    assert not panel.isVisible()


def test_what_ended_stays_to_be_read_with_its_notice(desk: Desk, notices: Notices, qtbot: QtBot) -> None:
    job = desk.background.run(asyncio.sleep, 0)
    job.tell("载入“防汛预案库”", "knowledge", "防汛预案库")
    job.done.connect(lambda _: job.announce("已载入 342 份"))

    qtbot.waitUntil(lambda: bool(desk.background.finished))

    [finished] = desk.background.finished
    assert (finished.title, finished.outcome, finished.notice) == (
        "载入“防汛预案库”",
        Outcome.DONE,
        "已载入 342 份",
    )
    assert desk.frame.status.work.text() == "1 项已结束"


def test_what_failed_says_why(desk: Desk, qtbot: QtBot) -> None:
    job = desk.background.run(_fill_the_disk)
    job.tell("载入")
    job.failed.connect(lambda _: None)

    qtbot.waitUntil(lambda: bool(desk.background.finished))

    assert desk.background.finished[0].error == DiskFull(folder="/data")


def test_work_that_took_long_is_told_outside_the_window(desk: Desk) -> None:
    for seconds, outcome in ((2.0, Outcome.DONE), (60.0, Outcome.STOPPED), (60.0, Outcome.DONE)):
        desk.background.work_finished.emit(_finished(seconds, outcome))
    desk.background.work_finished.emit(_finished(60.0, Outcome.FAILED, DiskFull(folder="/data")))

    assert desk.outside.told == [
        ("已完成：载入", "已载入 342 份"),
        ("没有完成：载入", "磁盘已满：/data。"),
    ]


def test_nothing_is_said_outside_while_the_window_is_in_front_or_when_it_is_not_wanted(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(window_state(tmp_path))
    qtbot.addWidget(window)

    assert not Outside(window, lambda: False).tell("已完成", "载入")
    assert Outside(window, lambda: True).tell("已完成", "载入")
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert not Outside(window, lambda: True).tell("已完成", "载入")


def test_the_window_does_not_close_on_work_without_a_word(desk: Desk, notices: Notices, qtbot: QtBot) -> None:
    closing = Closing(desk.window, desk.background, notices)
    job = desk.background.run(asyncio.sleep, 60)
    job.tell("载入“防汛预案库”")

    desk.window.close()
    dialog = _dialog(desk)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert desk.window.isVisible()
    assert job.running

    desk.window.close()
    _press(_dialog(desk), "停止并关闭")

    assert not desk.window.isVisible()
    assert closing.ask()


def test_the_window_closes_by_itself_when_the_work_has_ended(
    desk: Desk, notices: Notices, qtbot: QtBot
) -> None:
    Closing(desk.window, desk.background, notices)
    job = desk.background.run(asyncio.sleep, 60)
    job.tell("载入“防汛预案库”")
    desk.window.close()
    _press(_dialog(desk), "结束后自动关闭")
    assert desk.window.isVisible()

    job.cancel()

    qtbot.waitUntil(lambda: not desk.window.isVisible())


def test_work_that_ends_while_one_is_asked_need_not_be_asked_about(
    desk: Desk, notices: Notices, qtbot: QtBot
) -> None:
    Closing(desk.window, desk.background, notices)
    job = desk.background.run(asyncio.sleep, 60)
    job.tell("载入“防汛预案库”")
    watching = desk.background.run(asyncio.sleep, 60)
    watching.tell("关注“预案”")
    watching.standing = True
    desk.window.close()

    job.measure(90, 90, "份")
    assert "90 / 90" in "\n".join(text.text() for text in _dialog(desk).findChildren(QLabel))
    job.cancel()

    qtbot.waitUntil(lambda: not desk.window.isVisible())


def _dialog(desk: Desk) -> ClosingDialog:
    return next(one for one in desk.window.findChildren(ClosingDialog) if one.isVisible())


def _press(dialog: ClosingDialog, words: str) -> None:
    next(button for button in dialog.findChildren(QPushButton) if button.text() == words).click()


def _finished(seconds: float, outcome: Outcome, error: object = None) -> Finished:
    return Finished("载入", (), outcome, "已载入 342 份", error, datetime(2026, 4, 16, 14, 32), seconds)


async def _fill_the_disk() -> None:
    raise DiskFull(folder="/data")
