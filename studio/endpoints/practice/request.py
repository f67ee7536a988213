"""A chat request as it is understood: the prompt, the tools it offers, and how they are to be called."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from studio.endpoints.practice.acting.offers import Offer, offers_of
from studio.endpoints.practice.acting.steps import (
    StepForm,
    as_calls,
    step_form,
    tools_listed,
    without_teaching,
)
from studio.endpoints.practice.acting.turns import Done, done_in
from studio.endpoints.practice.prompt import Prompt, read_prompt, text_of


@dataclass(frozen=True)
class Request:
    """`form` is set where calls are to be written as text."""

    messages: Sequence[Mapping[str, Any]]
    prompt: Prompt
    offers: Sequence[Offer]
    done: Sequence[Done]
    choice: Any
    form: StepForm | None
    shape: Any = None
    """What the answer must look like, where the request says so: `response_format`."""

    @property
    def user(self) -> str:
        """The person's message as it came, with all that lies beside the question."""
        return next((str(m["content"]) for m in reversed(self.messages) if m.get("role") == "user"), "")


def read_request(asked: Mapping[str, Any]) -> Request:
    """Raises KeyError or TypeError for what is none."""
    messages = [_plain(message) for message in asked["messages"] if isinstance(message, dict)]
    system = "\n\n".join(m["content"] for m in messages if m.get("role") in {"system", "developer"})
    tools, form = asked.get("tools") or [], step_form(system)
    if form is not None and not tools:
        messages, tools = as_calls(messages, form), tools_listed(system)
        messages = [_untaught(message) for message in messages]
    else:
        form = None
    choice = asked.get("tool_choice", "auto")
    offers, shape = offers_of(tools), asked.get("response_format")
    return Request(messages, read_prompt(messages), offers, done_in(messages), choice, form, shape)


def _untaught(message: Mapping[str, Any]) -> dict[str, Any]:
    taught = message.get("role") in {"system", "developer"}
    return {**message, "content": without_teaching(message["content"])} if taught else dict(message)


def _plain(message: Mapping[str, Any]) -> dict[str, Any]:
    return {**message, "content": text_of(message)}
