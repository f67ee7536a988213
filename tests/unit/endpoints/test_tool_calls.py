"""Tool calls put together from the parts servers send."""

from typing import Any

import pytest

from studio.endpoints import ToolCallPiece
from studio.endpoints.tool_calls import ToolCalls


def part(index: int | None = None, call: str = "", name: str = "", arguments: Any = "") -> dict[str, Any]:
    function = {"name": name, "arguments": arguments}
    return {key: value for key, value in {"index": index, "id": call}.items() if value not in (None, "")} | {
        "function": function
    }


ONE, TWO = ToolCallPiece("a", "search", '{"q":"水位"}'), ToolCallPiece("b", "add", '{"x":1}')


@pytest.mark.parametrize(
    "parts",
    [
        [part(0, "a", "search"), part(0, arguments='{"q":'), part(1, "b", "add", '{"x":1}'),
         part(0, arguments='"水位"}')],
        [part(0, "a", "search", '{"q":"水位"}'), part(0, "b", "add", '{"x":1}')],
        [part(None, "a", "search", '{"q":"水位"}'), part(None, "b", "add", '{"x":1}')],
        [part(None, "a", "search", '{"q":'), part(None, "", "", '"水位"}'),
         part(None, "b", "add", '{"x":1}')],
    ],
    ids=["by index", "all numbered 0", "no index", "no index, in parts"],
)  # fmt: skip
def test_parts_become_whole_calls_in_order(parts: list[dict[str, Any]]) -> None:
    calls = ToolCalls()
    for each in parts:
        calls.add(each)

    assert calls.whole() == [ONE, TWO]


def test_what_a_server_leaves_out_is_filled_in() -> None:
    calls = ToolCalls()
    calls.add({"function": {"name": "now", "arguments": None}})
    calls.add({"function": {"name": "add", "arguments": {"x": 1}}})

    assert calls.whole() == [ToolCallPiece("call_0", "now", "{}"), ToolCallPiece("call_1", "add", '{"x": 1}')]


def test_parts_that_bear_only_the_id_of_their_call_find_it() -> None:
    calls = ToolCalls()
    for each in [part(None, "a", "search"), part(None, "b", "add"), part(None, "a", "", '{"q":'),
                 part(None, "b", "", '{"x":1}'), part(None, "a", "", '"水位"}')]:  # fmt: skip
        calls.add(each)

    assert calls.whole() == [ONE, TWO]


def test_a_name_and_an_id_may_be_repeated_with_every_part() -> None:
    calls = ToolCalls()
    for arguments in ['{"q":', '"水位"}', ""]:
        calls.add(part(None, "a", "search", arguments))

    assert calls.whole() == [ONE]


def test_calls_with_the_same_id_are_several_unless_one_is_only_sent_again() -> None:
    calls = ToolCalls()
    for name, arguments in [("search", '{"q":"水位"}'), ("add", '{"x":1}'), ("search", '{"q":"水位"}')]:
        calls.add(part(0, "a", name, arguments))

    assert calls.whole() == [ONE, ToolCallPiece("a", "add", '{"x":1}')]
