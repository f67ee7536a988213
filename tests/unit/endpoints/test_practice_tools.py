"""The practice endpoint calls the tool whose description fits, and answers from what it returned."""

from typing import Any

import pytest

from studio.endpoints.practice.reply import reply_to
from studio.endpoints.practice.wire import Reply, ToolCall


def tool(name: str, description: str, required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    schema = {"type": "object", "properties": properties, "required": list(required)}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": schema}}


WORKDAY = tool(
    "workday", "计算工作日,判断某天是否工作日", ("date",), date={"type": "string", "format": "date"}
)
ROSTER = tool("duty_roster", "查询值班表", ("question",), question={"type": "string"},
              shift={"type": "string", "enum": ["白班", "夜班"]}, count={"type": "integer"})  # fmt: skip
SUBSIDY = tool("subsidy", "计算补贴金额", ("months", "kind", "urgent", "names"), months={"type": "integer"},
               kind={"enum": ["创业", "就业"]}, urgent={"type": "boolean"}, names={"type": "array"},
               note={"type": "string"}, rate={"type": ["null", "number"]})  # fmt: skip
TOOLS = [WORKDAY, ROSTER, SUBSIDY]


def ask(question: str, *after: dict[str, Any], **settings: Any) -> Reply:
    messages = [{"role": "user", "content": question}, *after]
    return reply_to({"messages": messages, "tools": TOOLS, **settings})


def test_the_tool_that_fits_is_called_with_the_question() -> None:
    question = "今晚夜班值班表上有谁?"

    assert ask(question).calls == (ToolCall("duty_roster", {"question": question, "shift": "夜班"}),)


def test_a_date_in_the_question_fills_a_date() -> None:
    assert ask("2026年5月1日是工作日吗?").calls == (ToolCall("workday", {"date": "2026-05-01"}),)


def test_numbers_and_choices_are_taken_from_the_question() -> None:
    arguments = ask("就业补贴金额按6个月、比例0.5计算是多少?").calls[0].arguments

    assert arguments["months"] == 6
    assert arguments["kind"] == "就业"
    assert arguments["rate"] == 0.5
    assert arguments["urgent"] is False
    assert "note" not in arguments


def test_a_tool_that_fits_nothing_is_not_called() -> None:
    assert ask("春天的诗").calls == ()
    assert ask("今晚值班表", tool_choice="none").calls == ()


def test_a_required_tool_is_called_whatever_fits() -> None:
    named = {"type": "function", "function": {"name": "workday"}}

    assert ask("春天的诗", tool_choice="required").calls != ()
    assert ask("春天的诗", tool_choice=named).calls[0].name == "workday"


def test_a_passage_that_answers_comes_before_a_tool() -> None:
    assert (
        ask("【1】《值班表》\n今晚值班的是张示例。\n\n问题:今晚值班的是谁?").text == "今晚值班的是张示例。[1]"
    )


def test_what_a_tool_returned_is_the_answer() -> None:
    result = {
        "role": "tool",
        "tool_call_id": "call_0",
        "content": '{"值班人": ["张示例", "李示例"], "电话": 5550}',
    }

    assert ask("今晚值班表上有谁?", result).text == "值班人：张示例、李示例\n电话：5550"


def test_passages_a_tool_returned_are_quoted_by_their_numbers() -> None:
    result = {"role": "tool", "content": "<资料>\n\n【7】《值班表》\n今晚值班的是张示例。\n\n</资料>"}

    assert ask("今晚值班的是谁?", result).text == "今晚值班的是张示例。[7]"


def test_a_tool_that_returned_nothing_is_not_called_again() -> None:
    reply = ask("今晚值班表上有谁?", {"role": "tool", "content": ""})

    assert reply == Reply("资料里没有这个问题的答案。")


@pytest.mark.parametrize(
    ("question", "city"),
    [
        ("请问明天示例市的天气怎么样?", "示例市"),
        ("What is the weather in Example Town today?", "Example Town"),
        ("天气怎么样?", "天气怎么样?"),
    ],
)
def test_a_place_in_the_question_fills_a_place(question: str, city: str) -> None:
    weather = tool("weather", "查询城市天气 weather of a city", ("city",), city={"type": "string"})

    assert ask(question, tools=[weather]).calls == (ToolCall("weather", {"city": city}),)
