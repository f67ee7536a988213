"""One workspace publishes, another installs: real documents, real practice endpoint, real catalogue."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.catalogue import CheckName
from studio.core import errors
from studio.core.agents import ExpectedCitation, TestCase, TestSuite
from studio.core.events import AnswerFinished
from studio.endpoints import SessionKeys
from studio.runtime import AgentFolder, Chat
from studio.workspace import Publishing, Settings, Workspace
from studio.workspace.class_ids import id_here, id_there, marked
from studio.workspace.settings import REVIEWER
from tests.practice import SharedPractice

RULES = """# 示例市机关公务用车规定

## 第一章 总则

第一条 为了规范公务用车，制定本规定。

## 第二章 用车

第二条 用车部门应当提前两小时填写派车单，由办公室主任批准。

第三条 夜间用车由值班室调派，次日九时前补办手续。
"""
CASE = TestCase(
    question="夜间用车由谁调派？",
    contains=("值班室",),
    cites=(ExpectedCitation(document="用车规定.md", place="第三条"),),
)


@pytest.fixture
async def workspace(tmp_path: Path, shared_practice: SharedPractice) -> AsyncIterator[Workspace]:
    async with Workspace(tmp_path / "author", keys=SessionKeys()) as opened:
        opened.endpoints.practice = shared_practice
        yield opened


@pytest.fixture
async def agent(workspace: Workspace, tmp_path: Path) -> AgentFolder:
    (tmp_path / "用车规定.md").write_text(RULES, encoding="utf-8")
    base = await workspace.knowledge.create("用车")
    await base.add([tmp_path / "用车规定.md"])
    folder = workspace.agents.create("cars", None, "用车助手")
    knowledge = folder.agent.knowledge.model_copy(update={"bases": ("用车",)})
    folder.save_agent(folder.agent.model_copy(update={"knowledge": knowledge}))
    folder.save_tests(TestSuite(cases=(CASE,)))
    return folder


async def test_what_is_released_answers_elsewhere_without_its_author(
    workspace: Workspace, agent: AgentFolder, tmp_path: Path
) -> None:
    publishing = Publishing(workspace)
    report = await publishing.test(agent)
    assert report.all_passed, report.results
    with pytest.raises(errors.CheckStopped):
        await publishing.submit(agent)
    await publishing.attack(agent)
    with pytest.raises(errors.ReasonsMissing):
        await publishing.submit(agent)
    submission = await publishing.submit(agent, "首次发布", dict.fromkeys(CheckName, "示例"))
    async with workspace.catalogue(REVIEWER.id) as client:
        await client.desk.approve(submission.number, "已核对")

    async with Workspace(tmp_path / "user", keys=SessionKeys()) as user:
        user.save_settings(Settings(catalogue=str(workspace.folder / "catalogue"), person="街道值班员"))
        installed = await Publishing(user).install("cars")
        events = [event async for event in user.ask(installed, CASE.question, Chat())]

    answer = events[-1]
    assert isinstance(answer, AnswerFinished)
    assert answer.citations[0].place.headings[-1] == "第三条"


async def test_in_a_class_the_same_agent_of_two_seats_is_two_and_each_keeps_its_tests(
    workspace: Workspace, agent: AgentFolder
) -> None:
    publishing, reasons = Publishing(workspace), dict.fromkeys(CheckName, "示例")
    await publishing.test(agent)
    await publishing.attack(agent)
    digest, found = agent.digest, []
    for mark, person in (("s1", "学员一"), ("s2", "学员二")):
        workspace.save_settings(workspace.settings.model_copy(update={"agent_mark": mark, "person": person}))
        submission = await publishing.submit(agent, "首次", reasons)
        found.append(submission.agent)
        async with workspace.catalogue() as client:
            listed = await client.desk.submissions(agent=id_there(workspace, "cars"), mine=True)
        assert [one.number for one in listed] == [submission.number]
        assert id_here(workspace, submission.agent) == "cars"

    assert found == ["cars-s1", "cars-s2"]
    assert (agent.agent.id, agent.digest) == ("cars", digest), "here it stays as it was"


async def test_what_was_found_before_a_change_proves_nothing_under_another_id_either(
    workspace: Workspace, agent: AgentFolder
) -> None:
    workspace.save_settings(workspace.settings.model_copy(update={"agent_mark": "s1"}))
    await Publishing(workspace).test(agent)
    agent.save_instructions("换了一份指令。")

    checked = await Publishing(workspace).check(agent)

    verdicts = {check.name: check.verdict for check in checked.checks}
    assert checked.manifest.agent == "cars-s1"
    assert verdicts[CheckName.TESTS] == "stop"


@pytest.mark.parametrize(
    ("here", "mark", "there"),
    [
        ("cars", "", "cars"),
        ("cars", "s7", "cars-s7"),
        ("agent-s7-1", "s7", "agent-s7-1"),
        ("s70", "s7", "s70-s7"),
    ],
)
def test_the_seat_stands_once_in_an_id(here: str, mark: str, there: str) -> None:
    assert marked(here, mark) == there
    assert len(marked("a" * 48, "s7")) == 48


async def test_only_what_was_tested_is_packaged(
    workspace: Workspace, agent: AgentFolder, tmp_path: Path
) -> None:
    publishing, file = Publishing(workspace), tmp_path / "cars.agent"
    with pytest.raises(errors.TestsNotPassed):
        await publishing.package(agent, file)
    await publishing.test(agent)
    await publishing.package(agent, file)
    base = await workspace.knowledge.open("用车")
    await base.remove("用车规定.md")
    with pytest.raises(errors.TestsNotPassed):
        await publishing.package(agent, file)


async def test_an_agent_without_tests_is_told_so(workspace: Workspace, agent: AgentFolder) -> None:
    agent.save_tests(TestSuite())
    with pytest.raises(errors.AgentHasNoTests):
        await Publishing(workspace).test(agent)


async def test_a_second_owner_is_refused(workspace: Workspace) -> None:
    with pytest.raises(errors.WorkspaceBusy):
        await Workspace(workspace.folder, keys=SessionKeys()).open()
