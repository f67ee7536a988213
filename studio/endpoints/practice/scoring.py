"""What each statement is worth as an answer to one part of a question."""

from collections.abc import Sequence

from studio.endpoints.practice.candidates import Candidate, weights_of
from studio.endpoints.practice.kinds import LEVEL, gives, kind_of
from studio.endpoints.practice.limits import keeps_limit
from studio.endpoints.practice.parts import Part
from studio.endpoints.practice.rows import column_terms, naming_terms
from studio.endpoints.practice.terms import decisive_terms, folded, question_terms
from studio.endpoints.practice.wants import (
    acts_alike,
    asks_leave,
    asks_list,
    asks_whether,
    denies,
    is_open,
    lead_of,
    owner_of,
    rules,
    verb_of,
    without_article,
)

ENOUGH = 0.4
"""Share of a question's weight that statement, headings and title must cover to count as an answer."""
ENOUGH_OF_LEVEL = 0.3
"""The same for a statement that names the very level and gives the kind of thing asked for."""
_CONTEXT, _BEFORE = 0.35, 0.6
"""What a word counts that stands in another part, or in the question before."""
_SAME_QUESTION = 0.75
"""Share from which on a question in the documents counts as the one that is asked."""
_NEAR, _FAR, _WEAK = 0.7, 0.4, 0.4


class Scoring:
    """One part of a question against all candidates."""

    def __init__(self, part: Part, earlier: str, candidates: Sequence[Candidate]) -> None:
        self.text = f"{part.text} {earlier}" if earlier and kind_of(part.text) is None else part.text
        self.kind = None if asks_whether(part.text) else kind_of(self.text)
        self._asks_leave = asks_leave(part.text)
        self.is_list, self.is_open = asks_list(part.text), is_open(part.text)
        self.decisive = decisive_terms(part.text) or decisive_terms(part.context)
        self.wanted = question_terms(part.text) | _general(earlier)
        context = question_terms(part.context) if part.context else frozenset()
        before = dict.fromkeys(self.wanted, _BEFORE)
        own = dict.fromkeys(question_terms(part.text), 1.0)
        factors = dict.fromkeys(context, _CONTEXT) | before | own
        self._verb, self._lead = verb_of(part.text), folded(lead_of(part.text))
        if self._verb in factors:
            factors[self._verb] = _CONTEXT
        self._weights = weights_of(factors, candidates)
        self._whole = sum(self._weights.values())
        self._owner = question_terms(owner_of(part.text)) if owner_of(part.text) else frozenset()
        self._subject = self._subject_of(part)
        self._denies = denies(part.text)

    def fits(self, candidate: Candidate) -> bool:
        """Whether it is about the level, the article and the owner that were asked for."""
        owned = not self._owner or len(self._owner & candidate.known) > len(self._owner) / 3
        return self.decisive <= candidate.known and owned and self._names(candidate)

    def _subject_of(self, part: Part) -> frozenset[str]:
        """Return what a row must be about to give the telephone or the person that is asked for."""
        if self.kind is None or not self.kind.of_whom:
            return frozenset()
        asked = self.kind.asked.sub(" ", part.text)
        return (
            question_terms(asked) if len(asked.strip(" ，,？?是多少打")) > 1 else question_terms(part.context)
        )

    def _names(self, candidate: Candidate) -> bool:
        """Whether a row is about whom it should be, and does not merely mention them."""
        if not candidate.statement.is_row or not self._subject:
            return True
        row = candidate.statement.text
        subject = self._subject - column_terms(row)
        return len(subject & naming_terms(row)) >= len(subject) / 2

    def is_answer(self, candidate: Candidate) -> bool:
        known, close = candidate.known, candidate.own | candidate.near
        if self._is_article_asked_for(candidate):
            return self.share(known) >= ENOUGH
        of_level = bool(self.decisive) and self.decisive <= candidate.own and self.kind is not None
        enough = ENOUGH_OF_LEVEL if of_level else ENOUGH
        return self.share(known) >= enough and self.share(close) >= ENOUGH / 2 and self._gives(candidate)

    def _is_article_asked_for(self, candidate: Candidate) -> bool:
        """Of “第五条是怎么规定的” the words are in the title; only the number tells what is wanted."""
        numbered = any(not term.startswith("level:") for term in self.decisive)
        return numbered and self.is_open and self.decisive <= candidate.own

    def _gives(self, candidate: Candidate) -> bool:
        statement = candidate.statement
        if self.kind is None or self.is_open or statement.answers_question:
            return True
        if self.kind is LEVEL and any(term.startswith("level:") for term in candidate.known):
            return True
        return gives(self.kind, statement.text + "".join(statement.items), is_row=statement.is_row)

    def share(self, terms: frozenset[str]) -> float:
        found = sum(weight for term, weight in self._weights.items() if term in terms)
        return found / self._whole if self._whole else 0.0

    def score(self, candidate: Candidate) -> float:
        covered = self._covered(candidate)
        for factor in (self._kind(candidate), self._form(candidate), self._about(candidate)):
            covered *= factor
        return covered

    def _covered(self, candidate: Candidate) -> float:
        """Weigh own words full, those of heading and title less; a row's remarks are no more than that."""
        strong, weak = candidate.strong, candidate.own - candidate.strong
        near = candidate.near - candidate.own
        far = candidate.far - candidate.own - candidate.near
        heard = (
            self.share(strong) + _WEAK * self.share(weak) + _NEAR * self.share(near) + _FAR * self.share(far)
        )
        asked = self.share(candidate.near) if candidate.statement.answers_question else 0.0
        return 1.2 if asked >= _SAME_QUESTION else heard / (1 + len(candidate.statement.text) / 2000)

    def _kind(self, candidate: Candidate) -> float:
        text, row = candidate.statement.text, candidate.statement.is_row
        if self._verb and not acts_alike(self._verb, text):
            return 0.6
        if self._asks_leave and rules(text):
            return 1.4
        if self.kind is None or (self.is_list and candidate.statement.items):
            return 1.0
        limited = row or keeps_limit(self.text, text)
        return 0.6 if not gives(self.kind, text, is_row=row) else 1.4 if limited else 0.9

    def _form(self, candidate: Candidate) -> float:
        """Prefer a whole list where one is asked for, a single statement where not."""
        statement = candidate.statement
        if self.is_list:
            return 1.6 if statement.items else 0.5 if statement.intro else 1.0
        if statement.items and not self.is_open:
            return 0.9 if self.kind and gives(self.kind, statement.text, is_row=False) else 0.6
        if self._verb and not acts_alike(self._verb, statement.text):
            return 1.0
        leads = self._lead and without_article(folded(statement.text)).startswith(self._lead)
        return 1.5 if leads or self._is_heading(statement.heading) else 1.0

    def _is_heading(self, heading: str) -> bool:
        """Whether the heading is nothing but what is asked about."""
        return bool(self._lead) and self._lead in folded(heading) and len(heading) <= len(self._lead) + 6

    def _about(self, candidate: Candidate) -> float:
        """Hold back what is no longer in force, what happened once, and what is on another level."""
        asked_for = bool(candidate.far & self.wanted & _years(self.wanted))
        if candidate.is_repealed and not asked_for:
            return 0.3
        if self._denies and not denies(candidate.statement.text):
            return 0.6
        if self.decisive and not self.decisive & candidate.own and decisive_terms(candidate.statement.text):
            return 0.3
        return 0.8 if candidate.is_report and not asked_for else 1.0


def _general(earlier: str) -> frozenset[str]:
    """Return the terms of the question before, without the levels it was about."""
    return frozenset(term for term in question_terms(earlier) if ":" not in term) if earlier else frozenset()


def _years(terms: frozenset[str]) -> frozenset[str]:
    return frozenset(term for term in terms if term.isdigit() and len(term) == 4)
