"""What is kept of talking to an agent: conversations, and the exchanges in them as a tree."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any
from uuid import uuid4

from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.papers.text import one_line

_LONGEST_TITLE = 80


class Standing(StrEnum):
    """How an exchange stands; BROKEN_OFF is one whose program ended in the middle."""

    UNDER_WAY = "under_way"
    ANSWERED = "answered"
    FAILED = "failed"
    STOPPED = "stopped"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True)
class Exchange:
    """A question with all that came of it; those with the same `parent` are tries at the same place.

    `parent` is the exchange before it, empty for a first question. `attachments` are names of files the
    conversation keeps. `memory` is what the agent's tools kept after it, by their names.
    """

    id: str
    parent: str
    question: str
    events: tuple[RunEvent, ...] = ()
    attachments: tuple[str, ...] = ()
    asked: str = ""
    version: str = ""
    standing: Standing = Standing.UNDER_WAY
    memory: Mapping[str, dict[str, Any]] = field(default_factory=dict)

    @classmethod
    def begun(
        cls, question: str, *, parent: str = "", attachments: tuple[str, ...] = (), version: str = ""
    ) -> "Exchange":
        """A question asked now, by that version of its agent."""
        asked = question.encode(errors="replace").decode()  # half of a pair of surrogates cannot be kept
        return cls(uuid4().hex, parent, asked, (), attachments, now(), version)

    @property
    def answer(self) -> str:
        """The answer, or what was written of it."""
        return answer_in(self.events)

    @property
    def finished(self) -> AnswerFinished | None:
        return next((event for event in self.events if isinstance(event, AnswerFinished)), None)


@dataclass(frozen=True)
class Conversation:
    """`begun` and `touched` are ISO 8601 times with zone; `tip` is the exchange that was read last.

    `agent_name` is what the agent was called, for when it is gone; `exchanges` counts all branches.
    """

    id: str
    agent: str
    title: str
    begun: str
    touched: str
    tip: str = ""
    pinned: bool = False
    agent_name: str = ""
    exchanges: int = 0

    @classmethod
    def begun_now(cls, agent: str, title: str, agent_name: str = "") -> "Conversation":
        """With the agent of that id; `title` may be its whole first question."""
        moment = now()
        return cls(uuid4().hex, agent, title_of(title), moment, moment, agent_name=agent_name)


@dataclass(frozen=True)
class Hit:
    """Words that were found: `start` to `end` of the excerpt is the first of them; none in a title."""

    conversation: Conversation
    exchange: str = ""
    excerpt: str = ""
    start: int = 0
    end: int = 0


def answer_in(events: tuple[RunEvent, ...]) -> str:
    """The whole answer where there is one, else what was written before it broke off."""
    for event in reversed(events):
        if isinstance(event, AnswerFinished) or (isinstance(event, RunFailed) and event.text):
            return event.text
    return "".join(event.text for event in events if event.type == "text_delta")


def title_of(question: str) -> str:
    """The first line that says something, none too long, without what nobody sees."""
    line = next(filter(None, map(one_line, question.splitlines())), "")
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1]}…"


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="microseconds")


def days_ago(days: int) -> str:
    return (datetime.now().astimezone() - timedelta(days=days)).isoformat(timespec="microseconds")
