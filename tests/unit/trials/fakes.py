"""An agent that answers each question with an ending prepared for it."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

from studio.core.events import AnswerFinished, Citation, Outcome, RunEvent, RunFailed, TextDelta
from studio.core.passages import Trouble
from studio.core.places import Place
from studio.runtime import Chat, Turn

BROKEN = RunFailed(trouble=Trouble(name="AnswerBroken", facts={"endpoint": "City"}), text="半句")


def cited(document: str = "防汛应急预案.docx", number: int = 1, **place: object) -> Citation:
    at = Place.model_validate(place)
    return Citation(number=number, base="flood", document=document, chunk=0, place=at, quote="原文")


def answered(text: str, *citations: Citation, outcome: Outcome = Outcome.ANSWERED) -> AnswerFinished:
    return AnswerFinished(outcome=outcome, text=text, citations=citations)


@dataclass
class FakeAgent:
    """`waits` holds questions that are answered only when their event is set."""

    answers: Mapping[str, AnswerFinished | RunFailed | Exception]
    waits: Mapping[str, asyncio.Event] = field(default_factory=dict)
    asked: list[tuple[str, list[Turn]]] = field(default_factory=list)
    busy: int = 0
    most_busy: int = 0
    closed: int = 0
    two_busy: asyncio.Event = field(default_factory=asyncio.Event)

    async def ask(self, question: str, chat: Chat) -> AsyncIterator[RunEvent]:
        self.asked.append((question, list(chat.turns)))
        self.busy += 1
        self.most_busy = max(self.busy, self.most_busy)
        if self.busy == 2:
            self.two_busy.set()
        try:
            async for event in self._events(question):
                if isinstance(event, AnswerFinished):
                    chat.turns.append(Turn(question, event.text))
                yield event
        finally:
            self.busy -= 1
            self.closed += 1

    async def _events(self, question: str) -> AsyncIterator[RunEvent]:
        yield TextDelta(text="…")
        await (self.waits[question].wait() if question in self.waits else asyncio.sleep(0))
        ending = self.answers.get(question, answered(f"答:{question}"))
        if isinstance(ending, Exception):
            raise ending
        yield ending
