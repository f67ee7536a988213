"""The full-text index of a base in memory: read or made when it is first needed, and kept up from then on."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from studio.knowledge.question_index import QuestionIndex
from studio.knowledge.search_reads import SearchReads
from studio.knowledge.store import LARGE

if TYPE_CHECKING:
    from studio.knowledge.full_text import FullText

_SLICE = 4000  # texts in memory at once
_STALE = 0.1  # part of a kept index that may be missing before it is written anew


class HeldIndex:
    """One thread at a time has it; `forget` follows every removal from the store."""

    def __init__(self, reads: SearchReads, folder: Path | None) -> None:
        self._reads, self._folder = reads, folder
        self._lock = threading.RLock()
        self._index: FullText | None = None
        self.questions = QuestionIndex(reads)

    @contextmanager
    def index(self) -> "Iterator[FullText]":
        """Up to date with what is written."""
        with self._lock:
            yield self._caught_up()

    def forget(self, chunks: Sequence[int]) -> None:
        with self._lock:
            if self._index is not None:
                self._index.forget(chunks)

    def catch_up(self) -> None:
        with self._lock:
            if self._index is not None:
                self._caught_up()

    def warm(self) -> None:
        """Keep a large index in the folder and use it from there: mapped memory can be had back."""
        with self._lock:
            fresh = 0
            if self._index is None and (kept := self._kept()) is not None:
                self._index, fresh = kept, kept.size
            index = self._caught_up()
            if self._folder is None or index.size < LARGE or fresh >= (1 - _STALE) * index.size:
                return
            from studio.knowledge.kept_index import keep_index

            self._index = None
            keep_index(self._folder, index, self._reads.stamps())
            self._index = self._kept() or index
            self._reads.let_go()

    def drop(self) -> None:
        """Let go of the kept file, so that it can be deleted."""
        with self._lock:
            self._index = None
            self.questions.drop()

    def _caught_up(self) -> "FullText":
        if self._index is None or self._index.mostly_gone:
            self._index = self._kept() or _empty()
        index = self._index
        while texts := self._reads.texts_after(index.newest, _SLICE):
            index.add(texts)
        return index

    def _kept(self) -> "FullText | None":
        if self._folder is None or self._reads.count() < LARGE:
            return None
        from studio.knowledge.kept_index import load_index

        index = load_index(self._folder, self._reads.stamps())
        if index is not None:
            index.keep_only(self._reads.chunks())
        return None if index is None or index.mostly_gone else index


def _empty() -> "FullText":
    from studio.knowledge.full_text import FullText

    return FullText()
