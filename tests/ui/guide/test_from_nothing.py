"""From an empty workspace to a tested agent and on to submitting it, led by the guide alone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from studio.core.agents import TestSuite
from studio.ui.guide import CoachLine
from studio.ui.pages.knowledge.name_sheet import NameSheet
from studio.ui.pictures import rest
from studio.ui.studio import Studio
from tests.ui.builder.office import AGENT, BASE, GOOD, rules

__all__ = ["rules"]
_PATIENCE = 20_000


class Newcomer:
    """Sees what is in sight and counts what was pressed."""

    def __init__(self, studio: Studio, qtbot: QtBot) -> None:
        self.studio, self.qtbot, self.clicks = studio, qtbot, 0

    def press(self, words: str) -> None:
        def found() -> list[QAbstractButton]:
            buttons = self.studio.window.findChildren(QAbstractButton)
            return [one for one in buttons if one.isVisible() and one.isEnabled() and one.text() == words]

        self.until(lambda: bool(found()))
        QTest.mouseClick(found()[0], Qt.MouseButton.LeftButton)
        self.clicks += 1

    def sees(self, words: str) -> None:
        def said() -> str:
            return "\n".join(one.text() for one in self.studio.window.findChildren(QLabel) if one.isVisible())

        self.until(lambda: words in said())

    def until(self, condition: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(condition, timeout=_PATIENCE)

    def line(self) -> CoachLine:
        return self.studio.window.findChildren(CoachLine)[0]


@pytest.fixture
def newcomer(tmp_path: Path, qtbot: QtBot) -> Iterator[Newcomer]:
    studio = Studio(tmp_path / "workspace")
    studio.window.resize(1366, 768)
    studio.window.show()
    with qtbot.waitSignal(studio.ready, timeout=_PATIENCE):
        studio.open_workspace()
    yield Newcomer(studio, qtbot)
    rest(studio)
    studio.close()


def test_a_newcomer_is_led_from_nothing_to_submitting_a_tested_agent(newcomer: Newcomer, rules: Path) -> None:
    workspace, run = newcomer.studio.workspace, newcomer.studio.background.run
    newcomer.press("先用练习端点")
    newcomer.press("添加我的文件")
    newcomer.sees("第 2 步，共 4 步：第一个知识库")
    assert newcomer.studio.window.findChildren(NameSheet)[0].isVisible()  # its name can be typed at once
    assert not newcomer.line().leave.hasFocus()

    run(workspace.knowledge.from_snapshot, BASE, rules)  # as if the files had been dropped
    newcomer.sees("“规定库”里已有 1 份文档。")
    newcomer.press("下一步：第一个智能体")
    newcomer.sees("第 3 步，共 4 步：第一个智能体")

    folder = workspace.agents.create(AGENT, name="值班助手")  # what the sheet and the form write
    knowledge = folder.agent.knowledge.model_copy(update={"bases": (BASE,)})
    folder.save_agent(folder.agent.model_copy(update={"purpose": "查规定", "knowledge": knowledge}))
    folder.save_instructions("只依据资料回答，注明出处。")
    folder.save_tests(TestSuite(cases=(GOOD,)))
    newcomer.sees("已完成：第一个智能体")
    newcomer.press("下一步：测试一次")
    newcomer.press("全部测试")
    newcomer.sees("1 道题通过了 1 道。")

    newcomer.press("提交审核")
    newcomer.sees("最后一步：提交审核")
    assert newcomer.clicks == 6


def test_the_guide_can_be_left_and_is_gone_on_with_from_home(newcomer: Newcomer) -> None:
    newcomer.press("先用练习端点")
    newcomer.press("添加我的文件")
    newcomer.sees("第 2 步，共 4 步")

    QTest.mouseClick(newcomer.line().leave, Qt.MouseButton.LeftButton)
    assert newcomer.line().isHidden()
    newcomer.studio.navigator.open("home")
    newcomer.press("添加我的文件")

    newcomer.sees("第 2 步，共 4 步")
