"""The messages of a run for a model that calls no functions: calls and their results as plain text."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from studio.endpoints import Message, Role, ToolCallPiece, ToolSpec
from studio.runtime.step_words import StepWords


def as_steps(messages: Sequence[Message], tools: Sequence[ToolSpec], words: StepWords) -> list[Message]:
    """Without tools the model is not told how to call any; what it has called stays readable."""
    names = {call.id: call.name for message in messages for call in message.tool_calls}
    told: list[Message] = []
    for returned, group in groupby(messages, lambda message: message.role is Role.TOOL):
        each = list(group)
        told += [_observation(each, names, words, more=bool(tools))] if returned else _said(each, words)
    told = _in_turns(told)
    if tools and told and told[0].role is Role.SYSTEM:
        told[0] = replace(told[0], content=f"{told[0].content}\n\n{_how(tools, words)}")
    return told


def _in_turns(messages: Sequence[Message]) -> list[Message]:
    """Some models take no two messages of the user in a row."""
    told: list[Message] = []
    for message in messages:
        if told and message.role is Role.USER is told[-1].role:
            told[-1] = Message(Role.USER, f"{told[-1].content}\n\n{message.content}")
        else:
            told.append(message)
    return told


def _how(tools: Sequence[ToolSpec], words: StepWords) -> str:
    parts = (words.how, words.format, words.stop, words.answer, words.tools, *_described(tools, words))
    return "\n".join([words.heading, *parts])


def _described(tools: Sequence[ToolSpec], words: StepWords) -> Iterator[str]:
    for tool in tools:
        schema = json.dumps(dict(tool.parameters), ensure_ascii=False)
        yield f"### {tool.name}\n{words.description}{tool.description}\n{words.parameters}{schema}"


def _said(messages: Iterable[Message], words: StepWords) -> Iterator[Message]:
    for message in messages:
        acts = [_act(call, words) for call in message.tool_calls]
        text = "\n".join([text for text in (message.content.strip(), *acts) if text]) if acts else None
        yield message if text is None else Message(Role.ASSISTANT, text)


def _act(call: ToolCallPiece, words: StepWords) -> str:
    return f"{words.action}: {call.name}\n{words.arguments}: {call.arguments}"


def _observation(
    messages: Iterable[Message], names: dict[str, str], words: StepWords, *, more: bool
) -> Message:
    tag, tool = words.result_tag, words.result_tool
    results = [
        f'<{tag} {tool}="{names.get(message.tool_call_id, "")}">\n{message.content}\n</{tag}>'
        for message in messages
    ]
    return Message(
        Role.USER, "\n".join([words.observation, *results, *([f"\n{words.go_on}"] if more else [])])
    )
