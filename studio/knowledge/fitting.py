"""Whether a passage is about a question at all: how much of what was asked it holds, in absolute terms.

Every pair of characters and every word of the question weighs more the fewer chunks hold it, as if a hundred
chunks without it stood beside the base: in a base of four articles, too, a word that all of them hold counts.
The thresholds are measured by tests/bench/retrieval.py on one half of open question sets, for bases of 4 to
20,000 passages, so that less than 1 in 200 questions with an answer is held to have none.
"""

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from studio.knowledge.common_words import COMMON_CHARACTERS, COMMON_WORDS
from studio.knowledge.terms import normalised, segmented, without_question_words, words_of

_BESIDE = 100
_LEAST_SHARE, _SHARE_PER_DECADE = 0.12, 0.04
_ENOUGH_HELD = 2.0
_SINGLE = 0.5  # a single character is in many a text by chance
_LATIN = re.compile(r"[0-9a-z]+")
Weights = Mapping[str, float]
Holding = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question asks about; `size` is the number of chunks the passage was chosen from."""

    pairs: Weights
    words: Weights
    size: int

    def share(self, text: str) -> float:
        """The part of the question a normalised text holds, between 0 and 1."""
        return self.weigh(text)[0]

    def fits(self, text: str) -> bool:
        return self.weigh(text)[1]

    def weigh(self, text: str) -> tuple[float, bool]:
        """Share of the question in a normalised text, and whether that is enough to be about it."""
        if not self.pairs and not self.words:
            return 0.0, True
        held = self._held(text)
        kinds = (self.pairs, self.words)
        parts = [found / sum(all_.values()) for found, all_ in zip(held, kinds, strict=True) if all_]
        share = sum(parts) / len(parts)
        enough = _LEAST_SHARE + _SHARE_PER_DECADE * math.log10(max(self.size, 1))
        return share, share >= enough or sum(held) >= _ENOUGH_HELD

    def _held(self, text: str) -> tuple[float, float]:
        pairs = sum(weight for pair, weight in self.pairs.items() if pair in text)
        latin = set(_LATIN.findall(text)) if any(map(str.isascii, self.words)) else ()
        words = sum(
            weight for word, weight in self.words.items() if word in (latin if word.isascii() else text)
        )
        return pairs, words


def weighed(question: str, size: int, holding_pair: Holding, holding_word: Holding) -> Asked:
    text = normalised(without_question_words(question))
    pairs = {text[at : at + 2] for at in range(len(text) - 1)}
    words = set(words_of(segmented(text)))
    return Asked(
        {pair: _weight(size, holding_pair(pair)) for pair in pairs if _telling_pair(pair)},
        {word: _of_word(word) * _weight(size, holding_word(word)) for word in words if _telling(word)},
        size,
    )


def _weight(size: int, holding: int) -> float:
    """Between 0 and 1: 1 for what nothing holds."""
    everything = size + _BESIDE
    return max(0.0, math.log(everything / (holding + 1)) / math.log(everything))


def _of_word(word: str) -> float:
    return _SINGLE if len(word) == 1 else 1.0


def _telling_pair(pair: str) -> bool:
    return all(one.isalpha() and ord(one) > 0x2E80 and one not in COMMON_CHARACTERS for one in pair)


def _telling(word: str) -> bool:
    return word not in COMMON_WORDS and not all(one in COMMON_CHARACTERS for one in word)
