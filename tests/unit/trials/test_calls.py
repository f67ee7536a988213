"""A tool counts as called with its arguments when what was wanted of them stands in those it was given."""

from typing import Any

import pytest

from studio.core.agents import ExpectedCall, TestCase
from studio.core.events import ToolCalled
from studio.trials.acts import acts

GIVEN = {
    "title": "关于做好“迎汛”工作的通知",
    "count": 3,
    "points": ["交接班：8时30分", "值班日志"],
    "to": {"unit": "水利局"},
}


def met(arguments: dict[str, Any], tool: str = "official_document") -> bool:
    case = TestCase(question="?", calls=(ExpectedCall(tool=tool, arguments=arguments),))
    call = ToolCalled(call="1", tool="official_document", arguments=GIVEN)
    return all(check.met for check in acts(case, [call]))


@pytest.mark.parametrize(
    "arguments",
    [
        {},
        {"title": "迎汛"},
        {"title": '"迎汛"', "count": 3},
        {"count": "3"},
        {"points": ["8时30分"]},
        {"points": ["值班日志", "交接班"]},
        {"to": {"unit": "水利局"}},
    ],
)
def test_parts_of_what_was_given_are_enough(arguments: dict[str, Any]) -> None:
    assert met(arguments)


@pytest.mark.parametrize(
    "arguments",
    [
        {"title": "通报"},
        {"count": 30},
        {"count": "30"},
        {"points": ["归档"]},
        {"to": {"office": ""}},
        {"cc": ""},
    ],
)
def test_anything_else_is_another_call(arguments: dict[str, Any]) -> None:
    assert not met(arguments)


def test_another_tool_is_another_call() -> None:
    assert not met({}, tool="dispatch")
