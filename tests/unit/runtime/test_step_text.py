"""What models write that act step by step, however it is cut into pieces."""

import json

import pytest

from studio.endpoints import TextPiece, ThinkingPiece, ToolCallPiece, ToolSpec
from studio.runtime.step_text import StepText

TOOLS = (
    ToolSpec(
        "search",
        "",
        {"type": "object", "properties": {"question": {"type": "string"}}, "required": ["question"]},
    ),
    ToolSpec(
        "date", "", {"type": "object", "properties": {"day": {"type": "string"}, "add": {"type": "integer"}}}
    ),
)
NIGHT = ("search", {"question": "夜班"})
DAY = ("date", {"day": "2026-01-01", "add": 3})
Read = tuple[str, str, list[tuple[str, object]], bool]


def read(text: str, size: int = 1) -> Read:
    """Return reasoning, answer and calls, and whether the rest was not wanted."""
    reading, thought, answer, calls = StepText(TOOLS), "", "", []
    pieces = []
    for start in range(0, len(text), size):
        pieces += reading.feed(text[start : start + size])
        if reading.ended:
            break
    for piece in [*pieces, *reading.finish()]:
        match piece:
            case ThinkingPiece():
                thought += piece.text
            case TextPiece():
                answer += piece.text
            case ToolCallPiece():
                calls.append((piece.name, _json(piece.arguments)))
    return thought, answer, calls, reading.ended


def _json(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


@pytest.mark.parametrize("size", [1, 3, 7, 1000])
@pytest.mark.parametrize(
    "text",
    [
        '行动: search\n输入: {"question": "夜班"}',
        '1. 行动：search\n2. 行动输入：{"question": "夜班"}',
        '【行动】search\n【行动输入】{"question": "夜班"}',
        'Action: search(question="夜班")',
        '```json\n{"action": "search", "action_input": "夜班"}\n```',
        '行动：search\n输入：{"question": "夜班"}\n',
        '**行动**：`search`\n**输入**：\n```json\n{"question": "夜班"}\n```\n',
        "行动：search\n输入：｛“question”：“夜班”｝",
        "行动: search\n输入: 夜班",
        '行动: search({"question": "夜班"})',
        '行动 1: search\n输入 1: {"question": "夜班"}',
        '行动: 1. search\n行动输入: {"question": "夜班"}',
        'Action: search\nAction Input: {"question": "夜班"}',
        '行动: 调用 search 工具\n输入: {"question": "夜班"}',
        '行动: {"arguments": {"question": "夜班"}, "name": "search"}',
        '行动: {"name": "search", "arguments": {"question": "夜班"}}\n观察: x',
        "Action: search\nAction Input: {'question': '夜班',}",
        'Action: search\n```json\n{"question": "夜班"}\n```',
        '<tool_call>\n{"name": "search", "arguments": {"question": "夜班"}}\n</tool_call>',
        '<tool_call>{"name": "search", "arguments": "{\\"question\\": \\"夜班\\"}"}</tool_call>',
        '<｜tool▁calls▁begin｜><｜tool▁call▁begin｜>function<｜tool▁sep｜>search\n```json\n{"question":"夜班"}\n'
        "```<｜tool▁call▁end｜><｜tool▁calls▁end｜>",
        '<|tool_call_begin|>functions.search:0<|tool_call_argument_begin|>{"question":"夜班"}<|tool_call_end|>',
        "<tool_call>search\n<arg_key>question</arg_key>\n<arg_value>夜班</arg_value>\n</tool_call>",
        "<function=search>\n<parameter=question>\n夜班\n</parameter>\n</function>",
        '<invoke name="search"><parameter name="question">夜班</parameter></invoke>',
        '[TOOL_CALLS] [{"name": "search", "arguments": {"question": "夜班"}}]',
        '```json\n{"action": "search", "action_input": {"question": "夜班"}}\n```',
        '{"tool_calls": [{"function": {"name": "search", "arguments": "{\\"question\\": \\"夜班\\"}"}}]}',
    ],
)
def test_a_call_is_read_in_whatever_way_it_is_written(text: str, size: int) -> None:
    assert read(text, size)[2] == [NIGHT]


@pytest.mark.parametrize("size", [1, 5, 1000])
def test_several_calls_are_read_and_what_the_model_makes_up_is_cut_off(size: int) -> None:
    text = (
        '思考: 先查。\n行动: search\n输入: {"question": "夜班"}\n'
        '行动: date\n输入: {"day": "2026-01-01", "add": 3}\n观察: 夜班 20 时\n行动: search\n'
        '输入: {"question": "编的"}\n回答: 20 时'
    )

    thought, answer, calls, ended = read(text, size)

    assert (thought, answer, calls) == ("先查。\n", "", [NIGHT, DAY])
    assert ended or size == 1000


def test_an_answer_made_up_without_waiting_is_not_used() -> None:
    assert read('行动: search\n输入: {"question": "夜班"}\n最终回答: 编的')[1:] == ("", [NIGHT], True)


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    "text",
    [
        "夜班 20 时[1]。",
        "处置步骤:\n行动: 立即组织转移\n并上报。\n观察: 水位变化\n",
        "```python\nprint(1)\n```",
        '```\nsearch 的参数:{"question": "夜班"}\n```',
        "{不是 JSON}",
        "一、输入: 电压 220 V\n二、[1]",
        "问题: 几点?\n回答: 20 时。",
        "行动: 立即组织转移",
    ],
)
def test_text_that_only_looks_like_it_is_the_answer_word_for_word(text: str, size: int) -> None:
    assert read(text, size) == ("", text, [], False)


def test_labels_of_reasoning_and_answer_are_taken_off() -> None:
    assert read("思考: 不用工具。\n回答: 夜班 20 时[1]。\n回答: 还有")[:2] == (
        "不用工具。\n",
        "夜班 20 时[1]。\n回答: 还有",
    )


@pytest.mark.parametrize("size", [1, 6, 1000])
def test_an_action_that_says_there_is_none_is_taken_off(size: int) -> None:
    assert read("思考: 够了。\n行动: 无\n回答: 夜班 20 时[1]。", size) == (
        "够了。\n",
        "夜班 20 时[1]。",
        [],
        False,
    )
    assert read("夜班 20 时。\n行动: None", size)[1:3] == ("夜班 20 时。\n", [])
    assert read("行动: 不需要使用工具\n夜班 20 时。", size)[1:3] == ("夜班 20 时。", [])


def test_text_passes_at_once_when_no_label_can_begin_with_it() -> None:
    reading = StepText(TOOLS)

    assert reading.feed("夜") == [TextPiece("夜")]
    assert reading.feed("班") == [TextPiece("班")]


def test_a_tool_nobody_has_is_called_all_the_same_so_that_the_model_is_told() -> None:
    assert read('行动: 查询知识库\n输入: {"question": "x"}')[2] == [("查询知识库", {"question": "x"})]


def test_arguments_that_cannot_be_read_are_passed_on_as_they_are() -> None:
    assert read('行动: search\n输入: {"question": }\n')[2] == [("search", '{"question": }')]


def test_markup_that_cannot_be_read_is_said_so() -> None:
    reading = StepText(TOOLS)

    assert reading.feed("<tool_call> oops") == []
    assert reading.finish() == []
    assert reading.garbled


def test_long_nonsense_takes_no_time_that_grows_with_its_square() -> None:
    for text in ("{" * 20_000, "行动: search\n输入: " + "{" * 20_000, "\n" * 20_000, "<" * 20_000):
        read(text, 500)


@pytest.mark.parametrize("size", [1, 2, 1000])
def test_a_label_set_in_bold_leaves_no_signs_behind(size: int) -> None:
    assert read("**思考:** 不用。\n**回答:** 夜班 **20** 时", size)[:2] == ("不用。\n", "夜班 **20** 时")
    assert read("回答: **20** 时", size)[1] == "**20** 时"


@pytest.mark.parametrize("size", [1, 4, 1000])
@pytest.mark.parametrize(
    "text",
    [
        "行动：最终回答\n行动输入：20 时交接。",
        "Thought: 够了\nAction: Final Answer\nAction Input: 20 时交接。",
        "行动: 不需要\n行动输入: {}\n最终回答:\n\n20 时交接。",
    ],
)
def test_an_action_that_is_the_answer_is_one(text: str, size: int) -> None:
    assert read(text, size)[1:3] == ("20 时交接。", [])


def test_arguments_named_like_those_of_a_function_keep_their_kinds() -> None:
    assert read('Action: date(day="2026-01-01", add=3)')[2] == [DAY]
