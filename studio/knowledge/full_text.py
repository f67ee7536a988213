"""Ranks chunks for a question by character pairs and by words, each divided by its best and then summed."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.bm25 import Bm25, Scores
from studio.knowledge.coding import character_pairs, words
from studio.knowledge.fitting import Asked, weighed
from studio.knowledge.fusion import Found
from studio.knowledge.postings import Postings
from studio.knowledge.terms import plain, segmented, without_question_words


class FullText:
    """In memory; `newest` is the highest chunk id it has seen."""

    def __init__(self) -> None:
        self._pairs, self._words = Bm25(), Bm25()
        self._ids: NDArray[np.int64] = np.zeros(0, dtype=np.int64)
        self._gone: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.newest = 0

    @classmethod
    def of(cls, ids: Sequence[int], pairs: Postings, terms: Postings) -> "FullText":
        """From what `blocks` gave; ids rising, one for each row."""
        made = cls()
        made._pairs, made._words = Bm25(pairs), Bm25(terms)
        made._ids = np.asarray(ids, dtype=np.int64)
        made._gone = np.zeros(len(ids), dtype=np.bool_)
        made.newest = int(ids[-1]) if ids else 0
        return made

    @property
    def blocks(self) -> tuple[Postings, Postings] | None:
        """All there is, when it is in one block each."""
        pairs, terms = self._pairs.block, self._words.block
        return None if pairs is None or terms is None else (pairs, terms)

    @property
    def mostly_gone(self) -> bool:
        return len(self._gone) > 1000 and bool(self._gone.mean() > 0.5)

    def add(self, chunks: Sequence[tuple[int, str]]) -> None:
        """Take in chunks as (id, segmented text), ids rising."""
        if not chunks:
            return
        ids, texts = zip(*chunks, strict=True)
        self._pairs.add(*character_pairs([plain(text) for text in texts]), len(texts))
        self._words.add(*words(texts), len(texts))
        self._ids = np.append(self._ids, np.asarray(ids, dtype=np.int64))
        self._gone = np.append(self._gone, np.zeros(len(ids), dtype=np.bool_))
        self.newest = int(ids[-1])

    def forget(self, chunks: Sequence[int]) -> None:
        self._gone |= np.isin(self._ids, np.asarray(chunks, dtype=np.int64))

    def rank(self, question: str, top: int) -> list[Found]:
        """The best `top` chunks that share anything with the question, best first."""
        if not len(self._ids):
            return []
        text = without_question_words(question)
        by_pairs = self._pairs.score(character_pairs([text])[0])
        by_words = self._words.score(words([segmented(text)])[0])
        scores = np.float32(0.5) * (_of_best(by_pairs) + _of_best(by_words))
        scores[self._gone] = 0
        return [Found(int(self._ids[row]), float(scores[row])) for row in _best(scores, top)]

    def asked(self, question: str) -> Asked:
        """What a chunk must hold to be about the question."""
        return weighed(question, len(self._ids), self._holding_pair, self._holding_word)

    def _holding_pair(self, pair: str) -> int:
        return max(map(self._pairs.holding, character_pairs([pair])[0].tolist()), default=0)

    def _holding_word(self, word: str) -> int:
        return max(map(self._words.holding, words([word])[0].tolist()), default=0)


def _of_best(scores: Scores) -> Scores:
    best = scores.max()
    return scores / np.float32(best) if best > 0 else scores


def _best(scores: Scores, top: int) -> list[int]:
    """Rows of the highest positive scores; of equals the earlier row."""
    count = min(top, len(scores))
    rows = np.argpartition(-scores, count - 1)[:count]
    ordered = rows[np.lexsort((rows, -scores[rows]))]
    return [int(row) for row in ordered if scores[row] > 0]
