"""Which tool is called, what follows it, and when none is."""

import pytest

from tests.unit.endpoints.acting.asking import ask, called, said, tool

REPORT = {"type": "string", "description": "市民反映的问题"}
DISPATCH = tool("dispatch", "按清单给出责任单位和依据", ("report",), report=REPORT)
CALENDAR = tool("calendar", "某天是不是工作日,谁值班", ("date",), date={"type": "string", "format": "date"})
DRAFT = tool("paper", "起草公文", ("title", "body"), title={"type": "string", "description": "标题"},
             body={"type": "string", "description": "正文"})  # fmt: skip
LOOK_UP = tool("knowledge_search", "在知识库中查找资料", ("question",), question={"type": "string"})
FOUND = "责任单位：示例市政处。依据：职责清单第3条。"


def names(*messages: object, system: str = "", tools: tuple[dict[str, object], ...]) -> list[str]:
    return [call.name for call in ask(*messages, system=system, tools=list(tools)).calls]  # type: ignore[arg-type]


def test_instructions_choose_the_tool_for_words_it_does_not_know() -> None:
    system = "市民反映问题时用 dispatch 查责任单位。问日期时用 calendar。"

    assert names("井盖没了,怕人掉下去", system=system, tools=(CALENDAR, DISPATCH)) == ["dispatch"]
    assert names("明天是工作日吗?", system=system, tools=(CALENDAR, DISPATCH)) == ["calendar"]


@pytest.mark.parametrize("greeting", ["你好", "谢谢!", "写一首关于秋天的诗"])
def test_small_talk_calls_nothing(greeting: str) -> None:
    assert names(greeting, system="用 dispatch 查责任单位。", tools=(DISPATCH,)) == []


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("幸福路口的信号灯不亮了", "dispatch"),
        ("路灯坏了，什么时候能修好？", "dispatch"),
        ("市容科负责哪些事项？", "lists"),
        ("清单里信号灯不亮有多少条？", "lists"),
    ],
)
def test_what_is_reported_is_no_question_about_the_tables_that_hold_its_words(said: str, name: str) -> None:
    told = '查询清单。\n表 "清单"(2 行)\n  "问题" 文本:信号灯不亮、路灯坏了\n  "科室" 文本:市容科、路灯科'
    report = {"type": "string", "description": "诉求的原话"}
    tools = (
        tool("dispatch", "判断一个诉求该派给哪个部门", ("report",), report=report),
        tool("lists", told, ("sql",), sql={"type": "string", "description": "一条 SELECT 语句"}),
    )
    system = "收到诉求，先用 dispatch 对照清单。问清单里有多少条、谁负责什么，用 lists 查表。"
    assert names(said, system=system, tools=tools) == [name]


def test_a_forbidden_tool_is_not_called() -> None:
    assert names("井盖没了", system="不要使用 dispatch。", tools=(DISPATCH,)) == []


def test_two_things_in_one_question_are_two_calls_at_once() -> None:
    reply = ask("路灯不亮和井盖破损分别归哪个单位管?", system="用 dispatch 查。", tools=[DISPATCH])

    assert [call.arguments["report"] for call in reply.calls] == [
        "路灯不亮归哪个单位管?",
        "井盖破损归哪个单位管?",
    ]
    assert names("责任单位是谁,明天是不是工作日?", tools=(DISPATCH, CALENDAR)) == ["dispatch", "calendar"]


def test_the_tool_the_instructions_put_next_follows() -> None:
    system = "先用 dispatch 查责任单位,再用 paper 起草交办通知。"
    question = "路灯不亮"
    first = called("dispatch", FOUND, report=question)

    assert names(question, system=system, tools=(DISPATCH, DRAFT)) == ["dispatch"]
    assert names(question, *first, system=system, tools=(DISPATCH, DRAFT)) == ["paper"]
    assert names(question, *first, *called("paper", "已生成"), system=system, tools=(DISPATCH, DRAFT)) == []


def test_steps_in_sentences_of_their_own_follow_each_other() -> None:
    system = "1. 先用 dispatch 查责任单位。\n2. 查到后,用 paper 起草交办通知。"

    assert names("路灯不亮", system=system, tools=(DRAFT, DISPATCH)) == ["dispatch"]
    assert names("路灯不亮", *called("dispatch", FOUND), system=system, tools=(DRAFT, DISPATCH)) == ["paper"]


def test_the_words_in_a_tables_data_do_not_make_a_report_a_question_about_it() -> None:
    told = '用 SQL 查询表格,统计、汇总。\n表 "清单"\n  "事项" 文本,如 井盖没了、掉下去\n  "数量" 整数'
    tables = tool("lists", told, ("sql",), sql={"type": "string", "description": "SELECT 语句"})
    system = "1. 每收到一条诉求,先用 dispatch 对照清单。\n2. 问清单里有多少条,用 lists 查表。"

    assert names("井盖没了,掉下去一个人", system=system, tools=(tables, DISPATCH)) == ["dispatch"]
    assert names("清单里一共有多少条?", system=system, tools=(DISPATCH, tables)) == ["lists"]


def test_what_follows_only_on_request_waits_for_it() -> None:
    system = "用 dispatch 查责任单位。用户要求起草时,再用 paper 起草交办通知。"
    first = called("dispatch", FOUND)

    assert names("路灯不亮", *first, system=system, tools=(DISPATCH, DRAFT)) == []
    assert names("路灯不亮,查到后并起草交办公文", *first, system=system, tools=(DISPATCH, DRAFT)) == ["paper"]


def test_a_result_that_asks_for_more_is_put_to_the_person() -> None:
    system = "先用 dispatch 查责任单位,再用 paper 起草交办通知。"
    asking = "还缺：事发地点。请提供。"

    reply = ask("路灯不亮", *called("dispatch", asking), system=system, tools=[DISPATCH, DRAFT])

    assert reply.text == asking


def test_a_declined_step_is_not_tried_again() -> None:
    reply = ask("起草公文", *called("paper", "用户没有同意,文件没有生成。"), tools=[DRAFT])

    assert reply.calls == ()
    assert "没有同意" in reply.text


def test_knowledge_is_looked_up_when_nothing_was_given() -> None:
    passages = "<资料>\n\n【1】《规定》\n夜班20时交接。\n\n</资料>"

    assert names("夜班几点交接?", tools=(LOOK_UP,)) == ["knowledge_search"]
    assert (
        ask("夜班几点交接?", *called("knowledge_search", passages), tools=[LOOK_UP]).text
        == "夜班20时交接。[1]"
    )


def test_what_tools_returned_is_told_with_the_passages() -> None:
    given = "<资料>\n\n【1】《规定》\n路灯故障应当在24小时内修复。\n\n</资料>\n\n问题:路灯故障多长时间修复?"
    reply = ask(given, *called("dispatch", FOUND), system="用 dispatch 查责任单位。", tools=[DISPATCH])

    assert reply.text == f"{FOUND}\n\n路灯故障应当在24小时内修复。[1]"


def test_rows_become_a_table() -> None:
    rows = '{"结果": [{"单位": "市政处", "电话": "5550"}, {"单位": "排水所", "电话": "5551"}]}'
    text = ask("归谁管", *called("dispatch", rows), tools=[DISPATCH]).text

    assert "| 单位 | 电话 |\n| --- | --- |\n| 市政处 | 5550 |" in text


def test_an_old_call_is_not_made_again_in_a_new_turn() -> None:
    before = ["井盖没了", *called("dispatch", FOUND), said(FOUND)]

    assert names(*before, "路灯不亮", system="用 dispatch 查。", tools=(DISPATCH,)) == ["dispatch"]
