"""Which duties a report is about: by pairs of characters, words and single characters."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.tools.dispatch.duties import Duty
from studio.tools.dispatch.plain_words import in_official_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.knowledge.full_text import FullText

_SINGLE = 0.3  # what single characters count beside pairs and words: residents say 灯, the list says 路灯
_LENGTH = 6.0  # keeps a very short text from winning by one character
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Match:
    """`score` compares within one report, 1 for the best; `held` is the part of the report, between 0 and 1,
    that the duty holds; `words` are what both say."""

    duty: Duty
    score: float
    held: float
    words: tuple[str, ...]


class DutyIndex:
    """Computes for some 100 ms on 1,500 rows; asked in 10 ms."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._duties = tuple(duties)
        self._names = _indexed([f"{duty.name} {duty.keywords}" for duty in duties])
        self._texts = _indexed([f"{duty.text} {duty.keywords}" for duty in duties])
        self._signs = [_signs(f"{duty.text} {duty.keywords}") for duty in duties]
        self._rare = _rarities(self._signs)

    def best(self, report: str, top: int) -> list[Match]:
        """The best rows, each department and name once."""
        said = report[:_LONGEST]
        official = _official(said)
        scores = self._scores(said) + (self._scores(official) if official else 0)
        return self._matches(scores, f"{said} {official}", top)

    def _scores(self, text: str) -> "NDArray[np.float32]":
        import numpy as np

        scores = np.float32(0.5) * (self._names.scores(text) + self._texts.scores(text))
        single = np.array([self._shared(_signs(text), signs) for signs in self._signs], dtype=np.float32)
        best = single.max(initial=0)
        return scores + np.float32(_SINGLE) * (single / best if best > 0 else single)

    def _shared(self, said: frozenset[str], signs: frozenset[str]) -> float:
        return self._weight(said & signs) / (self._weight(signs) + _LENGTH)

    def _weight(self, signs: frozenset[str]) -> float:
        return sum(self._rare.get(sign, 0.0) for sign in signs)

    def _matches(self, scores: "NDArray[np.float32]", said: str, top: int) -> list[Match]:
        import numpy as np

        asked = self._texts.asked(said)
        found: dict[tuple[str, str], Match] = {}
        best = float(scores.max(initial=0)) or 1.0
        for row in np.argsort(-scores, kind="stable").tolist():
            if scores[row] <= 0 or len(found) == top:
                break
            duty = self._duties[row]
            if (duty.department, duty.name) not in found:
                text = _normalised(f"{duty.text} {duty.keywords}")
                held = [word for word in asked.words if len(word) > 1 and word in text]
                match = Match(duty, float(scores[row]) / best, asked.share(text), tuple(held))
                found[duty.department, duty.name] = match
        return list(found.values())


def _indexed(texts: Sequence[str]) -> "FullText":
    from studio.knowledge.full_text import FullText
    from studio.knowledge.terms import segmented

    index = FullText()
    if texts:
        index.add([(number, 1, segmented(text)) for number, text in enumerate(texts, 1)])
    return index


def _official(report: str) -> str:
    """With what the knowledge search knows of everyday words, too."""
    from studio.knowledge.everyday_words import in_official_words as of_laws

    return f"{in_official_words(report)} {of_laws(report)}".strip()


def _normalised(text: str) -> str:
    from studio.knowledge.terms import normalised

    return normalised(text)


def _signs(text: str) -> frozenset[str]:
    return frozenset(sign for sign in text if "一" <= sign <= "鿿")


def _rarities(texts: Sequence[frozenset[str]]) -> dict[str, float]:
    held = Counter(sign for signs in texts for sign in signs)
    return {sign: math.log1p((len(texts) - count + 0.5) / (count + 0.5)) for sign, count in held.items()}
