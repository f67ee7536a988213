"""A class from beginning to end: the trainer's window, a learner's, and the class's own process between."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.ui.classroom.join_card import JoinCard
from studio.ui.classroom.panel import TrainerPanel
from studio.ui.classroom.send_sheet import SendSheet
from studio.ui.classroom.strip import ClassStrip
from studio.ui.classroom.teaching import Teaching
from studio.ui.hosting import OpenAt
from studio.ui.pictures import rest
from tests.ports import free_port
from tests.ui.courses.conftest import Office

Part = TypeVar("Part", bound=QWidget)


@pytest.fixture
def trainer(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    office = Office(tmp_path / "trainer", qtbot)
    office.studio.hosting.open_at = OpenAt("127.0.0.1", 0, free_port())
    yield office
    job = office.studio.hosting.end()
    if job is not None:
        with suppress(AssertionError), qtbot.waitSignal(job.ended, timeout=20_000):
            pass
    rest(office.studio)
    office.rounds.close()


@pytest.fixture
def learner(tmp_path: Path, qtbot: QtBot) -> Iterator[Office]:
    office = Office(tmp_path / "learner", qtbot)
    yield office
    rest(office.studio)
    office.rounds.close()


def part(office: Office, kind: type[Part]) -> Part:
    """The one in sight."""

    def found() -> list[Part]:
        return [one for one in office.window.findChildren(kind) if one.isVisible()]

    office.until(lambda: bool(found()))
    return found()[0]


def begin(trainer: Office, qtbot: QtBot) -> None:
    trainer.studio.navigator.open("courses")
    trainer.sees("小课程")
    row = next(row for row in trainer.page.list.rows() if row.line.title == "小课程")
    teach = next(act for act in row.menu().actions() if act.text() == "开班上课…")
    assert isinstance(teach, QAction)
    teach.trigger()
    with qtbot.waitSignal(trainer.rounds.arrived, timeout=20_000):
        trainer.press("开班")
    trainer.sees("班级进度")
    trainer.until(lambda: trainer.studio.hosting.news is not None)


def join(learner: Office, qtbot: QtBot, code: str, address: str) -> None:
    learner.studio.navigator.open("courses")
    card = part(learner, JoinCard)
    QTest.keyClicks(card.code, code.lower())
    card.name.setText("李一")
    learner.press("改为输入地址")
    card.address.setText(address.partition("://")[2])
    with qtbot.waitSignal(learner.rounds.arrived, timeout=20_000):
        QTest.keyClick(card.address, Qt.Key.Key_Return)
    learner.sees("1 号 · 已连上讲师的电脑")


def test_a_class_is_begun_joined_helped_led_exported_and_ended(
    trainer: Office, learner: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    begin(trainer, qtbot)
    noted = trainer.studio.hosting.noted
    assert noted is not None
    trainer.press("关闭")  # the code, shown large
    join(learner, qtbot, noted.opened.code, noted.near)

    learner.press("举手")
    strip = part(learner, ClassStrip)
    strip.words.field.setText("文件载入失败")
    QTest.keyClick(strip.words.field, Qt.Key.Key_Return)
    trainer.sees("第 1 步 · 文件载入失败")
    trainer.until(lambda: "1 台在线" in trainer.studio.frame.status.class_text())
    trainer.press("查看 1 号")
    trainer.sees("“文件载入失败”")
    trainer.press("放下手")
    learner.until(lambda: strip.hand.text() == "举手")

    trainer.press("下发到全班")
    sheet = part(trainer, SendSheet)
    sheet.words.setPlainText("休息十分钟")
    trainer.press("发给全班")
    trainer.until(lambda: not sheet.isVisible())
    trainer.press("下发到全班")
    sheet.lesson.set_value("ask")
    trainer.press("请全班到这一课")
    learner.sees("休息十分钟")
    learner.press("知道了")
    learner.press("去第 2 课")
    learner.sees("问它夜班几个人")
    panel = part(trainer, TrainerPanel)
    trainer.until(lambda: "第 2 课第 1 步" in panel.grid.seats()[0].said)

    teaching = panel.findChild(Teaching)
    assert isinstance(teaching, Teaching)
    teaching._export(str(tmp_path / "结果.csv"))
    trainer.until((tmp_path / "结果.csv").exists)

    hosting = trainer.studio.hosting
    held = hosting._held
    assert held is not None
    hosting._take_up(replace(held, answers=False))  # it was held up so long that it counted as broken off
    assert hosting.broken is not None
    trainer.until(lambda: hosting.broken is None and hosting.connected)

    trainer.window.close()
    trainer.press("结束上课并关闭")
    trainer.until(lambda: not trainer.window.isVisible())
    learner.until(lambda: "正在连接讲师的电脑" in strip.said())
    learner.until(lambda: "已断开" in learner.studio.frame.status.class_text())
    learner.press("自己接着做")
    learner.until(lambda: not strip.isVisible())
    learner.until(lambda: not learner.studio.workspace.settings.catalogue)
