"""Telling a model's reasoning from its answer when both come in one stream of text."""

import re
from enum import Enum, auto

from studio.endpoints.messages import TextPiece, TextWasThinking, ThinkingPiece

CLOSE = "</think>"
_TAGS = {
    "<think>": CLOSE,
    "<thinking>": "</thinking>",
    "<thought>": "</thought>",
    "<reasoning>": "</reasoning>",
    "<seed:think>": "</seed:think>",
    "[think]": "[/think]",
    "◁think▷": "◁/think▷",
    "<|begin_of_thought|>": "<|end_of_thought|>",
    "<|channel|>analysis<|message|>": "<|channel|>final<|message|>",
}
"""In small letters; models write them in others too."""
_REASONING_MODELS = re.compile(
    r"(^|[^a-z0-9])(r1|reasoner|qwq|thinking|magistral)([^a-z0-9]|$)", re.IGNORECASE
)

Piece = TextPiece | TextWasThinking | ThinkingPiece


def is_reasoning_model(name: str) -> bool:
    """Guess by its name whether a model reasons before it answers."""
    return bool(_REASONING_MODELS.search(name))


class _State(Enum):
    START = auto()  # an opening tag may still come, or another one
    THINKING = auto()
    UNTAGGED = auto()  # answer, as far as we know: a closing tag would say otherwise
    ANSWER = auto()


class ThinkingSplitter:
    """Splits `<think>…</think>answer`, however it is cut into pieces, and what other models write for it.

    Some servers swallow the opening tag. With `starts_thinking` the text counts as reasoning until its
    closing tag comes; if none ever does, `finish` gives all of it as the answer. Without it, text that a
    closing tag follows has been given out as answer already: then `TextWasThinking` follows it too, and
    `unopened` is set, for the next time.
    """

    def __init__(self, starts_thinking: bool = False) -> None:
        self.unopened = False
        self._assumed = starts_thinking
        self._state = _State.START
        self._after = _State.THINKING if starts_thinking else _State.UNTAGGED
        self._tag = CLOSE  # what ends the reasoning
        self._fresh = True  # nothing given out since the last tag: leading blanks go
        self._held = ""
        self._all: list[str] = []

    def feed(self, text: str) -> list[Piece]:
        self._held += text
        pieces: list[Piece] = []
        while self._step(pieces):
            pass
        return pieces

    def plain_from_here(self) -> None:
        """The server sends reasoning in a field of its own: what follows as text is all answer."""
        if self._state is _State.START:
            self._assumed, self._state = False, _State.ANSWER

    def finish(self) -> list[Piece]:
        """Return what was held back because a tag might have begun there."""
        rest: list[Piece] = []
        if self._state is _State.START:
            self._state = self._after
        self._give(len(self._held), rest)
        if self._assumed and self._all:
            rest.append(TextPiece("".join(self._all).strip()))
        return rest

    def _step(self, pieces: list[Piece]) -> bool:
        """Give out what is certain; True when there may be more to give out."""
        if self._fresh:
            self._held = self._held.lstrip()
        if self._state is _State.START:
            return self._opened()
        if self._state is _State.ANSWER:
            return self._give(len(self._held), pieces)
        end = _place(self._tag, self._held)
        if end < 0:
            return self._give(len(self._held) - _begun(self._held, self._tag), pieces)
        self._give(end, pieces)
        if self._state is _State.UNTAGGED:
            pieces.append(TextWasThinking())
        self._close()
        return True

    def _opened(self) -> bool:
        """Leave the start once it is clear whether an opening tag stands there."""
        written = self._held.lower()
        for opening, closing in _TAGS.items():
            if written.startswith(opening):
                self._held, self._tag = self._held[len(opening) :], closing
                self._assumed, self._state = False, _State.THINKING
                return True
        if any(opening.startswith(written) for opening in _TAGS):
            return False
        self._state = self._after
        return True

    def _close(self) -> None:
        self._held = self._held[len(self._tag) :]
        self.unopened = self.unopened or self._assumed or self._state is _State.UNTAGGED
        self._assumed, self._state, self._fresh = False, _State.START, True
        self._after = _State.ANSWER

    def _give(self, length: int, pieces: list[Piece]) -> bool:
        text, self._held = self._held[:length], self._held[length:]
        if text:
            self._fresh = False
            if self._assumed:
                self._all.append(text)
            thinking = self._state is _State.THINKING
            pieces.append(ThinkingPiece(text) if thinking else TextPiece(text))
        return False


def without_thinking(text: str) -> str:
    """Return an answer without its reasoning, as it goes back to a model as history."""
    splitter = ThinkingSplitter()
    pieces = [*splitter.feed(text), *splitter.finish()]
    said = ""
    for piece in pieces:
        said = "" if isinstance(piece, TextWasThinking) else said
        said += piece.text if isinstance(piece, TextPiece) else ""
    return said


def _place(tag: str, text: str) -> int:
    found = re.search(re.escape(tag), text, re.IGNORECASE)
    return found.start() if found else -1


def _begun(text: str, tag: str) -> int:
    """Return how many characters at the end of the text may be the beginning of the tag."""
    return next((size for size in range(len(tag) - 1, 0, -1) if text[-size:].lower() == tag[:size]), 0)
