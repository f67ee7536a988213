"""With the practice endpoint: a warning becomes a notice, a talk becomes a form, each agreed to first."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from studio.core.agents import Agent, Knowledge, ToolUse
from studio.core.attachments import Attachment
from studio.core.documents import Block, Document, DocumentKind
from studio.core.events import ArtifactMade, ConfirmationAsked, FormUpdated, RunEvent
from studio.core.places import Place
from studio.core.proposals import Proposal
from studio.documents.reading import read_document
from studio.endpoints import PRACTICE, Endpoint, PracticeServer
from studio.runtime import Chat, run_agent
from studio.runtime.means import Means

WARNING = """示例市气象台2026年11月27日10时发布台风黄色预警信号：
今年第9号台风“示例”预计28日凌晨到下午在我市沿海登陆，阵风9到11级。
请各地做好人员转移、船只回港和城市内涝防范。"""
NOTICE = ToolUse(tool="official_document", settings={"issuer": "示例市应急管理局", "code": "示应急"})
FORM = ToolUse(
    tool="form",
    settings={
        "title": "灾情快报",
        "fields": [
            {"label": "险情类别", "kind": "choice", "choices": ["城区内涝", "山洪灾害"]},
            {"label": "地点"},
            {"label": "积水深度（厘米）", "kind": "number"},
            {"label": "有无人员被困", "kind": "yes_no", "choices": ["有", "无"]},
            {"label": "报告人电话", "kind": "phone", "personal": True},
        ],
    },
)


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    async with PracticeServer() as url, Endpoint(PRACTICE.model_copy(update={"base_url": url})) as ready:
        yield ready


async def asked(
    endpoint: Endpoint, use: ToolUse, chat: Chat, question: str, *, agrees: bool = True
) -> list[RunEvent]:
    agent = Agent(id="writer", name="公文助手", knowledge=Knowledge(only_from_knowledge=False), tools=(use,))

    async def consent(proposal: Proposal) -> bool:
        return agrees

    told = run_agent(
        agent,
        "按对方说的做。",
        question,
        chat=chat,
        endpoint=endpoint,
        bases=[],
        means=Means(consent=consent),
    )
    return [event async for event in told]


def attached(text: str) -> Attachment:
    blocks = tuple(Block(line, Place()) for line in text.split("\n"))
    return Attachment(Path("预警.txt"), Document("预警.txt", DocumentKind.TEXT, "", 1, blocks))


def only(kind: type[Any], events: list[RunEvent]) -> list[Any]:
    return [event for event in events if isinstance(event, kind)]


async def test_a_warning_becomes_a_notice_in_one_talk(endpoint: Endpoint, tmp_path: Path) -> None:
    chat = Chat(attachments=[attached(WARNING)], make_folder=lambda: tmp_path)
    question = "根据附件的预警起草一份关于做好第9号台风防御工作的通知，主送各县（市、区）人民政府"

    refused = await asked(endpoint, NOTICE, chat, question, agrees=False)
    events = await asked(endpoint, NOTICE, chat, question)

    assert len(only(ConfirmationAsked, refused)) == 1
    assert not only(ArtifactMade, refused)
    (made,) = only(ArtifactMade, events)
    read = read_document(made.artifact.path).text
    for wanted in (
        "关于做好第9号台风防御工作的通知",
        "各县（市、区）人民政府：",
        "阵风9到11级",
        "示例市应急管理局",
    ):
        assert wanted in read
    (confirmation,) = only(ConfirmationAsked, events)
    assert confirmation.proposal.content == "\n".join(line.text for line in made.artifact.paper)


async def test_a_talk_becomes_a_form(endpoint: Endpoint, tmp_path: Path) -> None:
    chat = Chat(make_folder=lambda: tmp_path)

    first = await asked(endpoint, FORM, chat, "报一起险情：地点：北关涵洞，城区内涝，积水深度60厘米")
    last = await asked(endpoint, FORM, chat, "没有人被困，电话13800000000")

    (form,) = (event.form for event in only(FormUpdated, first))
    assert {field.label: field.value for field in form.fields if field.value} == {
        "险情类别": "城区内涝", "地点": "北关涵洞", "积水深度（厘米）": "60"
    }  # fmt: skip
    assert not only(ArtifactMade, first)
    assert only(FormUpdated, last)[-1].form.confirmed
    (made,) = only(ArtifactMade, last)
    assert "13800000000" in read_document(made.artifact.path).text
