"""A workspace with one small base and one agent that reads it, as the pages get it."""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from studio.core.agents import Agent, ExpectedCitation, Knowledge, Opening, TestCase, TestSuite
from studio.documents import ReaderPool
from studio.knowledge import KnowledgeBases
from studio.runtime import AgentFolder
from studio.ui.background import Background
from studio.ui.shell import Services
from studio.workspace import Publishing, Workspace
from tests.practice import SharedPractice
from tests.ui.conftest import RecordingNavigator, RecordingNotices
from tests.ui.shells import StillShell

RULES = """# 防汛值班工作规定

## 第一条

每日8时30分为交接班时间，每班24小时。

## 第二条

值班日志保存5年。
"""
QUESTION = "防汛值班每天几点交接班？"
GOOD = TestCase(
    question=QUESTION, contains=("8时30分",), cites=(ExpectedCitation(document="规定.md", place="第一条"),)
)
BAD = TestCase(question="值班日志要保存几年？", contains=("50年",))
BASE, AGENT = "规定库", "duty"
_PATIENCE = 60_000


@dataclass
class Office:
    workspace: Workspace
    services: Services
    notices: RecordingNotices
    navigator: RecordingNavigator
    qtbot: QtBot
    rules: Path
    undoes: list[Callable[[], object]] = field(default_factory=list)

    @property
    def folder(self) -> AgentFolder:
        return self.workspace.agents.get(AGENT)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def press(self, widget: QWidget, key: Qt.Key) -> None:
        QTest.keyClick(widget, key)

    def type(self, widget: QWidget, text: str) -> None:
        """Only plain letters have keys; Chinese comes through an input method."""
        QTest.keyClicks(widget, text)

    def undo(self) -> None:
        """Press 撤销 on the newest toast."""
        self.undoes.pop()()

    def keep_undo(self, text: str, kind: str, undo: Callable[[], object] | None) -> None:
        if undo is not None:
            self.undoes.append(undo)

    def until(self, condition: Callable[[], object]) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=_PATIENCE)

    def run(self, function: Callable[..., Any], *arguments: object) -> Any:
        """Do it on the loop and return what came of it."""
        results: list[Any] = []
        job = self.services.background.run(function, *arguments)
        job.done.connect(results.append)
        with self.qtbot.waitSignal(job.ended, timeout=_PATIENCE):
            pass
        return results[0]

    def write_agent(self, **changes: object) -> AgentFolder:
        """Make the agent that reads the rules, with one good test question."""
        folder = self.workspace.agents.create(AGENT, name="值班助手")
        agent = Agent(
            id=AGENT,
            name="值班助手",
            purpose="查值班规定",
            opening=Opening(greeting="我依据值班规定回答。", starters=(QUESTION,)),
            knowledge=Knowledge(bases=(BASE,), nothing_found="规定里没有。"),
        )
        folder.save_agent(agent.model_copy(update=changes))
        folder.save_instructions("只依据资料回答，注明出处。")
        folder.save_tests(TestSuite(cases=(GOOD,)))
        return folder

    def load_rules(self, bases: KnowledgeBases | None = None) -> None:
        """Give the base of the rules to the workspace, or to an installed agent."""
        self.run((bases or self.workspace.knowledge).from_snapshot, BASE, self.rules)


@pytest.fixture(scope="session")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The base as its canonical files: read once, for reading it takes a process of its own."""
    folder = tmp_path_factory.mktemp("rules")
    asyncio.run(_written(folder))
    return folder / "snapshot"


@pytest.fixture
def office(
    tmp_path: Path,
    qtbot: QtBot,
    background: Background,
    notices: RecordingNotices,
    navigator: RecordingNavigator,
    rules: Path,
    shared_practice: SharedPractice,
) -> Iterator[Office]:
    workspace = Workspace(tmp_path / "workspace")
    workspace.endpoints.practice = shared_practice
    services = Services(
        workspace=workspace,
        publishing=Publishing(workspace),
        background=background,
        notices=notices,
        navigator=cast(Any, navigator),
        shell=StillShell(),
    )
    made = Office(workspace, services, notices, navigator, qtbot, rules)
    notices.said.connect(made.keep_undo)
    made.run(workspace.open)
    yield made
    made.run(workspace.aclose)


async def _written(folder: Path) -> None:
    file = folder / "规定.md"
    file.write_text(RULES, encoding="utf-8")
    async with ReaderPool() as readers, KnowledgeBases(folder / "bases", readers) as bases:
        base = await bases.create(BASE)
        await base.add([file])
        await base.snapshot(folder / "snapshot")
