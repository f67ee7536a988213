"""Which duties a report is about: by pairs of characters, words and single characters."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.tools.dispatch.asking import matter_of
from studio.tools.dispatch.duties import Duty
from studio.tools.dispatch.evidence import Evidence, Grounds, Spans, without_place
from studio.tools.dispatch.plain_words import in_official_words

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from studio.knowledge.full_text import FullText

_SINGLE = 0.6  # what single characters count beside pairs and words: residents say 灯, the list says 路灯
_TOPIC = 1.5  # what a topic of the report counts that is the duty's, or its office's trade
_LENGTH = 8.0  # keeps a very short text from winning by one character
_LONGEST = 2000


@dataclass(frozen=True, slots=True)
class Match:
    """`score` compares within one report, 1 for the best; `held` is the part of the report, between 0 and 1,
    that the duty holds; `words` are what both say."""

    duty: Duty
    score: float
    held: float
    words: tuple[str, ...]
    grounds: Grounds


class DutyIndex:
    """Computes for some 100 ms on 1,500 rows; asked in 10 ms."""

    def __init__(self, duties: Sequence[Duty]) -> None:
        self._duties = tuple(duties)
        self._names = _indexed([f"{duty.name} {duty.keywords}" for duty in duties])
        self._texts = _indexed([f"{duty.text} {duty.keywords}" for duty in duties])
        self._signs = _Signs([f"{duty.text} {duty.keywords}" for duty in duties])
        self._evidence = Evidence(duties)

    def best(self, report: str, top: int) -> list[Match]:
        """The best rows, each department and name once."""
        import numpy as np

        said = without_place(matter_of(report[:_LONGEST]))
        official = _official(said)
        scores = self._scores(said) + (self._scores(official) if official else 0)
        scores = scores + np.float32(_TOPIC) * self._evidence.scores(said)
        return self._matches(scores, said, f"{said} {official}", top)

    def _scores(self, text: str) -> "NDArray[np.float32]":
        import numpy as np

        scores = np.float32(0.5) * (self._names.scores(text) + self._texts.scores(text))
        single = self._signs.scores(text)
        best = single.max(initial=0)
        return scores + np.float32(_SINGLE) * (single / best if best > 0 else single)

    def _matches(self, scores: "NDArray[np.float32]", said: str, in_all: str, top: int) -> list[Match]:
        import numpy as np

        asked, spans = self._texts.asked(in_all), Spans.of(said)
        found: dict[tuple[str, str], Match] = {}
        best = float(scores.max(initial=0)) or 1.0
        for row in np.argsort(-scores, kind="stable").tolist():
            if scores[row] <= 0 or len(found) == top:
                break
            duty = self._duties[row]
            if (duty.department, duty.name) not in found:
                text = _normalised(f"{duty.text} {duty.keywords}")
                held = [word for word in asked.words if len(word) > 1 and word in text]
                match = Match(
                    duty,
                    float(scores[row]) / best,
                    asked.share(text),
                    tuple(held),
                    self._evidence.grounds(spans, row),
                )
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


class _Signs:
    """The single characters of texts: which hold those of a report, rare ones counting more."""

    def __init__(self, texts: Sequence[str]) -> None:
        import numpy as np

        held: dict[str, list[int]] = {}
        for row, text in enumerate(texts):
            for sign in _signs(text):
                held.setdefault(sign, []).append(row)
        self._held = {sign: np.array(rows, dtype=np.int64) for sign, rows in held.items()}
        self._rare = {sign: _rarity(len(texts), len(rows)) for sign, rows in held.items()}
        self._weights = self._sum(held, len(texts)) + np.float32(_LENGTH)

    def scores(self, text: str) -> "NDArray[np.float32]":
        return self._sum(_signs(text), len(self._weights)) / self._weights

    def _sum(self, signs: Iterable[str], size: int) -> "NDArray[np.float32]":
        import numpy as np

        weights = np.zeros(size, dtype=np.float32)
        for sign in signs:
            if sign in self._held:
                weights[self._held[sign]] += self._rare[sign]
        return weights


def _signs(text: str) -> frozenset[str]:
    return frozenset(sign for sign in text if "一" <= sign <= "鿿")


def _rarity(size: int, holding: int) -> float:
    return math.log1p((size - holding + 0.5) / (holding + 0.5))
