"""Choosing the statements that answer a question, by the rarity of the words they share with it."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from studio.endpoints.practice.prompt import Source
from studio.endpoints.practice.statements import LONGEST, Statement, statements_of
from studio.endpoints.practice.tables import pairs_of
from studio.endpoints.practice.terms import decisive_terms, question_terms, terms_of
from studio.endpoints.practice.wants import gives_wanted, is_open, owner_of

ENOUGH = 0.4
"""Share of a question's weight that passage and statement together must cover to count as an answer."""
MOST = 4
_NEARLY = 0.8
_TRAILING = "。；; "


@dataclass(frozen=True, slots=True)
class Quote:
    text: str
    number: int


@dataclass(frozen=True, slots=True)
class _Candidate:
    """`around` holds the terms of the title and the headings above the statement."""

    statement: Statement
    source: Source
    order: int
    own: frozenset[str]
    around: frozenset[str]


def quotes_for(question: str, sources: Sequence[Source], earlier: str = "") -> list[Quote]:
    """Return up to MOST statements, best first, or none when nothing answers the question."""
    ranking = _Ranking(question, earlier, _candidates(sources))
    return [Quote(_shown(each.statement, ranking.wanted), each.source.number) for each in ranking.chosen()]


def _candidates(sources: Sequence[Source]) -> list[_Candidate]:
    found: list[_Candidate] = []
    for source in sources:
        title = terms_of(source.title)
        for statement in statements_of(source.text):
            around = title | terms_of(statement.heading)
            found.append(_Candidate(statement, source, len(found), terms_of(statement.text), around))
    return found


class _Ranking:
    """The candidates of one question, with what each is worth."""

    def __init__(self, question: str, earlier: str, candidates: Sequence[_Candidate]) -> None:
        self._question, self._all = question, candidates
        self._decisive = decisive_terms(question)
        before = {term for term in question_terms(earlier) if ":" not in term} if earlier else set()
        self.wanted = question_terms(question) | before
        self._owner = question_terms(owner_of(question)) if owner_of(question) else frozenset()
        self._weights = _weights(self.wanted, candidates)
        self._scores = {each.order: self._score(each) for each in candidates}

    def chosen(self) -> list[_Candidate]:
        """Take the best, then what covers more of the question or is nearly as good."""
        ranked = sorted(
            filter(self._fits, self._all), key=lambda each: (-self._scores[each.order], each.order)
        )
        if not ranked or not self._is_answer(ranked[0]):
            return []
        chosen, covered = [ranked[0]], ranked[0].own & self.wanted
        for each in ranked[1:]:
            if len(chosen) < MOST and not _repeats(each, chosen) and self._adds(each, ranked[0], covered):
                chosen.append(each)
                covered |= each.own & self.wanted
        return (
            chosen if len(chosen) > 1 or not is_open(self._question) else [*chosen, *self._below(chosen[0])]
        )

    def _fits(self, candidate: _Candidate) -> bool:
        known = candidate.own | candidate.around
        return self._decisive <= known and (not self._owner or bool(self._owner & known))

    def _is_answer(self, candidate: _Candidate) -> bool:
        own = candidate.own & self.wanted
        return (
            self._share(own | (candidate.around & self.wanted)) >= ENOUGH and self._share(own) >= ENOUGH / 2
        )

    def _adds(self, candidate: _Candidate, best: _Candidate, covered: frozenset[str]) -> bool:
        score, top = self._scores[candidate.order], self._scores[best.order]
        new = self._share((candidate.own & self.wanted) - covered)
        same_table = candidate.statement.is_row and best.statement.is_row
        return (new >= 0.15 and score >= top / 3) or score >= (0.97 if same_table else _NEARLY) * top

    def _below(self, best: _Candidate) -> list[_Candidate]:
        """Return what stands right below it, under the same heading."""
        after = self._all[best.order + 1 : best.order + 3]
        same = [each for each in after if each.source.number == best.source.number]
        return [
            each
            for each in same
            if each.statement.heading == best.statement.heading
            and not each.statement.is_row
            and not _repeats(each, [best])
            and decisive_terms(each.statement.text) <= best.own | best.around
        ]

    def _score(self, candidate: _Candidate) -> float:
        text = candidate.statement.text
        own = candidate.own & self.wanted
        score = self._share(own) + 0.5 * self._share((candidate.around & self.wanted) - own)
        if self._decisive and not self._decisive & candidate.own and decisive_terms(text):
            score *= 0.3
        if gives_wanted(self._question, text):
            score *= 1.4
        return score / (1 + len(text) / 2000)

    def _share(self, terms: frozenset[str]) -> float:
        whole = sum(self._weights.values())
        return sum(self._weights.get(term, 0.0) for term in terms) / whole if whole else 0.0


def _weights(wanted: frozenset[str], candidates: Sequence[_Candidate]) -> dict[str, float]:
    """Weigh each term by its rarity among the statements; one that none has counts like the rarest."""
    counts = Counter(term for candidate in candidates for term in candidate.own & wanted)
    rarity = {term: math.log(1 + (len(candidates) + 1) / (counts[term] + 0.5)) for term in wanted}
    most = max((rarity[term] for term in wanted if counts[term]), default=1.0)
    return {term: min(weight, most) for term, weight in rarity.items()}


def _repeats(candidate: _Candidate, chosen: Sequence[_Candidate]) -> bool:
    text = candidate.statement.text.strip(_TRAILING)
    return any(text in each.statement.text or each.statement.text.strip(_TRAILING) in text for each in chosen)


def _shown(statement: Statement, wanted: frozenset[str]) -> str:
    """Return the statement at a bearable length; of a long row, what names it and what was asked."""
    pairs = pairs_of(statement.text) if statement.is_row else []
    if pairs:
        kept = pairs if len(statement.text) <= LONGEST else _asked_pairs(pairs, wanted)
        comma, colon = (", ", ": ") if statement.text.isascii() else ("，", "：")
        return comma.join(f"{name}{colon}{value}" for name, value in kept)
    text = statement.text.rstrip(_TRAILING)
    return text if len(text) <= LONGEST + 80 else f"{text[:LONGEST]}…"


def _asked_pairs(pairs: list[tuple[str, str]], wanted: frozenset[str]) -> list[tuple[str, str]]:
    asked = [pair for pair in pairs[2:] if terms_of(f"{pair[0]} {pair[1]}") & wanted]
    return pairs[:2] + (asked or pairs[2:5])
