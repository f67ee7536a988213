"""Searches a base as a live answer does, and finds the question's words in what was found."""

import asyncio
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.ui.language import tr, words
from studio.wording.searches import search_notes

if TYPE_CHECKING:
    from studio.knowledge import SearchFilters, SearchSettings
    from studio.workspace import Workspace

_STRONG, _FAIR = 0.6, 0.35
_BEFORE, _LONGEST = 16, 76


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """`words` are those of the question that are marked; `result` tells how the search went."""

    question: str
    result: SearchResult
    words: tuple[str, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        return self.result.passages

    @property
    def milliseconds(self) -> int:
        return round(self.result.seconds * 1000)

    @property
    def notes(self) -> list[str]:
        return search_notes(self.result.rewritten, self.result.skipped, words())


async def search(
    workspace: "Workspace",
    base_name: str,
    question: str,
    filters: "SearchFilters",
    settings: "SearchSettings | None" = None,
) -> SearchAnswer:
    base = await workspace.knowledge.open(base_name)
    result = await base.look_up(question, filters=filters, settings=settings)
    found = "\n".join(dict.fromkeys(passage.document for passage in result.passages))
    await asyncio.to_thread(
        workspace.deeds.note, "searched", base=base_name, question=question, documents=found
    )
    return SearchAnswer(question, result, await asyncio.to_thread(words_of_question, question))


def words_of_question(question: str) -> tuple[str, ...]:
    """Single characters are marked only when the question has nothing longer."""
    from studio.knowledge.terms import segmented, without_question_words, words_of

    found = dict.fromkeys(words_of(segmented(without_question_words(question))))
    return tuple(word for word in found if len(word) > 1) or tuple(found)


def match_word(score: float) -> tuple[str, str]:
    """How well a passage fits, and the tone to say it in."""
    if score >= _STRONG:
        return tr("Fits well"), "success"
    return (tr("Fits"), "secondary") if score >= _FAIR else (tr("May help"), "muted")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of a passage; `marks` are start and end of what to mark in `text`."""

    text: str
    marks: tuple[tuple[int, int], ...]


def excerpt(text: str, words: Sequence[str]) -> Excerpt:
    """The part of the text around its first mark, on one line."""
    line = " ".join(text.split())
    first = next(iter(_marks(line, words)), (0, 0))[0]
    start = max(first - _BEFORE, 0) if first > _LONGEST // 2 else 0
    part = line[start : start + _LONGEST]
    before, after = "…" if start else "", "…" if start + _LONGEST < len(line) else ""
    shown = f"{before}{part}{after}"
    return Excerpt(shown, _marks(shown, words))


def _marks(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    if not words:
        return ()
    longest_first = sorted(words, key=len, reverse=True)
    pattern = "(?:" + "|".join(map(re.escape, longest_first)) + ")+"
    return tuple(found.span() for found in re.finditer(pattern, text, re.IGNORECASE))
