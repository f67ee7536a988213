"""The statements of all passages with the words each can be found by."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from studio.endpoints.practice.prompt import Source
from studio.endpoints.practice.rows import column_terms, naming_terms
from studio.endpoints.practice.statements import Statement, statements_of
from studio.endpoints.practice.terms import decisive_terms, terms_of

_REPEALED = re.compile(r"废止|失效|repealed|superseded|obsolete", re.IGNORECASE)
_REPORT = re.compile(r"总结|通报|简报|纪要|summary|minutes", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """`near` holds the terms of heading and introduction, `far` those of the title, `strong` what weighs."""

    statement: Statement
    source: Source
    order: int
    own: frozenset[str]
    strong: frozenset[str]
    near: frozenset[str]
    far: frozenset[str]

    @property
    def known(self) -> frozenset[str]:
        return self.own | self.near | self.far

    @property
    def is_repealed(self) -> bool:
        return bool(_REPEALED.search(self.source.title))

    @property
    def is_report(self) -> bool:
        """Whether it tells what was done once, which is no rule."""
        return bool(_REPORT.search(self.source.title))


def candidates_of(sources: Sequence[Source]) -> list[Candidate]:
    found: list[Candidate] = []
    for source in sources:
        far = terms_of(source.title)
        told = [each for each in statements_of(source.text) if not _is_title(each, source)]
        found += [_candidate(each, source, len(found) + n, far) for n, each in enumerate(told)]
    return found


def _is_title(statement: Statement, source: Source) -> bool:
    """A document's title on its first page says nothing that its name does not."""
    return not statement.items and statement.text.strip() in source.title


def weights_of(wanted: Mapping[str, float], candidates: Sequence[Candidate]) -> dict[str, float]:
    """Weigh each term by its rarity among the statements; one that none has counts like the rarest."""
    counts = Counter(term for candidate in candidates for term in candidate.own & wanted.keys())
    rarity = {term: math.log(1 + (len(candidates) + 1) / (counts[term] + 0.5)) for term in wanted}
    most = max((rarity[term] for term in wanted if counts[term]), default=1.0)
    return {term: factor * min(rarity[term], most) for term, factor in wanted.items()}


def _candidate(statement: Statement, source: Source, order: int, far: frozenset[str]) -> Candidate:
    text = "".join((statement.text, *statement.items))
    own = terms_of(text)
    strong = naming_terms(text) | column_terms(text) | decisive_terms(text) if statement.is_row else own
    near = terms_of(statement.heading) | terms_of(statement.intro)
    return Candidate(statement, source, order, own, strong, near, far)
