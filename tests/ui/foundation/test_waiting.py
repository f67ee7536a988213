"""What a page waits for can be left, and begun again."""

import asyncio

from PySide6.QtCore import SIGNAL, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.awaited import Awaited
from studio.ui.background import Background
from studio.ui.components import Waiting, label


class _Page(QWidget):
    """Waits for something that never comes."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self._background, self.begun, self.ended = background, 0, 0
        self.waiting = Waiting(label("内容"))
        self.waiting.setParent(self)
        self._awaited = Awaited(self.waiting, self.load)

    def load(self) -> None:
        self.begun += 1
        job = self._background.run(asyncio.Event().wait)
        job.ended.connect(self._count)
        self._awaited.follow(job)

    def _count(self) -> None:
        self.ended += 1


def said(page: _Page) -> str:
    return "".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def press(page: _Page, text: str) -> None:
    button = next(one for one in page.findChildren(QPushButton) if one.isVisible() and one.text() == text)
    QTest.keyClick(button, Qt.Key.Key_Return)


def test_what_is_left_stops_and_can_be_begun_again(qtbot: QtBot, background: Background) -> None:
    page = _Page(background)
    qtbot.addWidget(page)
    page.show()
    page.load()
    qtbot.waitUntil(page.waiting._skeleton.isVisible)
    page.waiting._late.timeout.emit()

    press(page, "取消")
    qtbot.waitUntil(lambda: page.ended == 1)
    assert "没有读完" in said(page)

    press(page, "再试一次")
    assert page.begun == 2
    assert "没有读完" not in said(page)


def test_what_is_asked_for_again_otherwise_is_waited_for_too(qtbot: QtBot, background: Background) -> None:
    page = _Page(background)
    qtbot.addWidget(page)
    page.show()
    page.load()
    page.waiting._skeleton.left.emit()
    assert "没有读完" in said(page)

    page.load()

    assert "没有读完" not in said(page)
    assert page.waiting.receivers(SIGNAL("cancelled()"))
