"""An answer as programs are told it: text as it comes, and at the end the whole with its sources."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from studio.core.errors import error_from_facts
from studio.core.events import (
    AnswerFinished,
    Citation,
    ConfirmationAsked,
    Outcome,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
    Usage,
)
from studio.core.i18n import Words
from studio.core.passages import Trouble
from studio.core.proposals import Proposal
from studio.documents.invisible import without_controls
from studio.wording import explain_trouble, joined
from studio.wording.proposals import proposal_text


@dataclass(frozen=True, slots=True)
class Text:
    text: str


@dataclass(frozen=True, slots=True)
class Reasoning:
    """Only of agents whose author shows it."""

    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`text` is all of it, with its notes at the end; what was streamed before may hold more than that."""

    text: str
    outcome: Outcome
    citations: tuple[Citation, ...]
    usage: Usage
    labelled: bool
    practice: bool
    declined: tuple[str, ...] = ()
    trouble: str = ""


Piece = Text | Reasoning | Answer


async def pieces(events: AsyncGenerator[RunEvent, None], say: Words) -> AsyncGenerator[Piece, None]:
    """Yield the pieces of an answer, the last of them the Answer; raises why there is none."""
    told = _Told(say)
    async with aclosing(events):
        async for event in events:
            for piece in told.hear(event):
                yield piece


@dataclass
class _Told:
    say: Words
    written: str = ""
    reasons: bool = False
    labels: bool = True
    practice: bool = False
    declined: list[Proposal] = field(default_factory=list)

    def hear(self, event: RunEvent) -> list[Piece]:
        match event:
            case RunStarted():
                self.reasons, self.labels = event.show_reasoning, event.ai_label
                self.practice = event.practice
            case ThinkingDelta() if self.reasons:
                return [Reasoning(without_controls(event.text))]
            case TextDelta():
                return [self._text(event.text)]
            case ConfirmationAsked():
                self.declined.append(event.proposal)
            case RunFailed():
                raise error_from_facts(event.trouble.name, event.trouble.facts)
            case AnswerFinished():
                return self._ending(event)
        return []

    def _text(self, text: str) -> Text:
        self.written += text
        return Text(without_controls(text))

    def _ending(self, event: AnswerFinished) -> list[Piece]:
        """What part of what was written was no answer cannot be taken back: the answer follows by itself."""
        notes = self._notes(event)
        fits = event.text.startswith(self.written)
        rest = event.text[len(self.written) :] if fits else f"\n\n{event.text}"
        last = [self._text(rest + notes)] if rest + notes else []
        answer = Answer(
            text=without_controls(event.text + notes),
            outcome=event.outcome,
            citations=event.citations,
            usage=event.usage,
            labelled=self.labels,
            practice=self.practice,
            declined=tuple(proposal.target for proposal in self.declined),
            trouble=event.trouble.name if event.trouble else "",
        )
        return [*last, answer]

    def _notes(self, event: AnswerFinished) -> str:
        """What a person must read with it, in the text itself: not every program shows more than that."""
        quoted = event.outcome is Outcome.QUOTED and event.trouble
        lines = [
            *(_not_done(proposal, self.say) for proposal in self.declined),
            *([_quoted(event.trouble, self.say)] if quoted and event.trouble else []),
            *([self.say("Practice endpoint: no model, answers for practice only")] if self.practice else []),
            *([self.say("AI-generated. Open the sources to check.")] if self.labels else []),
        ]
        return "".join(f"\n\n（{line}）" for line in lines)


def _not_done(proposal: Proposal, say: Words) -> str:
    return say("Nobody is here to agree, so this was not done: {what}", what=proposal_text(proposal, say))


def _quoted(trouble: Trouble, say: Words) -> str:
    return joined(say("Quoted passages instead of an answer"), explain_trouble(trouble, say).happened)
