"""Choosing the statements that answer a question part by part, each with the number of its passage."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from studio.endpoints.practice.candidates import Candidate, candidates_of
from studio.endpoints.practice.parts import parts_of
from studio.endpoints.practice.prompt import Source
from studio.endpoints.practice.rows import shown_row
from studio.endpoints.practice.scoring import Scoring
from studio.endpoints.practice.terms import decisive_terms

MOST = 4
"""Statements in one answer."""
_LONGEST, _LONGEST_LIST = 300, 900
_TRAILING = "。；;. "


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    number: int


def quotes_for(question: str, sources: Sequence[Source], earlier: str = "") -> list[Quote]:
    """Return up to MOST statements, best first for each part, or none when nothing answers."""
    candidates = candidates_of(sources)
    scorings = [Scoring(part, earlier, candidates) for part in parts_of(question)]
    chosen: list[Candidate] = []
    for scoring in scorings:
        chosen += _for_part(
            scoring, candidates, chosen, MOST if len(scorings) == 1 and scoring.is_open else 2
        )
    return [Quote(_shown(each, scorings), each.source.number) for each in chosen[:MOST]]


def _for_part(
    scoring: Scoring, candidates: Sequence[Candidate], before: Sequence[Candidate], most: int
) -> list[Candidate]:
    """Return the best that is not said already, and what comes near it."""
    scores = {each.order: scoring.score(each) for each in candidates if scoring.fits(each)}
    ranked = sorted(
        (each for each in candidates if each.order in scores), key=lambda c: (-scores[c.order], c.order)
    )
    if not ranked or not scoring.is_answer(ranked[0]):
        return []
    best, chosen = ranked[0], [ranked[0]]
    for each in ranked[1:]:
        if len(chosen) < most and not _repeats(each, chosen) and _adds(scoring, each, best, scores):
            chosen.append(each)
    if len(chosen) == 1 and (scoring.is_open or best.statement.answers_question):
        chosen += _below(best, candidates)[: most - 1]
    return [each for each in chosen if not _repeats(each, before)]


def _adds(scoring: Scoring, each: Candidate, best: Candidate, scores: dict[int, float]) -> bool:
    """A question for one thing wants one answer, and at most what says the same elsewhere."""
    if best.statement.items:
        return False
    ratio = scores[each.order] / scores[best.order]
    if each.statement.items:
        return scoring.is_list and ratio >= 0.9
    elsewhere = each.source.number != best.source.number
    if each.statement.is_row and best.statement.is_row:
        return ratio >= (0.92 if elsewhere else 0.97) and scoring.is_answer(each)
    if scoring.is_open:
        return ratio >= 0.75 and scoring.is_answer(each)
    return ratio >= 0.92 and elsewhere and scoring.is_answer(each)


def _below(best: Candidate, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return what stands right below it, under the same heading."""
    if best.statement.items or best.statement.is_row:
        return []
    return [
        each
        for each in candidates[best.order + 1 : best.order + 3]
        if each.source.number == best.source.number
        and each.statement.heading == best.statement.heading
        and not each.statement.is_row
        and not each.statement.items
        and not _repeats(each, [best])
        and decisive_terms(each.statement.text) <= best.known
    ]


def _repeats(candidate: Candidate, chosen: Sequence[Candidate]) -> bool:
    text = _plain(candidate.statement.text)
    return any(
        candidate.order == each.order
        or text in _plain("".join((each.statement.text, *each.statement.items)))
        or _plain(each.statement.text) in text
        for each in chosen
    )


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text).strip(_TRAILING)


def _shown(candidate: Candidate, scorings: Sequence[Scoring]) -> str:
    """Return the statement at a bearable length; of a row, what names it and what was asked."""
    statement = candidate.statement
    if statement.is_row:
        return shown_row(statement.text, [(scoring.wanted, scoring.kind) for scoring in scorings])
    if statement.items:
        return _list(statement.text, statement.items)
    text = statement.text.rstrip(_TRAILING)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _list(intro: str, items: Sequence[str]) -> str:
    """Quote a list up to its last item, or to the last that finds room."""
    text = intro
    for item in items:
        if len(text) + len(item) > _LONGEST_LIST:
            return f"{text}…"
        text += f" {item}" if item.isascii() else item
    return text.rstrip(_TRAILING)
