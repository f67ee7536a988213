"""Finds passages for a question by full text, fused with what lies near in meaning; works without waiting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.facts import Validity
from studio.core.passages import Passage
from studio.knowledge.database import Database
from studio.knowledge.directory import Directory, Entry
from studio.knowledge.ended_parts import stands_at
from studio.knowledge.everyday_words import in_official_words
from studio.knowledge.fusion import Near, Ranked, fused
from studio.knowledge.held_index import HeldIndex
from studio.knowledge.looking import Chosen, Look, Seen
from studio.knowledge.passages import Candidate, Fate, decided, in_order, to_passage
from studio.knowledge.preferences import Preferences, preferences, spelt_out
from studio.knowledge.search_reads import SearchReads
from studio.knowledge.store import StoredChunk
from studio.knowledge.terms import plain

if TYPE_CHECKING:
    from studio.knowledge.fitting import Asked
    from studio.knowledge.full_text import FullText, Ranking

_CANDIDATES = 40  # weighed at first; more when repetitions leave places unfilled
_MOST_CANDIDATES = 640
_NAMED_AT_MOST, _PARTS_AT_MOST = 200, 40
_OF_SHARE = 0.8
_OLDER_EDITION = 0.15
_OFFICIAL_WORDS, _REWRITTEN = 0.8, 0.5


class Retrieval:
    """Called from worker threads; `forget` follows every removal from the store."""

    def __init__(self, base: str, database: Database, folder: Path | None = None) -> None:
        """A large index is kept in the folder."""
        self._base = base
        self._reads = SearchReads(database)
        self._held = HeldIndex(self._reads, folder)
        self._directory = Directory(self._reads)

    def forget(self, chunks: Sequence[int]) -> None:
        self._held.forget(chunks)

    def search(self, question: str, top: int, near: Near = ()) -> list[Passage]:
        """`near` are chunks near in meaning, by a real model, with their similarity."""
        return self.passages_of(self.choose(Look(question, top, near=near)).shown)

    def choose(self, look: Look) -> Chosen:
        """As many as are wanted, if need be from ever more candidates."""
        count = max(_CANDIDATES, 2 * look.top)
        while True:
            chosen = self.decide(look, self.see(look, count))
            enough = len(chosen.shown) >= look.top or chosen.seen.complete or count >= _MOST_CANDIDATES
            if enough or any(one.fate is Fate.BELOW for one in chosen.decisions):
                return chosen
            count *= 4

    def see(self, look: Look, count: int = _CANDIDATES) -> Seen:
        """The best `count` chunks, weighed and in order, and those that are named or near."""
        question = spelt_out(look.question)
        with self._held.index() as index:
            directory = self._current_directory()
            wanted = preferences(question, directory.titles)
            out = directory.out(
                look.filters,
                directory.spared(question),
                repealed_too=look.settings.repealed_too or wanted.repealed_too,
            )
            others = _in_other_words(question, look.others)
            ranking = self._held.questions.lift(index.ranking(question, others, out), question)
            asked = [index.asked(one) for one in (question, *others)]
            named = self._named(index, wanted, ranking)
        found = ranking.best(count)
        ranked = fused(found, look.near, look.settings.vector_weight)
        ranked += _beside(ranked, [*named, *look.also], ranking)
        candidates = self._weighed(ranked, Weighing(asked, wanted, directory, out))
        return Seen(in_order(candidates), ranking, out, len(found) < count)

    def decide(self, look: Look, seen: Seen) -> Chosen:
        decisions = decided(seen.candidates, look.settings, self._reads.part_of_text, look.top)
        return Chosen(seen, decisions)

    def passages_of(self, candidates: Sequence[Candidate]) -> list[Passage]:
        return [to_passage(self._base, one) for one in candidates]

    def passages(self, near: Near) -> list[Passage]:
        chunks = self._reads.searched([chunk for chunk, _ in near])
        likenesses = [(chunks[chunk][0], likeness) for chunk, likeness in near if chunk in chunks]
        return self.passages_of([Candidate(chunk, likeness) for chunk, likeness in likenesses])

    def chunks_within(self, look: Look) -> list[int] | None:
        """The chunks the filters leave to be searched; None when they narrow nothing."""
        if not look.filters.narrows:
            return None
        with self._held.index() as index:
            directory = self._current_directory()
            out = directory.out(look.filters, frozenset(), repealed_too=True)
            return index.chunks_of({entry.id for entry in directory.entries} - out.keys())

    def warm(self) -> None:
        """Do beforehand what the first search would wait for; a large index is kept for the next time."""
        self._held.warm()
        with self._held.index():
            self._current_directory()

    def catch_up(self) -> None:
        """Take in what was loaded, if searching has begun."""
        self._held.catch_up()

    def close(self) -> None:
        self._held.drop()

    def _current_directory(self) -> Directory:
        """Under the index's lock."""
        self._directory.refresh()
        return self._directory

    def _named(self, index: "FullText", wanted: Preferences, ranking: "Ranking") -> list[int]:
        """What is asked for by number is among the candidates, whatever else it holds."""
        named = wanted.named
        of_them = [
            chunk
            for documents in (self._ids_of(named.documents) or None, self._ids_of(named.nearly))
            for article in named.articles
            for chunk in index.holding(f"第{article.split('之')[0]}", documents)
        ]
        best = [found.chunk for found in ranking.of(of_them)[:_NAMED_AT_MOST]]
        called = sorted(named.documents or named.nearly)
        parts = [(name, f"第{part}") for part in named.parts for name in called]
        return best + self._reads.chunks_holding(parts[:_PARTS_AT_MOST], _NAMED_AT_MOST)

    def _ids_of(self, names: Iterable[str]) -> list[int]:
        known = self._directory.by_name
        return [known[name].id for name in names if name in known]

    def _weighed(self, ranked: Sequence[Ranked], weighing: "Weighing") -> list[Candidate]:
        chunks = self._reads.searched([one.chunk for one in ranked])
        return [
            candidate
            for one in ranked
            if one.chunk in chunks and (candidate := weighing.candidate(one, *chunks[one.chunk])) is not None
        ]


def _in_other_words(question: str, rewritten: Sequence[str]) -> dict[str, float]:
    """What says the same, with what it may add to what was asked."""
    official = in_official_words(question)
    others = {official: _OFFICIAL_WORDS} if official else {}
    return others | {one: _REWRITTEN / len(rewritten) for one in rewritten}


def _beside(ranked: Sequence[Ranked], chunks: Sequence[int], ranking: "Ranking") -> list[Ranked]:
    there = {one.chunk for one in ranked}
    more = [chunk for chunk in dict.fromkeys(chunks) if chunk not in there]
    best = float(ranking.scores.max(initial=0)) or 1.0
    return [Ranked(found.chunk, found.score / best) for found in ranking.of(more)]


@dataclass(frozen=True, slots=True)
class Weighing:
    asked: "Sequence[Asked]"  # the question, and what says it in other words
    wanted: Preferences
    directory: Directory
    out: dict[int, str]

    def candidate(self, ranked: Ranked, chunk: StoredChunk, words: str) -> Candidate | None:
        """`words` is what the chunk is searched by: normalised, its title and headings before it."""
        entry = self.directory.by_name.get(chunk.document)
        if entry is None or entry.id in self.out:
            return None
        text = plain(words)
        share, fits = max(asked.weigh(text) for asked in self.asked)
        stands = stands_at(chunk.place.headings, entry.facts, entry.validity)
        return Candidate(
            chunk,
            score=ranked.score + _OF_SHARE * share + self.wanted.bonus(chunk, text) - self._behind(entry),
            share=max(share, ranked.likeness if ranked.near else 0.0),
            fits=ranked.near or self.wanted.very(chunk, text) or fits,
            repealed=not entry.holds or stands.validity is Validity.REPEALED,
            exact=self.wanted.exact(chunk, text),
            validity=stands.validity,
            validity_known=entry.facts.validity_known or stands.validity is not Validity.IN_FORCE,
            replaced_by=stands.by,
            in_force_from=entry.facts.in_force_from if stands.validity is Validity.NOT_YET else "",
        )

    def _behind(self, entry: Entry) -> float:
        """An edition that may be out of date stands behind the newer one, unless its year is asked for."""
        older = entry.validity is Validity.UNSURE and entry.facts.replaced_by != ""
        asked = self.wanted.repealed_too or self.wanted.of_year(entry.name)
        return _OLDER_EDITION if older and not asked else 0.0
