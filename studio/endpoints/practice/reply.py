"""What the practice endpoint answers: quotes, a tool call, or that nothing fits."""

import json
import re
from collections.abc import Sequence
from typing import Any

from studio.endpoints.practice.prompt import Prompt, read_prompt
from studio.endpoints.practice.quoting import Quote, quotes_for
from studio.endpoints.practice.tools import call_for
from studio.endpoints.practice.wire import Reply

_LONGEST_RESULT = 600
_FOLLOWS_ON = re.compile(
    r"^\s*(那|那么|它|其|这|该|还有|呢|and\b|what about|how about|then\b|it\b)|呢\s*[?？]?\s*$", re.IGNORECASE
)


def reply_to(asked: dict[str, Any]) -> Reply:
    """Answer a chat request; the same request always gets the same reply."""
    prompt = read_prompt([message for message in asked["messages"] if isinstance(message, dict)])
    if prompt.declined:
        return Reply(prompt.declined)
    quotes = _quotes(prompt)
    if quotes:
        return Reply(_written(quotes))
    if prompt.results:
        return Reply("\n".join(_readable(result) for result in prompt.results))
    returned = _tools_returned(asked["messages"])
    call = (
        None
        if returned
        else call_for(prompt.question, asked.get("tools") or [], asked.get("tool_choice", "auto"))
    )
    return Reply(calls=(call,)) if call else Reply(prompt.nothing_found)


def _quotes(prompt: Prompt) -> list[Quote]:
    """A question that only makes sense after the one before is read together with it."""
    follows = bool(prompt.earlier) and (
        len(prompt.question) <= 6 or bool(_FOLLOWS_ON.search(prompt.question))
    )
    return quotes_for(prompt.question, prompt.sources, prompt.earlier if follows else "")


def _written(quotes: Sequence[Quote]) -> str:
    return "\n".join(f"{quote.text}{_stop(quote.text)}[{quote.number}]" for quote in quotes)


def _stop(text: str) -> str:
    if text[-1:] in "。！？!?…」”":
        return ""
    return "." if text.isascii() and text[-1:] != "." else "。" if not text.isascii() else ""


def _tools_returned(messages: Sequence[dict[str, Any]]) -> bool:
    return bool(messages) and messages[-1].get("role") == "tool"


def _readable(result: str) -> str:
    """Say JSON as “name:value” lines, anything else as it is."""
    try:
        data = json.loads(result)
    except ValueError:
        return result[:_LONGEST_RESULT]
    if isinstance(data, dict):
        return "\n".join(f"{name}：{_plain(value)}" for name, value in data.items())[:_LONGEST_RESULT]
    return _plain(data)[:_LONGEST_RESULT]


def _plain(value: Any) -> str:
    if isinstance(value, list):
        return "、".join(map(_plain, value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
