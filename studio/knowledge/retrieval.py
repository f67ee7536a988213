"""Finds passages for a question: full text in memory, read from the store when it is first needed."""

import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from studio.core.passages import Passage
from studio.knowledge.fusion import Found, Near, Ranked, fused
from studio.knowledge.passages import Candidate, chosen, in_order, to_passage
from studio.knowledge.preferences import Preferences, preferences, spelt_out
from studio.knowledge.repealed import is_repealed
from studio.knowledge.store import Store, StoredChunk
from studio.knowledge.terms import plain
from studio.knowledge.titles import Titles

if TYPE_CHECKING:
    from studio.knowledge.fitting import Asked
    from studio.knowledge.full_text import FullText

LARGE = 1000  # chunks, from which an index takes long enough to be worth keeping
_SPARE = 4
_OF_SHARE = 0.3


class Retrieval:
    """Called from worker threads; `forget` follows every removal from the store."""

    def __init__(self, base: str, store: Store, folder: Path | None = None) -> None:
        """A large index is kept in the folder."""
        self._base, self._store, self._folder = base, store, folder
        self._lock = threading.Lock()
        self._index: FullText | None = None
        self._known: tuple[tuple[int, int], Titles] | None = None

    def forget(self, chunks: Sequence[int]) -> None:
        with self._lock:
            if self._index is not None:
                self._index.forget(chunks)

    def search(self, question: str, top: int, near: Near = ()) -> list[Passage]:
        """`near` are chunks near in meaning, by a real model, with their similarity."""
        question = spelt_out(question)
        wanted = preferences(question, self._titles())
        found, asked = self.rank(question, top * _SPARE)
        ranked = self._with_named(fused(found, near), wanted)
        candidates = in_order(self._candidates(ranked, wanted, asked))
        picked = chosen(candidates, self._store.part_of_text, top)
        return [to_passage(self._base, one) for one in picked]

    def passages(self, near: Near) -> list[Passage]:
        chunks = self._store.chunks_by_id([chunk for chunk, _ in near])
        return [
            to_passage(self._base, Candidate(chunks[chunk], likeness))
            for chunk, likeness in near
            if chunk in chunks
        ]

    def rank(self, question: str, top: int) -> "tuple[list[Found], Asked]":
        with self._lock:
            index = self._caught_up()
            return index.rank(question, top), index.asked(question)

    def warm(self) -> None:
        """Do beforehand what the first search would wait for; a large index is kept for the next time."""
        with self._lock:
            if self._index is not None:
                return
            texts = self._store.full_text_after(0)
            kept = self._kept(texts)
            self._index = kept or _index_of(texts)
            blocks = None if kept else self._index.blocks
        self._titles()
        if self._folder is not None and blocks is not None and len(texts) >= LARGE:
            from studio.knowledge.kept_index import keep_index

            keep_index(self._folder, texts, *blocks)

    def _caught_up(self) -> "FullText":
        if self._index is None or self._index.mostly_gone:
            texts = self._store.full_text_after(0)
            self._index = self._kept(texts) or _index_of(texts)
        else:
            self._index.add(self._store.full_text_after(self._index.newest))
        return self._index

    def _kept(self, texts: Sequence[tuple[int, str]]) -> "FullText | None":
        if self._folder is None or len(texts) < LARGE:
            return None
        from studio.knowledge.kept_index import load_index

        return load_index(self._folder, texts)

    def _with_named(self, ranked: list[Ranked], wanted: Preferences) -> list[Ranked]:
        """Articles asked for by document and number are among the candidates, whatever else they hold."""
        there = {one.chunk for one in ranked}
        words = [(name, f"第{article.split('之')[0]}") for name, article in wanted.named.perhaps]
        named = self._store.chunks_holding(words)
        return [*ranked, *(Ranked(chunk, 0.0) for chunk in named if chunk not in there)]

    def _titles(self) -> Titles:
        with self._lock:
            edition = self._store.edition()
            if self._known is None or self._known[0] != edition:
                self._known = edition, Titles(self._store.first_lines())
            return self._known[1]

    def _candidates(self, ranked: Sequence[Ranked], wanted: Preferences, asked: "Asked") -> list[Candidate]:
        ids = [one.chunk for one in ranked]
        chunks, texts = self._store.chunks_by_id(ids), self._store.searched_texts(ids)
        openings = self._store.openings({chunk.document for chunk in chunks.values()})
        repealed = {name for name, text in openings.items() if is_repealed(PurePath(name).stem, text)}
        weighing = Weighing(asked, wanted, repealed)
        return [
            weighing.candidate(one, chunks[one.chunk], plain(texts[one.chunk]))
            for one in ranked
            if one.chunk in chunks and one.chunk in texts
        ]


def _index_of(texts: Sequence[tuple[int, str]]) -> "FullText":
    from studio.knowledge.full_text import FullText

    index = FullText()
    index.add(texts)
    return index


@dataclass(frozen=True, slots=True)
class Weighing:
    asked: "Asked"
    wanted: Preferences
    repealed: Collection[str]

    def candidate(self, ranked: Ranked, chunk: StoredChunk, text: str) -> Candidate:
        """`text` is what the chunk was searched by: normalised, its title and headings before it."""
        repealed, share = chunk.document in self.repealed, self.asked.share(text)
        return Candidate(
            chunk,
            score=ranked.score + _OF_SHARE * share + self.wanted.bonus(chunk, text),
            share=max(share, ranked.likeness if ranked.near else 0.0),
            fits=ranked.near or self.wanted.very(chunk, text) or self.asked.fits(text),
            repealed=repealed,
            stands_back=self.wanted.stands_back(chunk.document, repealed),
        )
