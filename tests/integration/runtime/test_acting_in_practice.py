"""The studio's own tools over real HTTP with the practice endpoint: with functions, and as R1 without."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import Agent
from studio.core.events import AnswerFinished, ArtifactMade, ToolCalled
from studio.core.proposals import makes_files_only
from studio.endpoints import PRACTICE, Endpoint, PracticeServer
from studio.runtime import Chat, Means, run_agent

DUTIES = """部门,职责事项,依据
示例市路灯管理所,城市道路路灯设施维护和不亮处置,路灯管理办法第五条
示例市排水管理所,雨水井盖缺失和下水道堵塞处置,排水条例第八条
"""
READINGS = """站点,区县,日期,雨量
东湖站,东湖区,2026-05-01,35
东湖站,东湖区,2026-05-02,80
西山站,西山区,2026-05-01,22
"""
POLICIES = """政策名称,条件,金额,依据
稳岗补贴,职工人数 >= 10,职工人数 × 500,示人社〔2026〕3号
"""
FIELDS = [{"label": "来电人", "personal": True}, {"label": "联系电话", "kind": "phone", "personal": True},
          {"label": "事发地点"}, {"label": "诉求内容", "kind": "long_text"}]  # fmt: skip
FORM = {"tool": "form", "settings": {"title": "工单", "fields": FIELDS}}
DISPATCH = {"tool": "dispatch", "settings": {"sources": [{"file": "files/duties.csv"}]}}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "files").mkdir()
    for name, text in (("duties", DUTIES), ("readings", READINGS), ("policies", POLICIES)):
        (tmp_path / "files" / f"{name}.csv").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture(params=["functions", "r1"])
async def endpoint(request: pytest.FixtureRequest) -> AsyncIterator[Endpoint]:
    r1 = request.param == "r1"
    async with PracticeServer(faults=["r1"] if r1 else []) as url:
        model = "DeepSeek-R1" if r1 else "practice"
        async with Endpoint(PRACTICE.model_copy(update={"base_url": url, "chat_model": model})) as ready:
            yield ready


class Talk:
    """One conversation; `calls`, `text` and `files` are of its last answer."""

    def __init__(self, endpoint: Endpoint, folder: Path, instructions: str, *tools: dict[str, Any]) -> None:
        told = {"id": "a", "name": "助手", "knowledge": {"only_from_knowledge": False}, "tools": tools}
        self._agent, self._instructions = Agent.model_validate(told), instructions
        self._endpoint, self._means = endpoint, Means(folder=folder, consent=makes_files_only)
        self._chat = Chat()

    async def say(self, question: str) -> None:
        run = run_agent(self._agent, self._instructions, question, chat=self._chat, endpoint=self._endpoint,
                        bases=[], means=self._means)  # fmt: skip
        events = [event async for event in run]
        ending = events[-1]
        assert isinstance(ending, AnswerFinished), ending
        self.text = ending.text
        self.calls = [(event.tool, event.arguments) for event in events if isinstance(event, ToolCalled)]
        self.files = [event.artifact.name for event in events if isinstance(event, ArtifactMade)]


async def test_a_report_is_dispatched_and_two_at_once(endpoint: Endpoint, folder: Path) -> None:
    talk = Talk(endpoint, folder, "你是派单助手,按清单派单。", DISPATCH)

    await talk.say("小区门口的井盖没了,差点摔进去")
    assert talk.calls == [("dispatch", {"report": "小区门口的井盖没了,差点摔进去"})]
    assert "示例市排水管理所" in talk.text

    await talk.say("路灯不亮和下水道堵塞分别归哪个部门管?")
    assert len(talk.calls) == 2
    assert "示例市路灯管理所" in talk.text
    assert "示例市排水管理所" in talk.text


async def test_a_form_fills_up_and_the_report_is_dispatched(endpoint: Endpoint, folder: Path) -> None:
    instructions = "先用工具“form”登记工单,工单导出后再用工具“dispatch”给出承办部门。"
    talk = Talk(endpoint, folder, instructions, FORM, DISPATCH)

    await talk.say("示例路12号门口路灯不亮三天了")
    assert [name for name, _ in talk.calls] == ["form"]
    assert "来电人" in talk.text

    await talk.say("我叫张示例,电话13800000000")
    assert [name for name, _ in talk.calls] == ["form", "dispatch"]
    assert talk.files
    assert "示例市路灯管理所" in talk.text


async def test_a_table_is_asked(endpoint: Endpoint, folder: Path) -> None:
    tables = {"tool": "tables", "settings": {"files": ["files/readings.csv"]}}
    talk = Talk(endpoint, folder, "你是数据助手。", tables)

    await talk.say("哪个站点雨量最大?")
    assert "| 东湖站 | 东湖区 | 2026-05-02 | 80 |" in talk.text

    await talk.say("各区县的雨量合计是多少?")
    assert "| 东湖区 | 115 |" in talk.text


async def test_a_policy_asks_for_what_is_missing_and_computes(endpoint: Endpoint, folder: Path) -> None:
    talk = Talk(
        endpoint, folder, "你是政策助手。", {"tool": "policy", "settings": {"files": ["files/policies.csv"]}}
    )

    await talk.say("我们公司能享受哪些补贴?")
    assert "职工人数" in talk.text

    await talk.say("35名职工")
    assert "17500" in talk.text


async def test_a_warning_becomes_a_document(endpoint: Endpoint, folder: Path) -> None:
    talk = Talk(endpoint, folder, "你是公文助手。", {"tool": "official_document"})

    await talk.say("气象台8月10日发布台风黄色预警。请起草一份关于做好台风防御工作的通知,发给各区县。")
    arguments = talk.calls[0][1]
    assert (arguments["kind"], arguments["title"]) == ("通知", "关于做好台风防御工作的通知")
    assert "台风黄色预警" in json.dumps(arguments, ensure_ascii=False)
    assert talk.files == ["关于做好台风防御工作的通知.docx"]
