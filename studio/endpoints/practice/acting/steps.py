"""Prompts that teach a model to write its calls as text (ReAct): read, and answered in their words."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studio.endpoints.practice.acting.jsons import objects_in
from studio.endpoints.practice.wire import ToolCall

_FORM = re.compile(
    r"^[ \t]*(?P<action>行动|动作|Action|工具调用|调用工具)[ \t]*[:：][^\n]*\n"
    r"[ \t]*(?P<input>行动输入|动作输入|输入|参数|Action Input)[ \t]*[:：]",
    re.MULTILINE | re.IGNORECASE,
)
_FINAL = re.compile(
    r"^[ \t]*(最终答案|最终回答|Final Answer|Answer)[ \t]*[:：]", re.MULTILINE | re.IGNORECASE
)
_OBSERVED = re.compile(r"^\s*(?:观察|观察结果|Observation|结果)[ \t]*[:：]", re.IGNORECASE)
_RESULT = re.compile(
    r"<(?P<tag>结果|result|observation)(?P<about>[^>\n]*)>\s*(?P<text>.*?)\s*</(?P=tag)>",
    re.DOTALL | re.IGNORECASE,
)
_NAME = re.compile(
    r"(?:^|\n)[ \t]*(?:[-*•>#\d.、]*[ \t]*)(?:(?:工具名称?|工具|名称|tool name|tool|name)[ \t]*[:：][ \t]*)?"
    r"[`\"“【]?([A-Za-z_][\w-]{0,63})[`\"”】]?[ \t]*(?=[:：\n(（]|$)",
    re.IGNORECASE,
)
_DESCRIPTION = re.compile(
    r"(?:说明|描述|用途|(?:tool[ \t]+)?description)[ \t]*[:：][ \t]*(.*?)"
    r"(?=\n[ \t]*(?:tool[ \t]+)?(?:参数|parameters|args|输入)|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_LISTED = re.compile(
    r"^[^\n]{0,40}(?:可用的?工具|(?:following|available) tools|^tools)[^\n]{0,40}[:：]",
    re.MULTILINE | re.IGNORECASE,
)
_NEAR = 400
"""Characters between the heading of that part and how a call is written."""


@dataclass(frozen=True, slots=True)
class StepForm:
    """The words in which the prompt wants calls written."""

    action: str
    arguments: str
    final: str = ""

    def written(self, calls: Sequence[ToolCall]) -> str:
        lines = [
            f"{self.action}: {call.name}\n{self.arguments}: {json.dumps(call.arguments, ensure_ascii=False)}"
            for call in calls
        ]
        return "\n".join(lines)

    def answered(self, text: str) -> str:
        return f"{self.final}: {text}" if self.final else text


def step_form(system: str) -> StepForm | None:
    """Return the form a prompt teaches; None for one that teaches none."""
    form = _FORM.search(system)
    if form is None:
        return None
    final = _FINAL.search(system[form.end() :])
    return StepForm(form["action"], form["input"], final[1] if final else "")


def without_teaching(system: str) -> str:
    """Return the instructions without the part that teaches tools and how to call them."""
    form, listed = _FORM.search(system), _LISTED.search(system)
    start = min(found.start() for found in (form, listed) if found) if form or listed else len(system)
    heading = system.rfind("\n#", 0, start)
    close = heading >= 0 and start - heading < _NEAR
    return system[: heading if close else start].strip()


def tools_listed(system: str) -> list[dict[str, Any]]:
    """Return the tools a prompt describes, each with its JSON schema."""
    found: list[dict[str, Any]] = []
    end = 0
    for start, stop, data in objects_in(system):
        before, end = system[end:start], stop
        if "name" in data and ("parameters" in data or "description" in data):
            found.append({"function": data})
        elif data.get("type") == "object" or "properties" in data:
            names = _NAME.findall(before)
            told = _DESCRIPTION.search(before)
            if names:
                description = told[1].strip() if told else before.strip()
                found.append(
                    {
                        "function": {
                            "name": names[-1] if not told else _named(before, told),
                            "description": description,
                            "parameters": data,
                        }
                    }
                )
    return found


def as_calls(messages: Sequence[Mapping[str, Any]], form: StepForm) -> list[dict[str, Any]]:
    """Return the conversation as if its steps had been calls of functions and their results."""
    plain: list[dict[str, Any]] = []
    waiting: list[str] = []
    for message in messages:
        text = str(message.get("content") or "")
        if message.get("role") == "assistant" and (calls := list(_calls(text, form))):
            waiting = [f"step_{len(plain)}_{number}" for number in range(len(calls))]
            plain.append({"role": "assistant", "content": "", "tool_calls": [
                {"id": number, "function": {"name": name, "arguments": arguments}}
                for number, (name, arguments) in zip(waiting, calls, strict=True)
            ]})  # fmt: skip
        elif (
            waiting
            and message.get("role") in {"user", "tool"}
            and (_OBSERVED.match(text) or message.get("role") == "tool")
        ):
            plain += [
                {"role": "tool", "tool_call_id": number, "content": result}
                for number, result in zip(waiting, _results(text, len(waiting)), strict=False)
            ]
            waiting = []
        else:
            plain.append(dict(message))
    return plain


def _calls(text: str, form: StepForm) -> Iterator[tuple[str, str]]:
    action, given = re.escape(form.action), re.escape(form.arguments)
    pattern = rf"^[ \t]*{action}[ \t]*[:：][ \t]*([\w-]+)[ \t]*\n[ \t]*{given}[ \t]*[:：][ \t]*"
    for found in re.finditer(pattern, text, re.MULTILINE):
        read = next(objects_in(text[found.end() :]), None)
        yield found[1], json.dumps(read[2], ensure_ascii=False) if read else "{}"


def _results(text: str, count: int) -> list[str]:
    tagged = [found["text"] for found in _RESULT.finditer(text)]
    return tagged if tagged else [_OBSERVED.sub("", text, count=1).strip()] + [""] * (count - 1)


def _named(before: str, told: re.Match[str]) -> str:
    names: list[str] = _NAME.findall(before[: told.start()])
    return names[-1] if names else ""
