"""What was said before a question, and how much of it fits into the model's context window."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from studio.core.languages import Language
from studio.runtime.marks import without_marks

_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ud7af\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Turn:
    """A question with its answer; the answer never holds the model's reasoning."""

    question: str
    answer: str


def language_of(text: str) -> Language:
    return Language.ZH if _WIDE.search(text) else Language.EN


def estimated_tokens(text: str) -> int:
    """Guess high: a Chinese character is at most about one token, other writing about three a token."""
    wide = len(_WIDE.findall(text))
    return wide + (len(text) - wide) // 3 + 1


def recent_turns(history: Sequence[Turn], budget: int) -> list[Turn]:
    """Return the newest turns that fit into so many tokens, oldest first, without their old numbers."""
    kept: list[Turn] = []
    for turn in reversed(history):
        plain, tokens = _retold(turn)
        budget -= tokens
        if budget < 0:
            break
        kept.append(plain)
    return [turn for turn in reversed(kept) if turn.answer]


@lru_cache(maxsize=1024)
def _retold(turn: Turn) -> tuple[Turn, int]:
    """A turn as the model hears it again, and its tokens: each turn is retold many times.

    Old answers cite by old numbers, which mean other passages now.
    """
    plain = Turn(turn.question, without_marks(turn.answer).strip())
    return plain, estimated_tokens(plain.question) + estimated_tokens(plain.answer)
