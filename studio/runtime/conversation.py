"""What was said before a question, and how much of it fits into the model's context window."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.core.places import Language

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
    """Return the newest turns that fit into so many tokens, oldest first."""
    kept: list[Turn] = []
    for turn in reversed(history):
        budget -= estimated_tokens(turn.question) + estimated_tokens(turn.answer)
        if budget < 0:
            break
        kept.insert(0, turn)
    return kept
