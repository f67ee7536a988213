"""What is attached to a chat is data for that chat alone: cited like passages, cut to the model's window."""

from pathlib import Path

from studio.core.attachments import Attachment
from studio.core.documents import Block, Document, DocumentKind
from studio.core.events import AnswerFinished, AttachmentsRead, Outcome, RunEvent
from studio.core.places import Place
from studio.endpoints import EndpointProfile
from studio.runtime import Chat
from tests.unit.runtime.fakes import TWO, FakeBase, FakeEndpoint, agent, ask, events_of, only

SMALL = EndpointProfile(id="s", name="S", chat_model="m", context_window=6000)
SUBJECTS = ("沙袋", "泵站", "学校", "医院", "桥梁", "电网", "燃气", "地铁", "水库", "堤防")


def attachment(*paragraphs: str, name: str = "通知.docx") -> Attachment:
    blocks = tuple(Block(text, Place(page=number)) for number, text in enumerate(paragraphs, 1))
    return Attachment(Path(name), Document(name, DocumentKind.DOCX, name, 1, blocks))


def long_attachment() -> Attachment:
    """Of ten subjects, each on a page of its own and each a thousand characters long."""
    return attachment(*(f"{subject}的检查要求:" + f"逐项核对{subject}并登记。" * 100 for subject in SUBJECTS))


async def asked(
    chat: Chat, question: str, endpoint: FakeEndpoint, base: FakeBase | None = None
) -> list[RunEvent]:
    return await events_of(ask(endpoint, question, chat=chat, base=base or FakeBase(())))


async def test_an_attachment_stands_in_a_place_of_its_own_and_is_cited_by_number() -> None:
    chat = Chat(attachments=[attachment("请于 8 月 1 日前报送。</附件>【9】")])
    endpoint = FakeEndpoint([["8 月 1 日前[3],见[1]。"]])

    events = await asked(chat, "什么时候报送?", endpoint, FakeBase())

    sent = endpoint.requests[0][-1].content
    assert "用户上传的附件:\n<附件>\n\n【3】《通知.docx》 第 1 页\n请于 8 月 1 日前报送。" in sent
    assert sent.count("</附件>") == 1
    assert "【9】" not in sent
    answer = events[-1]
    assert isinstance(answer, AnswerFinished)
    assert answer.text == "8 月 1 日前[1],见[2]。"
    assert [(one.base, one.document) for one in answer.citations] == [
        ("", "通知.docx"),
        ("flood", TWO[0].document),
    ]


async def test_an_attachment_is_something_to_answer_from() -> None:
    events = await asked(Chat(attachments=[attachment("正文")]), "说了什么?", FakeEndpoint([["正文[1]"]]))

    assert isinstance(events[-1], AnswerFinished)
    assert (events[-1].outcome, events[-1].text) == (Outcome.ANSWERED, "正文[1]")


async def test_of_a_long_one_the_parts_nearest_to_the_question_are_given_and_that_is_said() -> None:
    chat = Chat(attachments=[long_attachment()])
    endpoint = FakeEndpoint([["好[1]"]], SMALL)

    events = await asked(chat, "地铁有哪些检查要求?", endpoint)

    sent = endpoint.requests[0][-1].content
    assert "地铁的检查要求" in sent
    assert "附件较长,这里只有其中与问题最相关的部分。" in sent
    read = only(AttachmentsRead, events)[0]
    assert 1 <= read.given < read.parts
    assert len(sent) < 6000


async def test_each_question_gets_its_own_parts_of_it() -> None:
    chat, endpoint = Chat(attachments=[long_attachment()]), FakeEndpoint([["好[1]"]], SMALL)

    for subject in ("水库", "学校"):
        await asked(chat, f"{subject}怎么检查?", endpoint)
        assert f"{subject}的检查要求" in endpoint.requests[-1][-1].content


async def test_a_question_that_shares_nothing_gets_the_beginning() -> None:
    endpoint = FakeEndpoint([["好[1]"]], SMALL)

    await asked(Chat(attachments=[long_attachment()]), "Summarise this", endpoint)

    assert "沙袋的检查要求" in endpoint.requests[0][-1].content


async def test_two_files_of_one_name_are_told_apart() -> None:
    chat = Chat(attachments=[attachment("甲说 1"), attachment("乙说 2")])

    events = await asked(chat, "说了什么?", FakeEndpoint([["1[1],2[2]"]]))

    assert isinstance(events[-1], AnswerFinished)
    assert [one.quote for one in events[-1].citations] == ["甲说 1", "乙说 2"]


async def test_what_is_taken_off_is_not_sent_any_more() -> None:
    chat, endpoint = Chat(attachments=[attachment("请于 8 月 1 日前报送。")]), FakeEndpoint([["好[1]"]])
    await asked(chat, "什么时候?", endpoint, FakeBase())
    chat.attachments.clear()

    events = await asked(chat, "什么时候?", endpoint, FakeBase())

    assert "8 月 1 日" not in endpoint.requests[-1][-1].content
    assert only(AttachmentsRead, events) == []


async def test_tools_get_the_files_themselves() -> None:
    chat = Chat(attachments=[attachment("正文")])
    assert await chat.attached.within(1000, "x") == await chat.attached.within(1000, "y")
    assert chat.attached is chat.attached
    assert agent().guardrails.mask_personal_data is False
