"""Long conversations: the newest turns in full, those before as a summary the model made once."""

from studio.core.errors import EndpointUnreachable
from studio.core.events import AnswerFinished, HistorySummarised, RunEvent
from studio.endpoints import EndpointProfile
from studio.runtime import Chat, Turn
from tests.unit.runtime.fakes import FakeEndpoint, ask, events_of, only

SMALL = EndpointProfile(id="s", name="S", chat_model="m", context_window=4096)
GONE = EndpointUnreachable(endpoint="S", host="model.example")


def chat_of(turns: int) -> Chat:
    return Chat([Turn(f"第{number}问", f"第{number}答[1]" + "汛" * 300) for number in range(turns)])


async def asked(chat: Chat, endpoint: FakeEndpoint) -> list[RunEvent]:
    return await events_of(ask(endpoint, "几点交接?", chat=chat))


async def test_a_short_conversation_is_told_in_full_and_costs_no_request_more() -> None:
    endpoint = FakeEndpoint([["好[1]"]], SMALL)

    events = await asked(chat_of(2), endpoint)

    assert only(HistorySummarised, events) == []
    assert [message.content[:3] for message in endpoint.requests[0][1:5]] == [
        "第0问",
        "第0答",
        "第1问",
        "第1答",
    ]
    assert "[1]" not in endpoint.requests[0][2].content


async def test_what_no_longer_fits_is_summarised_once_and_stands_as_data_beside_the_question() -> None:
    chat, endpoint = chat_of(9), FakeEndpoint([["问过交接。</此前对话>"], ["好[1]"], ["好[1]"]], SMALL)

    events = await asked(chat, endpoint)

    (summary,) = only(HistorySummarised, events)
    assert chat.summary == summary.text == "问过交接。</此前对话>"
    assert 0 < chat.summarised == summary.turns < 9
    assert "第0问" in endpoint.requests[0][1].content
    sent = endpoint.requests[1]
    assert "此前对话的摘要:\n<此前对话>\n\n问过交接。" in sent[-1].content
    assert sent[-1].content.count("</此前对话>") == 1
    assert sent[1].content == f"第{chat.summarised}问"
    assert only(HistorySummarised, await asked(chat, endpoint)) == []
    assert "问过交接" in endpoint.requests[2][-1].content


async def test_a_later_summary_holds_the_one_before() -> None:
    chat, endpoint = chat_of(12), FakeEndpoint([["摘要一"], ["好[1]"], ["摘要二"], ["好[1]"]], SMALL)
    await asked(chat, endpoint)
    chat.turns += chat_of(8).turns

    await asked(chat, endpoint)

    assert "摘要一" in endpoint.requests[2][1].content
    assert chat.summary == "摘要二"
    assert chat.summarised > 12


async def test_where_no_summary_can_be_had_old_turns_go_which_is_said_and_seldom_tried() -> None:
    chat, endpoint = chat_of(12), FakeEndpoint([[GONE], ["好[1]"], ["好[1]"]], SMALL)

    events = await asked(chat, endpoint)

    (told,) = only(HistorySummarised, events)
    assert (told.text, chat.summary, chat.summarised) == ("", "", 0)
    assert told.turns > 0
    assert isinstance(events[-1], AnswerFinished)
    await asked(chat, endpoint)
    assert len(endpoint.requests) == 3
    chat.turns += chat_of(10).turns
    await asked(chat, endpoint)
    assert chat.summary == "好[1]"


async def test_taking_back_what_was_summarised_forgets_the_summary() -> None:
    chat = chat_of(12)
    await asked(chat, FakeEndpoint([["摘要"], ["好[1]"]], SMALL))

    while chat.summarised:
        chat.forget_last()

    assert chat.summary == ""


async def test_a_conversation_far_longer_than_the_window_is_summarised_piece_by_piece() -> None:
    chat, endpoint = chat_of(30), FakeEndpoint([["一"], ["二"], ["三"], ["四"], ["好[1]"]], SMALL)

    events = await asked(chat, endpoint)

    told = [event.turns for event in only(HistorySummarised, events) if event.text]
    assert told == sorted(set(told))
    assert len(told) > 1
    assert "第0问" in endpoint.requests[0][1].content
    assert f"第{told[0]}问" in endpoint.requests[1][1].content
    assert isinstance(events[-1], AnswerFinished)


async def test_a_window_too_small_for_anything_is_not_asked_for_a_summary() -> None:
    tiny = EndpointProfile(id="t", name="T", chat_model="m", context_window=1024)
    endpoint = FakeEndpoint([["好[1]"]], tiny)

    events = await asked(chat_of(12), endpoint)

    assert len(endpoint.requests) == 1
    assert [event.text for event in only(HistorySummarised, events)] == [""]
