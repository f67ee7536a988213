"""What lies on the desk before a journey begins, made the quick way: the journey is about what follows."""

from pathlib import Path
from typing import Any

from pytestqt.qtbot import QtBot

from studio.catalogue import CheckName
from studio.core.agents import Agent, Knowledge, Opening, TestCase, TestSuite
from studio.runtime import AgentFolder
from studio.workspace import Publishing
from studio.workspace.settings import REVIEWER
from tests.journeys.window import Window

TEXTS = {
    "值班规定.md": "# 防汛值班工作规定\n\n## 第一条\n\n每日8时30分为交接班时间，每班24小时。\n\n"
    "## 第二条\n\n值班日志保存5年。\n",
    "泵站值守办法.md": "# 泵站值守办法\n\n## 第一条\n\n泵站停电的，值守人员应当立即启用备用电源。\n",
    "旧方案.docx": "PK\x03\x04不是文档",
    "部署.txt": "机密★10年\n示例市虚构部署，仅供测试\n",
}
_PATIENCE = 30_000


class Office:
    def __init__(self, window: Window, desk: Path, qtbot: QtBot) -> None:
        self._window, self._desk, self._qtbot = window, desk, qtbot
        self._agent = ""

    @property
    def _workspace(self) -> Any:  # the workspace is typed where it is made
        return self._window.studio.workspace

    @property
    def folder(self) -> AgentFolder:
        folder: AgentFolder = self._workspace.agents.get("duty")
        return folder

    def put_files(self, names: list[str]) -> list[Path]:
        self._desk.mkdir(exist_ok=True)
        for name in names:
            (self._desk / name).write_text(TEXTS[name], encoding="utf-8")
        return [self._desk / name for name in names]

    def drop_folder(self) -> None:
        self._window.drop([self._desk])

    def make_base(self, name: str, document: str) -> None:
        files = self.put_files([document])
        base = self.run(self._workspace.knowledge.create, name)
        self.run(base.add, files)

    def make_agent(self, name: str, base: str) -> None:
        folder = self._workspace.agents.create("duty", name=name)
        agent = Agent(
            id="duty", name=name, purpose="查值班规定", owner="示例市应急管理局",
            opening=Opening(greeting="我依据值班规定回答。"),
            knowledge=Knowledge(bases=(base,), nothing_found="规定里没有。"),
        )  # fmt: skip
        folder.save_agent(agent)
        folder.save_instructions("只依据资料回答，注明出处。")
        folder.save_tests(TestSuite())

    def add_case(self, question: str, words: str) -> None:
        cases = (*self.folder.tests.cases, TestCase(question=question, contains=(words,)))
        self.folder.save_tests(TestSuite(cases=cases))

    def test(self) -> None:
        """Ask its questions, and attack it, as publishing asks for."""
        publishing = Publishing(self._workspace)
        self.run(publishing.test, self.folder)
        self.run(publishing.attack, self.folder)
        self._window.studio.navigator.refresh()
        self._window.rest()

    def release(self) -> None:
        reasons = dict.fromkeys(CheckName, "用于培训。")
        submission = self.run(Publishing(self._workspace).submit, self.folder, "首版", reasons)
        self.run(self._approve, submission.number)

    async def _approve(self, number: int) -> None:
        async with self._workspace.catalogue(REVIEWER.id) as client:
            await client.desk.approve(number, "同意上架。")

    def run(self, function: Any, *arguments: object) -> Any:
        results: list[Any] = []
        job = self._window.studio.background.run(function, *arguments)
        job.done.connect(results.append)
        with self._qtbot.waitSignal(job.ended, timeout=_PATIENCE):
            pass
        return results[0]
