"""Finds passages for a question: full text in memory, read from the store when it is first needed."""

import threading
from collections.abc import Sequence

from studio.core.passages import Passage
from studio.knowledge.full_text import Found, FullText
from studio.knowledge.passages import Candidate, chosen, to_passage
from studio.knowledge.store import Store

_SPARE = 4


class Retrieval:
    """Called from worker threads; `forget` follows every removal from the store."""

    def __init__(self, base: str, store: Store) -> None:
        self._base, self._store = base, store
        self._lock = threading.Lock()
        self._index = FullText()

    def forget(self, chunks: Sequence[int]) -> None:
        with self._lock:
            self._index.forget(chunks)

    def search(self, question: str, top: int) -> list[Passage]:
        found = self.rank(question, top * _SPARE)
        chunks = self._store.chunks_by_id([one.chunk for one in found])
        best = found[0].coverage if found else 0.0
        ahead = found[0].score if found else 1.0
        candidates = [
            Candidate(chunks[one.chunk], best * one.score / ahead) for one in found if one.chunk in chunks
        ]
        texts = {name: self._store.text(name) for name in {one.chunk.document for one in candidates}}
        return [to_passage(self._base, one) for one in chosen(candidates, texts, top)]

    def rank(self, question: str, top: int) -> list[Found]:
        with self._lock:
            if self._index.mostly_gone:
                self._index = FullText()
            self._index.add(self._store.full_text_after(self._index.newest))
            return self._index.rank(question, top)
