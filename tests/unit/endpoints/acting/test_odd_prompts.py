"""Odd and hostile texts are answered too, and none of them is gone over for ever."""

import json
from typing import Any

import pytest

from studio.endpoints.practice.manners import Manner
from studio.endpoints.practice.reply import reply_to
from tests.unit.endpoints.acting.asking import tool

TEXT = {"type": "string"}
TOOLS = [
    tool("ticket", "登记市民来电,查询责任单位", ("report",), report={**TEXT, "description": "反映的问题"},
         place={**TEXT, "description": "地点"}, who={**TEXT, "description": "姓名"}, n={"type": "integer"}),
    tool("tables", '用 SQL 查询。\n表 "甲"\n  "区" 文本:东区、西区\n  "数" 整数', ("sql",), sql=TEXT),
    tool("paper", "起草公文", ("title", "body"), title={**TEXT, "description": "标题"}, body=TEXT),
]  # fmt: skip
ODD = {
    "one character": "区" * 2000, "roads": "路" * 2000, "digits": "1" * 2000, "numerals": "三" * 2000,
    "commas": "示例，" * 700, "questions": "多少，" * 700, "marks": "【1】" * 500, "braces": "{" * 2000,
    "open objects": '{"a":' * 400, "quotes": "“" * 2000, "blanks": " " * 2000 + "?",
    "dates": "12月1日" * 350,
    "both": "甲和乙分别" * 350,
    "nothing": "", "signs": "\u200b\u2060?!",
}  # fmt: skip


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("manners", [set(), {Manner.GULLIBLE}, {Manner.R1}], ids=["usual", "gullible", "r1"])
def test_any_text_gets_one_and_the_same_reply(text: str, manners: set[Manner]) -> None:
    beside = f"<资料>\n\n【1】《x》\n{text}\n\n</资料>\n\n问题:{text}"
    messages = [
        {"role": "system", "content": "先用 ticket,再用 paper。"},
        {"role": "user", "content": beside},
    ]
    asked = {"messages": messages, "tools": TOOLS}

    assert reply_to(asked, manners) == reply_to(asked, manners)


@pytest.mark.parametrize(
    "offered",
    [
        {"type": "function"},
        {"type": "function", "function": {"name": "x"}},
        {"type": "function", "function": {"name": "x", "parameters": {"properties": {"a": True}}}},
        {"type": "function", "function": {"name": "x", "parameters": {"$ref": "#/nowhere"}}},
        {"type": "function", "function": {"name": "x", "parameters": {"properties": {"a": {"$ref": "#"}}}}},
        {
            "type": "function",
            "function": {"name": "x", "parameters": {"properties": {"a": {"type": "array"}}}},
        },
        {"type": "function", "function": {"name": "x", "parameters": {"properties": {"a": {"enum": []}}}}},
    ],
)
def test_a_tool_described_oddly_is_called_as_well_as_may_be(offered: dict[str, Any]) -> None:
    asked = {"messages": [{"role": "user", "content": "x 3"}], "tools": [offered], "tool_choice": "required"}

    for call in reply_to(asked).calls:
        assert json.loads(json.dumps(call.arguments)) == call.arguments
