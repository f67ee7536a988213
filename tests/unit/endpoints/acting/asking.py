"""Short ways to ask the practice endpoint with tools."""

import json
from typing import Any

from studio.endpoints.practice.reply import reply_to
from studio.endpoints.practice.wire import Reply

SYSTEM = "今天是2026年11月27日（星期五）。"
Message = dict[str, Any]


def tool(name: str, description: str, required: tuple[str, ...] = (), **properties: Any) -> Message:
    schema = {"type": "object", "properties": properties, "required": list(required)}
    return {"type": "function", "function": {"name": name, "description": description, "parameters": schema}}


def user(text: str) -> Message:
    return {"role": "user", "content": text}


def said(text: str) -> Message:
    return {"role": "assistant", "content": text}


def called(name: str, result: str, **arguments: Any) -> list[Message]:
    """A call the model made and what came of it."""
    function = {"name": name, "arguments": json.dumps(arguments, ensure_ascii=False)}
    call = {"id": f"call_{name}", "type": "function", "function": function}
    return [
        {"role": "assistant", "content": "", "tool_calls": [call]},
        {"role": "tool", "tool_call_id": call["id"], "content": result},
    ]


def ask(*messages: Message | str, tools: list[Message], system: str = SYSTEM, **settings: Any) -> Reply:
    turns = [user(message) if isinstance(message, str) else message for message in messages]
    return reply_to({"messages": [{"role": "system", "content": system}, *turns], "tools": tools, **settings})


def arguments(question: str, *tools: Message, system: str = SYSTEM) -> dict[str, Any]:
    """Return the arguments of the one call that is made."""
    (call,) = ask(question, tools=list(tools), system=system).calls
    return call.arguments
