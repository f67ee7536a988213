"""A workspace with something on every page, in Chinese: what the office wrote, and what came of it."""

from dataclasses import replace
from pathlib import Path

from studio.core.agents import Agent, ExpectedCitation, Knowledge, Opening, TestCase, TestSuite, ToolUse
from studio.runtime import AgentFolder, Chat
from studio.workspace import Publishing, Workspace
from studio.workspace.settings import REVIEWER
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import submit

BASE, AGENT, NAME, RELEASED = "规定库", "duty", "值班助手", "flood-duty"
RULES = """# 防汛值班工作规定

## 第一条

每日8时30分为交接班时间，每班24小时。

## 第二条

值班日志保存5年。
"""
PLAN = """# 示例市防汛防台风应急预案

## 第三条

水位超过警戒线时启动Ⅲ级响应。
"""
LONG = "示例市防汛防台风应急预案和各成员单位职责分工细则（2026年第三次修订征求意见稿）.md"
SAMPLES = (
    "防汛值班助手 热线填单派单助手 免申即享政策匹配助手 监测数据问数助手 台风通知起草助手 城市问题派单助手"
)
DRAFT = "防汛值守助手 响应分几级? 防汛预案 防汛应急预案.docx 值班制度.md 示应急 市共享模型 只依据知识库回答。"
CONCLUSION = "先说结论。"
RATING = "能用，出处清楚。"
QUESTION = "防汛值班每天几点交接班？"
WRONG = "值班日志要保存几年？"
NOTE = "首版：压缩回答篇幅。"
OFFICE = "示例市应急管理局 示例市数据局 防汛科一岗 法规科一岗 练习数据。 同意上架。 practice 中文"
WRITTEN = "查值班规定 我依据值班规定回答。 规定里没有。 只依据资料回答，注明出处。 回答要注明出处。 空白.md"
DATA = (
    RULES,
    PLAN,
    LONG,
    BASE,
    AGENT,
    NAME,
    SAMPLES,
    DRAFT,
    CONCLUSION,
    QUESTION,
    WRONG,
    NOTE,
    RATING,
    OFFICE,
    WRITTEN,
)


async def fill(folder: Path) -> None:
    """Documents, an agent with tests that were run, a released and a waiting version, an installed copy."""
    async with Workspace(folder / "workspace") as workspace:
        await _load(workspace, _papers(folder / "papers"))
        agent = _agent(workspace)
        async for _ in workspace.ask(agent, QUESTION, Chat(), "practice"):
            pass
        await Publishing(workspace).test(agent, endpoint="practice")
        first = Draft(folder / "first", author=REVIEWER)
        async with workspace.catalogue(REVIEWER.id) as client:
            await submit(client, first.build().content, NOTE)
        async with workspace.catalogue() as client:
            await client.desk.approve(1, "同意上架。")
            await client.shelf.rate(RELEASED, 4, RATING)
        await Publishing(workspace).install(RELEASED, "1.0.0")
        later = replace(first, folder=folder / "later", version="1.1.0", instructions=CONCLUSION)
        async with workspace.catalogue(REVIEWER.id) as client:
            await submit(client, later.build().content, NOTE)


def _papers(folder: Path) -> list[Path]:
    folder.mkdir(parents=True)
    texts = {"值班规定.md": RULES, LONG: PLAN, "空白.md": ""}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in texts]


async def _load(workspace: Workspace, papers: list[Path]) -> None:
    base = await workspace.knowledge.create(BASE)
    await base.add(papers)


def _agent(workspace: Workspace) -> AgentFolder:
    folder = workspace.agents.create(AGENT, name=NAME)
    folder.save_agent(
        Agent(
            id=AGENT,
            name=NAME,
            version="1.0.0",
            purpose="查值班规定",
            owner="示例市应急管理局",
            opening=Opening(greeting="我依据值班规定回答。", starters=(QUESTION,)),
            knowledge=Knowledge(bases=(BASE,), nothing_found="规定里没有。"),
            tools=(ToolUse(tool="calendar"),),
        )
    )
    folder.save_instructions("只依据资料回答，注明出处。")
    cited = ExpectedCitation(document="值班规定.md", place="第一条")
    cases = (TestCase(question=QUESTION, contains=("8时30分",), cites=(cited,)), TestCase(question=WRONG))
    folder.save_tests(TestSuite(cases=cases))
    return folder
