"""What has been done since the question: the calls that were made, and what each returned."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studio.endpoints.practice.acting.said import asks_for_more

_FAILED = re.compile(
    r"没有成功|失败|不成功|错误|无效|不符合|ToolArgumentsInvalid|\b(error|invalid|failed|did not succeed)\b",
    re.IGNORECASE,
)
_DECLINED = re.compile(
    r"(未|没有?|不)(获得?|得到)?(同意|确认|允许)|已取消|拒绝|\b(declined|not agreed|refused)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Done:
    """A call and its result."""

    name: str
    arguments: Mapping[str, Any]
    result: str

    @property
    def failed(self) -> bool:
        return len(self.result) < 400 and bool(_FAILED.search(self.result))

    @property
    def asks_for_more(self) -> bool:
        """Whether it wants to know something from the person first."""
        return len(self.result) < 1500 and asks_for_more(self.result)

    @property
    def was_declined(self) -> bool:
        return len(self.result) < 400 and bool(_DECLINED.search(self.result))


def done_in(messages: Sequence[Mapping[str, Any]]) -> list[Done]:
    """Return what was done after the last question, in order."""
    last = max((number for number, each in enumerate(messages) if each.get("role") == "user"), default=-1)
    calls: dict[str, tuple[str, dict[str, Any]]] = {}
    done: list[Done] = []
    for message in messages[last + 1 :]:
        for number, call in enumerate(message.get("tool_calls") or ()):
            function = call.get("function") or {}
            calls[str(call.get("id") or number)] = (
                str(function.get("name")),
                _arguments(function.get("arguments")),
            )
        if message.get("role") == "tool":
            name, arguments = calls.get(
                str(message.get("tool_call_id")), (str(message.get("name") or ""), {})
            )
            done.append(Done(name, arguments, str(message.get("content") or "")))
    return done


def _arguments(written: Any) -> dict[str, Any]:
    try:
        read = json.loads(written) if isinstance(written, str) else written
    except ValueError:
        return {}
    return read if isinstance(read, dict) else {}
