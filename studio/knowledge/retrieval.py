"""Finds passages for a question: full text in memory, read from the store when it is first needed."""

import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from studio.core.passages import Passage
from studio.knowledge.fusion import Found, Near, fused
from studio.knowledge.passages import Candidate, chosen, to_passage
from studio.knowledge.store import Store

if TYPE_CHECKING:
    from studio.knowledge.full_text import FullText

_SPARE = 4


class Retrieval:
    """Called from worker threads; `forget` follows every removal from the store."""

    def __init__(self, base: str, store: Store) -> None:
        self._base, self._store = base, store
        self._lock = threading.Lock()
        self._index: FullText | None = None

    def forget(self, chunks: Sequence[int]) -> None:
        with self._lock:
            if self._index is not None:
                self._index.forget(chunks)

    def search(self, question: str, top: int, near: Near = ()) -> list[Passage]:
        """`near` are chunks near in meaning, by a real model, with their similarity."""
        found = fused(self.rank(question, top * _SPARE), near)
        chunks = self._store.chunks_by_id([one.chunk for one in found])
        candidates = [Candidate(chunks[one.chunk], one.score) for one in found if one.chunk in chunks]
        texts = {name: self._store.text(name) for name in {one.chunk.document for one in candidates}}
        return [to_passage(self._base, one) for one in chosen(candidates, texts, top)]

    def passages(self, near: Near) -> list[Passage]:
        chunks = self._store.chunks_by_id([chunk for chunk, _ in near])
        return [
            to_passage(self._base, Candidate(chunks[chunk], likeness))
            for chunk, likeness in near
            if chunk in chunks
        ]

    def rank(self, question: str, top: int) -> list[Found]:
        from studio.knowledge.full_text import FullText

        with self._lock:
            if self._index is None or self._index.mostly_gone:
                self._index = FullText()
            self._index.add(self._store.full_text_after(self._index.newest))
            return self._index.rank(question, top)
