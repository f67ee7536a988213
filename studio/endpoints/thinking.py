"""Telling a model's reasoning from its answer when both come in one stream of text."""

import re
from enum import Enum, auto

from studio.endpoints.messages import TextPiece, TextWasThinking, ThinkingPiece

OPEN = "<think>"
CLOSE = "</think>"
_REASONING_MODELS = re.compile(
    r"(^|[^a-z0-9])(r1|reasoner|qwq|thinking|magistral)([^a-z0-9]|$)", re.IGNORECASE
)

Piece = TextPiece | TextWasThinking | ThinkingPiece


def is_reasoning_model(name: str) -> bool:
    """Guess by its name whether a model reasons before it answers."""
    return bool(_REASONING_MODELS.search(name))


class _State(Enum):
    START = auto()  # an opening tag may still come
    THINKING = auto()
    UNTAGGED = auto()  # answer, as far as we know: a closing tag would say otherwise
    ANSWER = auto()


class ThinkingSplitter:
    """Splits `<think>…</think>answer`, however it is cut into pieces.

    Some servers swallow the opening tag. With `starts_thinking` the text counts as reasoning until its
    closing tag comes; if none ever does, `finish` gives all of it as the answer. Without it, text that a
    closing tag follows has been given out as answer already: then `TextWasThinking` follows it too, and
    `unopened` is set, for the next time.
    """

    def __init__(self, starts_thinking: bool = False) -> None:
        self.unopened = False
        self._assumed = starts_thinking
        self._state = _State.START
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
            self._begin()
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
        end = self._held.find(CLOSE)
        if end < 0:
            return self._give(len(self._held) - _begun(self._held, CLOSE), pieces)
        self._give(end, pieces)
        if self._state is _State.UNTAGGED:
            pieces.append(TextWasThinking())
        self._close()
        return True

    def _opened(self) -> bool:
        """Leave the start once it is clear whether an opening tag stands there."""
        if self._held.startswith(OPEN):
            self._held = self._held.removeprefix(OPEN)
            self._assumed, self._state = False, _State.THINKING
            return True
        if OPEN.startswith(self._held):
            return False
        self._begin()
        return True

    def _begin(self) -> None:
        self._state = _State.THINKING if self._assumed else _State.UNTAGGED

    def _close(self) -> None:
        self._held = self._held.removeprefix(CLOSE)
        self.unopened = self._assumed or self._state is _State.UNTAGGED
        self._assumed, self._state, self._fresh = False, _State.ANSWER, True

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
    if splitter.unopened:
        return text.split(CLOSE, 1)[1].strip()
    return "".join(piece.text for piece in pieces if isinstance(piece, TextPiece))


def _begun(text: str, tag: str) -> int:
    """Return how many characters at the end of the text may be the beginning of the tag."""
    return next((size for size in range(len(tag) - 1, 0, -1) if text.endswith(tag[:size])), 0)
