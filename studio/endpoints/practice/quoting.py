"""Choosing the statements that answer a question, by the rarity of the words they share with it."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from studio.endpoints.practice.prompt import Source
from studio.endpoints.practice.statements import LONGEST, Statement, statements_of
from studio.endpoints.practice.tables import pairs_of
from studio.endpoints.practice.terms import decisive_terms, question_terms, terms_of

ENOUGH = 0.4
"""Share of a question's weight that passage and statement together must cover to count as an answer."""
MOST = 4
_NEARLY = 0.7
_TRAILING = "。;\uff1b "
_WANTS_FIGURE = re.compile(
    r"多少|几|何时|什么时|多久|多长|电话|号码|how (many|much|long|often)|when|number|phone", re.IGNORECASE
)
_WANTS_PERSON = re.compile(r"谁|哪个(部门|单位)|哪些(部门|单位)|由.{0,6}(负责|批准|牵头)|who", re.IGNORECASE)
_PERSON = re.compile(
    r"长|员|人|部门|单位|局|委|办|负责|姓名|指挥|officer|head|director|chief|team", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    statement: Statement
    source: Source
    order: int
    own: frozenset[str]
    around: frozenset[str]
    """Terms of the title, the heading path and the rest of the passage."""


class _Weights:
    """How much each term of the question counts: the rarer among the statements, the more."""

    def __init__(self, wanted: frozenset[str], candidates: Sequence[_Candidate]) -> None:
        counts = Counter(term for candidate in candidates for term in candidate.own & wanted)
        total = len(candidates) + 1
        self._weights = {term: math.log(1 + total / (counts[term] + 0.5)) for term in wanted}
        most = max((self._weights[term] for term in wanted if counts[term]), default=1.0)
        self._weights = {term: min(weight, most) for term, weight in self._weights.items()}

    def share(self, terms: frozenset[str]) -> float:
        whole = sum(self._weights.values())
        return sum(self._weights.get(term, 0.0) for term in terms) / whole if whole else 0.0


def quotes_for(question: str, sources: Sequence[Source], earlier: str = "") -> list[Quote]:
    """Return up to MOST statements, best first, or none when nothing answers the question."""
    wanted = question_terms(question)
    if earlier:
        wanted |= {term for term in question_terms(earlier) if ":" not in term}
    candidates = _candidates(sources)
    decisive = decisive_terms(question)
    fitting = [candidate for candidate in candidates if decisive <= candidate.own | candidate.around]
    weights = _Weights(wanted, candidates)
    ranked = sorted(
        fitting, key=lambda candidate: (-_score(candidate, question, wanted, weights), candidate.order)
    )
    if not ranked or not _is_answer(ranked[0], wanted, weights):
        return []
    chosen = _chosen(ranked, question, wanted, weights)
    return [Quote(_shown(candidate.statement, wanted), candidate.source.number) for candidate in chosen]


def _candidates(sources: Sequence[Source]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for source in sources:
        title = terms_of(source.title)
        for statement in statements_of(source.text):
            around = title | terms_of(statement.heading)
            own = terms_of(statement.text)
            found.append(_Candidate(statement, source, len(found), own, around))
    return found


def _score(candidate: _Candidate, question: str, wanted: frozenset[str], weights: _Weights) -> float:
    own = candidate.own & wanted
    around = (candidate.around & wanted) - own
    score = weights.share(own) + 0.5 * weights.share(around)
    foreign = decisive_terms(candidate.statement.text) - decisive_terms(question)
    named = decisive_terms(question) & candidate.own
    if decisive_terms(question) and foreign and not named:
        score *= 0.3
    if _WANTS_FIGURE.search(question) and re.search(
        r"[0-9〇一二三四五六七八九十两半]", candidate.statement.text
    ):
        score *= 1.15
    if _WANTS_PERSON.search(question) and _PERSON.search(candidate.statement.text):
        score *= 1.1
    return score / (1 + len(candidate.statement.text) / 2000)


def _is_answer(candidate: _Candidate, wanted: frozenset[str], weights: _Weights) -> bool:
    own = candidate.own & wanted
    return weights.share(own | (candidate.around & wanted)) >= ENOUGH and weights.share(own) >= ENOUGH / 2


def _chosen(
    ranked: Sequence[_Candidate], question: str, wanted: frozenset[str], weights: _Weights
) -> list[_Candidate]:
    """Take the best, then what covers more of the question or is nearly as good."""
    best = _score(ranked[0], question, wanted, weights)
    chosen, covered, texts = [ranked[0]], ranked[0].own & wanted, {ranked[0].statement.text}
    for candidate in ranked[1:]:
        if len(chosen) == MOST:
            break
        new = (candidate.own & wanted) - covered
        score = _score(candidate, question, wanted, weights)
        adds = weights.share(new) >= 0.15 and score >= best / 3
        if candidate.statement.text not in texts and (adds or score >= _NEARLY * best):
            chosen.append(candidate)
            covered |= new
            texts.add(candidate.statement.text)
    return chosen


def _shown(statement: Statement, wanted: frozenset[str]) -> str:
    """Return the statement at a bearable length; of a long row, what names it and what was asked."""
    pairs = pairs_of(statement.text) if statement.is_row else []
    if pairs:
        kept = pairs if len(statement.text) <= LONGEST else _asked_pairs(pairs, wanted)
        return ",".join(f"{name}:{value}" for name, value in kept)
    text = statement.text.rstrip(_TRAILING)
    return text if len(text) <= LONGEST + 80 else f"{text[:LONGEST]}…"


def _asked_pairs(pairs: list[tuple[str, str]], wanted: frozenset[str]) -> list[tuple[str, str]]:
    asked = [pair for pair in pairs[2:] if terms_of(f"{pair[0]} {pair[1]}") & wanted]
    return pairs[:2] + (asked or pairs[2:5])
