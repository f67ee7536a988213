"""Ranks chunks for a question by character pairs and by words, each divided by its best and then summed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from studio.knowledge.bm25 import Bm25, Scores
from studio.knowledge.coding import character_pairs, words
from studio.knowledge.fitting import Asked, weighed
from studio.knowledge.fusion import Found
from studio.knowledge.postings import Postings
from studio.knowledge.terms import plain, segmented, without_question_words

_SLICE = 4000  # chunks turned into codes at once: takes some 100 MB for a moment

Ids = NDArray[np.int64]
Texts = Sequence[tuple[int, int, str]]  # chunk, its document, its segmented text


@dataclass(frozen=True, slots=True)
class Ranking:
    """Every chunk's score for one question; 0 for what shares nothing with it or is left out.

    `ids` rise; `closed` are the chunks that are left out.
    """

    ids: Ids
    scores: Scores
    closed: NDArray[np.bool_]

    def lifted(self, chunks: Ids, scores: Scores, weight: float) -> "Ranking":
        """With what the best of each chunk's questions, one chunk and one score for each, adds."""
        rows = np.searchsorted(self.ids, chunks)
        there = rows < len(self.ids)
        there[there] = self.ids[rows[there]] == chunks[there]
        best = np.zeros(len(self.ids), dtype=np.float32)
        np.maximum.at(best, rows[there], scores[there])
        best[self.closed] = 0
        return Ranking(self.ids, self.scores + np.float32(weight) * best, self.closed)

    def best(self, top: int) -> list[Found]:
        """The best `top` chunks that share anything with the question, best first; of equals the older."""
        if not len(self.scores):
            return []
        count = min(top, len(self.scores))
        rows = np.argpartition(-self.scores, count - 1)[:count]
        ordered = rows[np.lexsort((rows, -self.scores[rows]))]
        return [self._found(row) for row in ordered.tolist() if self.scores[row] > 0]

    def of(self, chunks: Iterable[int]) -> list[Found]:
        """These chunks, best first, also those that share nothing."""
        wanted = np.flatnonzero(np.isin(self.ids, np.fromiter(chunks, dtype=np.int64)))
        return [self._found(row) for row in wanted[np.argsort(-self.scores[wanted], kind="stable")].tolist()]

    def rank(self, score: float) -> int:
        """Where a chunk of that score stands, counted from 1."""
        return int((self.scores > np.float32(score)).sum()) + 1

    def _found(self, row: int) -> Found:
        return Found(int(self.ids[row]), float(self.scores[row]))


class FullText:
    """In memory; `newest` is the highest chunk id it has seen."""

    def __init__(self) -> None:
        self._pairs, self._words = Bm25(), Bm25()
        self._ids: Ids = np.zeros(0, dtype=np.int64)
        self._documents: Ids = np.zeros(0, dtype=np.int64)
        self._gone: NDArray[np.bool_] = np.zeros(0, dtype=np.bool_)
        self.newest = 0

    @classmethod
    def of(cls, ids: Ids, documents: Ids, pairs: Sequence[Postings], terms: Sequence[Postings]) -> "FullText":
        """From what it once held; one id and one document for each row."""
        made = cls()
        made._pairs, made._words = Bm25(*pairs), Bm25(*terms)
        made._ids, made._documents = ids, documents
        made._gone = np.zeros(len(ids), dtype=np.bool_)
        made.newest = int(ids.max(initial=0))
        return made

    @property
    def oldest(self) -> int:
        return int(self._ids[0]) if len(self._ids) else 0

    @property
    def size(self) -> int:
        return len(self._ids)

    @property
    def ids(self) -> Ids:
        return self._ids

    @property
    def documents(self) -> Ids:
        return self._documents

    @property
    def blocks(self) -> tuple[tuple[Postings, ...], tuple[Postings, ...]]:
        return self._pairs.blocks, self._words.blocks

    @property
    def mostly_gone(self) -> bool:
        return len(self._gone) > 1000 and bool(self._gone.mean() > 0.5)

    def add(self, chunks: Texts) -> None:
        """Take in chunks, ids rising."""
        for first in range(0, len(chunks), _SLICE):
            self._add(chunks[first : first + _SLICE])

    def forget(self, chunks: Collection[int]) -> None:
        if chunks:
            self._gone |= np.isin(self._ids, np.fromiter(chunks, dtype=np.int64))

    def keep_only(self, chunks: Ids) -> None:
        self._gone |= ~np.isin(self._ids, chunks)

    def ranking(
        self, question: str, others: Mapping[str, float] | None = None, out: Collection[int] = ()
    ) -> Ranking:
        """By the question and by others that say it in other words, each with its weight beside 1.

        Documents in `out` are left out.
        """
        scores = self._scores(question)
        for other, weight in (others or {}).items():
            scores = scores + np.float32(weight) * self._scores(other)
        closed = self._gone | self._of(out)
        scores[closed] = 0
        return Ranking(self._ids, scores, closed)

    def scores(self, question: str) -> Scores:
        """Of every row, 1 for the best."""
        return self._scores(question)

    def rank(self, question: str, top: int) -> list[Found]:
        return self.ranking(question).best(top)

    def chunks_of(self, documents: Collection[int]) -> list[int]:
        rows = np.isin(self._documents, np.fromiter(documents, dtype=np.int64)) & ~self._gone
        return [int(chunk) for chunk in self._ids[rows]]

    def holding(self, word: str, documents: Collection[int] | None = None) -> list[int]:
        """The chunks that hold a word, of these documents or of all."""
        rows = self._words.rows_holding(int(words([word])[0][0]))
        kept = ~self._gone[rows]
        if documents is not None:
            kept &= self._of(documents)[rows]
        return [int(chunk) for chunk in self._ids[rows][kept]]

    def asked(self, question: str) -> Asked:
        """What a chunk must hold to be about the question."""
        return weighed(question, len(self._ids), self._holding_pair, self._holding_word)

    def _of(self, documents: Collection[int]) -> NDArray[np.bool_]:
        """Which rows are of these documents."""
        if not documents or not len(self._documents):
            return np.zeros(len(self._documents), dtype=np.bool_)
        wanted = np.zeros(int(self._documents.max()) + 1, dtype=np.bool_)
        wanted[[one for one in documents if one < len(wanted)]] = True
        return wanted[self._documents]

    def _add(self, chunks: Texts) -> None:
        ids, documents, texts = zip(*chunks, strict=True)
        self._pairs.add(*character_pairs([plain(text) for text in texts]), len(texts))
        self._words.add(*words(texts), len(texts))
        self._ids = np.append(self._ids, np.asarray(ids, dtype=np.int64))
        self._documents = np.append(self._documents, np.asarray(documents, dtype=np.int64))
        self._gone = np.append(self._gone, np.zeros(len(ids), dtype=np.bool_))
        self.newest = max(self.newest, int(ids[-1]))

    def _scores(self, question: str) -> Scores:
        text = without_question_words(question)
        by_pairs = self._pairs.score(character_pairs([text])[0])
        by_words = self._words.score(words([segmented(text)])[0])
        return np.float32(0.5) * (_of_best(by_pairs) + _of_best(by_words))

    def _holding_pair(self, pair: str) -> int:
        return max(map(self._pairs.holding, character_pairs([pair])[0].tolist()), default=0)

    def _holding_word(self, word: str) -> int:
        return max(map(self._words.holding, words([word])[0].tolist()), default=0)


def _of_best(scores: Scores) -> Scores:
    best = scores.max(initial=0)
    return scores / np.float32(best) if best > 0 else scores
