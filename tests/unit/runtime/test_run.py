"""A question goes in, events come out."""

import pytest
from pydantic import TypeAdapter

from studio.core.agents import Guardrails, Knowledge
from studio.core.errors import EndpointUnreachable, KnowledgeDamaged
from studio.core.events import (
    AnswerFinished,
    AskedCall,
    ModelAnswered,
    ModelAsked,
    Outcome,
    PassagesFound,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
)
from studio.endpoints import CutPiece, EndpointProfile, Role, TextWasThinking, ThinkingPiece, UsagePiece
from studio.runtime import Chat, Turn
from studio.runtime.flow import AnswerFlow
from tests.unit.runtime.fakes import (
    NOTHING,
    TWO,
    FakeBase,
    FakeEndpoint,
    agent,
    ask,
    call,
    events_of,
    only,
    passage,
    text_of,
)

GONE = EndpointUnreachable(endpoint="City", host="model.example")


def finished(events: list[RunEvent]) -> AnswerFinished:
    assert isinstance(events[-1], AnswerFinished), events[-1]
    return events[-1]


def failed(events: list[RunEvent]) -> RunFailed:
    assert isinstance(events[-1], RunFailed), events[-1]
    return events[-1]


async def test_an_answer_streams_with_its_passages_and_ends_with_its_citations() -> None:
    endpoint = FakeEndpoint([[ThinkingPiece("想"), "超过 2 米", "时启动[1", "]。", UsagePiece(90, 12)]])

    events = await events_of(ask(endpoint))

    kinds = [type(event) for event in events]
    assert kinds[:4] == [RunStarted, PassagesFound, ModelAsked, ThinkingDelta]
    assert kinds[-2:] == [ModelAnswered, AnswerFinished]
    answer = finished(events)
    assert (answer.outcome, answer.text) == (Outcome.ANSWERED, "超过 2 米时启动[1]。")
    assert text_of(events) == answer.text
    assert [(citation.number, citation.document, citation.quote) for citation in answer.citations] == [
        (1, "防汛应急预案.docx", TWO[0].text)
    ]
    assert (answer.usage.prompt_tokens, answer.usage.completion_tokens) == (90, 12)
    assert answer.timings.first_text is not None
    assert answer.timings.retrieval <= answer.timings.first_text <= answer.timings.total
    assert answer.trouble is None
    read: TypeAdapter[RunEvent] = TypeAdapter(RunEvent)
    assert [read.validate_json(event.model_dump_json()) for event in events] == events


async def test_reasoning_that_came_as_text_is_no_part_of_the_answer() -> None:
    endpoint = FakeEndpoint([["先看一下[2]。", TextWasThinking(), "超过 2 米时启动[1]。"]])

    answer = finished(await events_of(ask(endpoint)))

    assert answer.text == "超过 2 米时启动[1]。"
    assert [citation.quote for citation in answer.citations] == [TWO[0].text]


async def test_what_came_back_of_each_request_is_told_with_what_broke_it_off() -> None:
    endpoint = FakeEndpoint([["我先查。", call("knowledge_search", "{")], ["好", GONE]])

    events = await events_of(ask(endpoint, of=agent(tools=("knowledge_search",))))

    first, second = only(ModelAnswered, events)
    assert (first.text, first.calls) == (
        "我先查。",
        (AskedCall(call="c1", tool="knowledge_search", arguments="{"),),
    )
    assert (second.text, second.trouble and second.trouble.name) == ("好", "EndpointUnreachable")


async def test_a_run_says_first_who_answers() -> None:
    started = (await events_of(ask(FakeEndpoint([["好[1]"]]))))[0]

    assert started == RunStarted(
        agent="flood-duty", question="什么时候启动Ⅱ级响应?", endpoint="City", model="r1", practice=False
    )


async def test_without_passages_the_fixed_reply_comes_without_asking_the_model() -> None:
    endpoint = FakeEndpoint([["从脑子里编的"]])

    events = await events_of(ask(endpoint, base=FakeBase(())))

    assert endpoint.requests == []
    assert (finished(events).outcome, finished(events).text) == (Outcome.NOTHING_FOUND, NOTHING)
    assert text_of(events) == NOTHING


async def test_an_agent_with_no_fixed_reply_has_one_in_the_language_of_the_question() -> None:
    plain = agent(knowledge=Knowledge(bases=("flood",)))

    chinese = await events_of(ask(FakeEndpoint([[]]), of=plain, base=FakeBase(())))
    english = await events_of(ask(FakeEndpoint([[]]), "Who is on duty?", of=plain, base=FakeBase(())))

    assert finished(chinese).text == "知识库中没有找到这个问题的答案。"
    assert finished(english).text == "The knowledge base holds no answer to this question."


async def test_an_agent_that_may_know_more_asks_the_model_even_without_passages() -> None:
    free = agent(knowledge=Knowledge(bases=("flood",), only_from_knowledge=False))

    events = await events_of(ask(FakeEndpoint([["你好[1]!"]]), "你好", of=free, base=FakeBase(())))

    assert (finished(events).outcome, finished(events).text) == (Outcome.ANSWERED, "你好!")
    assert finished(events).trouble is None


@pytest.mark.parametrize("said", [NOTHING, "知识库中没有找到相关规定", f" {NOTHING}\n", f"{NOTHING}[1][2]"])
async def test_the_fixed_reply_from_the_model_is_no_answer_and_cites_nothing(said: str) -> None:
    events = await events_of(ask(FakeEndpoint([list(said)])))

    answer = finished(events)
    assert (answer.outcome, answer.citations, answer.trouble) == (Outcome.NOTHING_FOUND, (), None)
    assert "[" not in answer.text
    assert text_of(events) == answer.text
    found = next(event.passages for event in events if isinstance(event, PassagesFound))
    assert [near.quote for near in answer.nearest] == [passage.text for passage in found[:3]]


async def test_an_answer_that_names_no_passage_is_kept_and_marked() -> None:
    answer = finished(await events_of(ask(FakeEndpoint([["超过 2 米时启动。"]]))))

    assert (answer.outcome, answer.citations) == (Outcome.ANSWERED, ())
    assert answer.trouble is not None
    assert answer.trouble.name == "AnswerUncited"


@pytest.mark.parametrize(("filtered", "name"), [(False, "AnswerCut"), (True, "AnswerFiltered")])
async def test_an_answer_that_was_cut_is_kept_and_marked(filtered: bool, name: str) -> None:
    endpoint = FakeEndpoint([["超过 2 米时[1]，还要", CutPiece(filtered)]])

    answer = finished(await events_of(ask(endpoint)))

    assert answer.text == "超过 2 米时[1]，还要"
    assert answer.trouble is not None
    assert answer.trouble.name == name


async def test_turning_a_question_down_needs_no_source() -> None:
    answer = finished(await events_of(ask(FakeEndpoint([["这个问题我不能回答。"]]))))

    assert answer.trouble is None


async def test_with_the_endpoint_gone_the_passages_are_quoted_and_it_is_said_why() -> None:
    events = await events_of(ask(FakeEndpoint([[ThinkingPiece("想"), GONE]])))

    answer = finished(events)
    assert answer.outcome is Outcome.QUOTED
    assert answer.trouble is not None
    assert answer.trouble.name == "EndpointUnreachable"
    assert [citation.number for citation in answer.citations] == [1, 2]
    assert all(passage.text in answer.text for passage in TWO)
    assert text_of(events) == answer.text


async def test_numbers_inside_a_quoted_passage_are_not_taken_for_citations() -> None:
    base = FakeBase([passage("见注[7]与办法[2025]12号。", "预案[1].docx")])

    answer = finished(await events_of(ask(FakeEndpoint([[GONE]]), base=base)))

    assert "见注〔7〕与办法[2025]12号。 [1]" in answer.text
    assert "预案〔1〕.docx" in answer.text


async def test_with_endpoint_and_passages_gone_the_run_fails() -> None:
    free = agent(knowledge=Knowledge(bases=("flood",), only_from_knowledge=False))

    assert failed(await events_of(ask(FakeEndpoint([[GONE]]), of=free, base=FakeBase(())))).trouble == (
        trouble("EndpointUnreachable", endpoint="City", host="model.example")
    )


async def test_an_answer_that_breaks_off_keeps_what_was_written() -> None:
    events = await events_of(ask(FakeEndpoint([["超过 2 米时", "启动[1", GONE]])))

    assert failed(events).text == "超过 2 米时启动" == text_of(events)


async def test_a_model_that_says_nothing_at_all_is_as_good_as_gone() -> None:
    answer = finished(await events_of(ask(FakeEndpoint([[ThinkingPiece("想了很久")]]))))

    assert answer.outcome is Outcome.QUOTED
    assert answer.trouble is not None
    assert answer.trouble.name == "AnswerBroken"


async def test_a_damaged_base_fails_the_run() -> None:
    base = FakeBase(trouble=KnowledgeDamaged(base="flood"))

    assert failed(await events_of(ask(FakeEndpoint([["x"]]), base=base))).trouble.name == "KnowledgeDamaged"


@pytest.mark.parametrize("question", ["", "  \n\t", "\u200b\u200d", "???", "\U000e0041"])
async def test_no_question_is_said_so(question: str) -> None:
    events = await events_of(ask(FakeEndpoint([["x"]]), question))

    assert [type(event) for event in events] == [RunStarted, RunFailed]
    assert failed(events).trouble.name == "QuestionEmpty"


async def test_a_question_longer_than_the_model_can_read_is_refused_with_the_limit() -> None:
    small = EndpointProfile(id="s", name="S", chat_model="m", context_window=3000)

    events = await events_of(ask(FakeEndpoint([["x"]], profile=small), "汛" * 1001))

    assert failed(events).trouble.facts == {"agent": "防汛值守助手", "characters": 1001, "limit": 1000}


async def test_what_nobody_sees_in_a_question_reaches_neither_search_nor_model() -> None:
    endpoint, base = FakeEndpoint([["好[1]"]]), FakeBase()

    await events_of(ask(endpoint, "启动\u200bⅡ级\U000e0049响应的条件", base=base))

    assert base.asked == ["启动Ⅱ级响应的条件"]
    assert endpoint.requests[0][-1].content.endswith("问题:启动Ⅱ级响应的条件")


async def test_what_nobody_sees_in_a_question_is_not_told_again_either() -> None:
    endpoint, chat = FakeEndpoint([["好[1]。"]]), Chat()

    for _ in range(2):
        await events_of(ask(endpoint, "响应\u200b条件\U000e0041?", chat=chat))

    assert [message.content for message in endpoint.requests[-1][1:-1]] == ["响应条件?", "好。"]


async def test_what_fits_no_passage_alone_is_the_models_to_tell_in_the_course_of_a_talk() -> None:
    endpoint = FakeEndpoint([["处 500 元罚款[1]"], [NOTHING]])
    base = FakeBase([passage("违反的,处 500 元罚款。").model_copy(update={"fits": False})])
    talk = [Turn("犬只登记几天办结?", "5 天")]

    first = await events_of(ask(endpoint, "违反规定怎么处罚?", base=base))
    later = await events_of(ask(endpoint, "违反规定怎么处罚?", base=base, history=talk))
    away = await events_of(ask(endpoint, "月球上有人吗?", base=base, history=talk))

    outcomes = [finished(events).outcome for events in (first, later, away)]
    assert outcomes == [Outcome.NOTHING_FOUND, Outcome.ANSWERED, Outcome.NOTHING_FOUND]
    assert len(endpoint.requests) == 2


async def test_a_question_that_leans_on_the_one_before_is_searched_with_it() -> None:
    endpoint, base = FakeEndpoint([["夜班 20 时[1]"]]), FakeBase()

    await events_of(ask(endpoint, "那夜班呢?", base=base, history=[Turn("白班几点交接?", "8 时[2][9]。")]))

    assert base.asked == ["白班几点交接? 那夜班呢?"]
    system, first, reply, asked = endpoint.requests[0]
    assert [message.role for message in (system, first, reply, asked)] == [
        Role.SYSTEM,
        Role.USER,
        Role.ASSISTANT,
        Role.USER,
    ]
    assert (first.content, reply.content) == ("白班几点交接?", "8 时。")


async def test_old_turns_make_room_in_a_small_window() -> None:
    small = EndpointProfile(id="s", name="S", chat_model="m", context_window=4096)
    endpoint = FakeEndpoint([["此前问了八次。"], ["好[1]"]], profile=small)
    history = [Turn(f"第{number}问", "答" * 500) for number in range(8)]

    await events_of(ask(endpoint, history=history))

    said = [message.content for message in endpoint.requests[1] if message.content.startswith("第")]
    assert said
    assert said[-1] == "第7问"
    assert len(said) < 5


async def test_passages_that_do_not_fit_are_neither_given_nor_shown_nor_cited() -> None:
    small = EndpointProfile(id="s", name="S", chat_model="m", context_window=2600)
    base = FakeBase([passage("汛" * 500, chunk=number) for number in range(6)])

    events = await events_of(ask(FakeEndpoint([["好[1][6]"]], profile=small), base=base))

    found = next(event for event in events if isinstance(event, PassagesFound))
    assert 1 <= len(found.passages) < 6
    assert finished(events).text == "好[1]"


async def test_declined_topics_and_house_rules_reach_the_model() -> None:
    endpoint = FakeEndpoint([["好[1]"]])

    await events_of(ask(endpoint, of=agent(guardrails=Guardrails(declined_topics=("人事任免", "股票")))))

    system = endpoint.requests[0][0].content
    assert system.startswith("你是防汛值守助手。")
    assert "人事任免、股票" in system
    assert f"找不到答案时回答:「{NOTHING}」" in system


async def test_pieces_arrive_one_by_one() -> None:
    events = await events_of(ask(FakeEndpoint([["甲", "乙", "丙[1]"]])))

    pieces = [event for event in events if isinstance(event, TextDelta)]
    assert [event.text for event in pieces] == ["甲", "乙", "丙[1]"]
    assert [event.citations for event in pieces] == [(), (), finished(events).citations]


def trouble(name: str, **facts: str) -> object:
    from studio.core.passages import Trouble

    return Trouble(name=name, facts=dict(facts))


def test_the_steps_of_the_flow_fit_together() -> None:
    AnswerFlow(None).validate()  # type: ignore[arg-type]  # its steps are looked at, not run
