"""Whatever ends a run, its exchange is kept with what was written, and can be gone on with."""

import asyncio
from collections.abc import AsyncGenerator, Iterator
from contextlib import aclosing
from pathlib import Path

import pytest

from studio.conversations import (
    Conversation,
    ConversationStore,
    Exchange,
    Keeper,
    Standing,
    form_of,
    made_in,
    restore,
    shown_events,
)
from studio.core.artifacts import Artifact
from studio.core.attachments import Attachment
from studio.core.documents import Document, DocumentKind
from studio.core.events import (
    ArtifactMade,
    ConfirmationAsked,
    FormUpdated,
    HistorySummarised,
    RunEvent,
    RunFailed,
    TextDelta,
)
from studio.core.forms import FilledField, FilledForm
from studio.core.i18n import Words
from studio.core.passages import Trouble
from studio.core.places import Language
from studio.core.proposals import Effect, Proposal
from studio.runtime import Chat, Turn
from studio.wording import explain_trouble
from tests.unit.conversations.sayings import answering, said, started


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    made = ConversationStore(tmp_path / "conversations.sqlite3")
    yield made
    made.close()


@pytest.fixture
def begun(store: ConversationStore) -> Conversation:
    return store.begin("flood", "甲")


def restored(store: ConversationStore, begun: Conversation, tip: str = "") -> Chat:
    chat = Chat(turns=[Turn("别的", "别的")], memory={"other": {}})
    restore(chat, store.way(begun.id, tip))
    return chat


async def run_of(*events: RunEvent) -> AsyncGenerator[RunEvent, None]:
    for event in events:
        yield event


async def test_an_answer_is_kept_with_what_the_tools_remember(
    store: ConversationStore, begun: Conversation
) -> None:
    keeper = Keeper(store, begun, Exchange.begun("甲"), Chat(memory={"form": {"values": {"地点": "北关"}}}))

    heard = [event async for event in keeper.keep(run_of(*answering("甲", "答案")))]

    (kept,) = store.way(begun.id)
    assert len(heard) == 4, "every event is passed on"
    assert (kept.answer, kept.standing) == ("答案", Standing.ANSWERED)
    assert kept.memory == {"form": {"values": {"地点": "北关"}}}


async def test_a_new_conversation_begins_with_its_first_question_and_what_was_attached(
    store: ConversationStore, tmp_path: Path
) -> None:
    notice = tmp_path / "通知.txt"
    notice.write_text("今晚有雨", encoding="utf-8")
    gone = tmp_path / "已删.txt"
    read = Document(name="通知.txt", kind=DocumentKind.TEXT, digest="", pages=1, blocks=())
    chat = Chat(attachments=[Attachment(notice, read), Attachment(gone, read)])
    begun = Conversation.begun_now("flood", "甲\n乙", "防汛值班助手")
    keeper = Keeper(store, begun, Exchange.begun("甲"), chat)

    async for event in keeper.keep(run_of(*answering("甲", "答案"))):
        if isinstance(event, TextDelta):
            (asked,) = store.way(begun.id)
            assert asked.standing is Standing.UNDER_WAY, "it is there before there is an answer"

    assert [kept.title for kept in store.of("flood")] == ["甲"]
    assert store.way(begun.id)[0].attachments == ("通知.txt", "已删.txt")


async def test_a_failed_and_a_stopped_answer_are_kept_as_far_as_they_went(
    store: ConversationStore, begun: Conversation
) -> None:
    trouble = Trouble(name="AnswerBroken", facts={})
    failing = Keeper(store, begun, Exchange.begun("甲"), Chat())
    async for _ in failing.keep(
        run_of(started("甲"), TextDelta(text="由"), RunFailed(trouble=trouble, text="由"))
    ):
        pass
    (failed,) = store.way(begun.id)
    stopping = Keeper(store, begun, Exchange.begun("甲"), Chat())
    async with aclosing(stopping.keep(run_of(*answering("甲", "答案很长")))) as events:
        async for event in events:
            if isinstance(event, TextDelta):
                break
    (stopped,) = store.way(begun.id)

    assert (failed.answer, failed.standing) == ("由", Standing.FAILED)
    assert (stopped.answer, stopped.standing) == ("答案", Standing.STOPPED)


async def test_a_long_answer_is_noted_while_it_is_written(
    store: ConversationStore, begun: Conversation, tmp_path: Path
) -> None:
    keeper = Keeper(store, begun, Exchange.begun("甲"), Chat(), every=0.001)
    noted = asyncio.Event()

    async def slow() -> AsyncGenerator[RunEvent, None]:
        yield TextDelta(text="写到这里")
        await noted.wait()

    async with aclosing(keeper.keep(slow())) as events:
        await anext(events)
        while not (await asyncio.to_thread(store.way, begun.id))[0].answer:
            pass
        (kept,) = store.way(begun.id)

    assert (kept.answer, kept.standing) == ("写到这里", Standing.UNDER_WAY)


async def test_an_answer_goes_on_when_it_cannot_be_kept(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    store = ConversationStore(blocked / "conversations.sqlite3")
    keeper = Keeper(store, Conversation.begun_now("flood", "甲"), Exchange.begun("甲"), Chat())

    heard = [event async for event in keeper.keep(run_of(*answering("甲", "答案")))]

    assert len(heard) == 4
    assert keeper.trouble is not None


def test_a_chat_is_restored_as_it_was_at_that_place(store: ConversationStore, begun: Conversation) -> None:
    first = said(store, begun, "甲", "第一")
    store.remember(first.id, {"form": {"values": {"地点": "北关"}}})
    second = said(store, begun, "乙", "第二", parent=first.id)
    store.finish(
        second.id,
        [HistorySummarised(turns=1, text="先问了甲"), *answering("乙", "第二")],
        Standing.ANSWERED,
        {"form": {"values": {"地点": "南关"}}},
    )

    whole, before = restored(store, begun), restored(store, begun, first.id)

    assert whole.turns == [Turn("甲", "第一"), Turn("乙", "第二")]
    assert (whole.summary, whole.summarised) == ("先问了甲", 1)
    assert whole.memory == {"form": {"values": {"地点": "南关"}}}
    assert before.turns == [Turn("甲", "第一")]
    assert before.memory == {"form": {"values": {"地点": "北关"}}}


def test_what_broke_off_is_not_told_to_the_model_again(store: ConversationStore, begun: Conversation) -> None:
    store.add(begun.id, Exchange.begun("甲"))

    assert restored(store, begun).turns == []


def test_the_last_form_and_the_files_that_were_made_are_known(
    store: ConversationStore, begun: Conversation, tmp_path: Path
) -> None:
    there = tmp_path / "快报.docx"
    there.write_bytes(b"PK")
    forms = [
        FilledForm(tool="form", title="快报", fields=(FilledField(name="a", label="地点", value=value),))
        for value in ("北关", "南关")
    ]
    made = [
        ArtifactMade(artifact=Artifact(name=path.name, path=path))
        for path in (there, tmp_path / "旧快报.docx")
    ]
    exchange = Exchange.begun("甲")
    store.add(begun.id, exchange)
    store.finish(exchange.id, [*(FormUpdated(form=form) for form in forms), *made], Standing.STOPPED, {})
    way = store.way(begun.id)

    assert form_of(way) == forms[1]
    assert [artifact.name for artifact in made_in(way)] == ["快报.docx", "旧快报.docx"]


def test_what_broke_off_is_shown_as_such_and_asks_for_no_consent(
    store: ConversationStore, begun: Conversation, tmp_path: Path
) -> None:
    exchange = Exchange.begun("甲")
    store.add(begun.id, exchange)
    proposal = Proposal(tool="form", effect=Effect.WRITES_FILE, target="a.docx", content="")
    store.note(exchange.id, [TextDelta(text="由"), ConfirmationAsked(call="1", proposal=proposal)])
    store.close()

    *_, written, end = shown_events(store.way(begun.id)[0])

    assert written == TextDelta(text="由")
    assert isinstance(end, RunFailed)
    assert "关闭了程序" in explain_trouble(end.trouble, Words(Language.ZH)).happened


async def test_text_that_is_none_stops_no_answer(store: ConversationStore) -> None:
    begun = Conversation.begun_now("flood", "\ud800\u202e题\n第二行")
    keeper = Keeper(store, begun, Exchange.begun("\ud800题"), Chat())

    heard = [event async for event in keeper.keep(run_of(*answering("题", "半个\ud83d字")))]

    assert len(heard) == 4
    assert store.get(begun.id).title == "题"
    assert store.way(begun.id)[0].question == "?题"
