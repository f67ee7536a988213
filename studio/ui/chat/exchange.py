"""One question and what its run has brought so far: kept for as long as the chat is, shown when in sight."""

from collections.abc import Sequence

from studio.core.events import (
    AnswerFinished,
    AttachmentsRead,
    Citation,
    ModelAnswered,
    ModelAsked,
    PassagesFound,
    PutOff,
    QueuePlaced,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
)
from studio.core.passages import Passage
from studio.core.places import Place

_HEAD, _LINE, _SOURCE, _LETTERS = 190, 24, 36, 32  # pixels, and letters a line, for the guess of a height


class Exchange:
    """`branches` is which of how many siblings it is, counted from 1; `stopped` that no more will come."""

    def __init__(self, question: str, branches: tuple[int, int] = (1, 1)) -> None:
        self.question, self.branches = question, branches
        self.events: list[RunEvent] = []
        self.finished: AnswerFinished | None = None
        self.failed: RunFailed | None = None
        self.stopped = False
        self.run = ""
        self.height = 0
        """As guessed when it was over, 0 before."""

    @classmethod
    def kept(cls, question: str, events: Sequence[RunEvent], branches: tuple[int, int]) -> "Exchange":
        """One that is over; without an end it was broken off."""
        made = cls(question, branches)
        for event in events:
            made.take(event)
        made.stopped = not made.over
        made.height = made.guessed_height()
        return made

    @property
    def over(self) -> bool:
        return self.finished is not None or self.failed is not None or self.stopped

    def take(self, event: RunEvent) -> None:
        """Keep the event; pieces of text are joined, and go when the whole of it comes."""
        last = self.events[-1] if self.events else None
        match event:
            case ModelAsked() | ModelAnswered() | PutOff() | QueuePlaced():
                return  # for the trace, and for who is waiting
            case TextDelta() if isinstance(last, TextDelta):
                self.events[-1] = last.and_then(event)
                return
            case ThinkingDelta() if isinstance(last, ThinkingDelta):
                self.events[-1] = ThinkingDelta(text=last.text + event.text)
                return
            case RunStarted():
                self.run = event.run
            case PassagesFound():
                event = _counted(event)
            case AnswerFinished():
                self.finished = event
                self.events = [kept for kept in self.events if not isinstance(kept, TextDelta)]
            case RunFailed():
                self.failed = event
        self.events.append(event)

    def answer_text(self) -> str:
        """What was answered, or written before it broke off."""
        if self.finished is not None:
            return self.finished.text
        written = "".join(event.text for event in self.events if isinstance(event, TextDelta))
        return (self.failed.text if self.failed else "") or written

    @property
    def sources(self) -> tuple[Citation, ...]:
        """What the answer cites; where nothing was found, what comes closest."""
        return self.finished.citations or self.finished.nearest if self.finished else ()

    @property
    def attached(self) -> tuple[str, ...]:
        """The names of the files that went along."""
        names = (event.names for event in self.events if isinstance(event, AttachmentsRead))
        return next(names, ())

    def guessed_height(self) -> int:
        """About how high it will be, in pixels, before anybody has laid it out."""
        lines = sum(1 + len(line) // _LETTERS for line in (self.question, *self.answer_text().split("\n")))
        return _HEAD + lines * _LINE + len(self.sources) * _SOURCE


def _counted(found: PassagesFound) -> PassagesFound:
    """How many in which bases is all that is said of them; sources are shown from the citations.

    With their texts a conversation of a thousand questions would hold some 20 MB that nobody sees.
    """
    bare = {base: _bare(base) for base in {passage.base for passage in found.passages}}
    return found.model_copy(update={"passages": tuple(bare[passage.base] for passage in found.passages)})


def _bare(base: str) -> Passage:
    return Passage(base=base, document="", chunk=0, place=Place(), text="", score=0.0)
