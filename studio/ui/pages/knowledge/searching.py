"""Searches a base as a live answer does, and finds the question's words in what was found."""

import re
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.passages import Passage
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.workspace import Workspace

_STRONG, _FAIR = 0.6, 0.35
_BEFORE, _LONGEST = 16, 76


@dataclass(frozen=True, slots=True)
class SearchAnswer:
    """`words` are those of the question that are marked."""

    question: str
    passages: tuple[Passage, ...]
    words: tuple[str, ...]
    milliseconds: int


async def search(workspace: "Workspace", base_name: str, question: str) -> SearchAnswer:
    base = await workspace.knowledge.open(base_name)
    started = time.perf_counter()
    passages = await base.search(question)
    milliseconds = round((time.perf_counter() - started) * 1000)
    return SearchAnswer(question, tuple(passages), words_of_question(question), milliseconds)


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
