"""Cases out of documents without a model: the same documents give the same cases, all documents alike."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, zip_longest

from studio.core.agents import ExpectedCitation, TestCase
from studio.core.passages import Trouble
from studio.trials.sources.documents.candidates import Candidate, candidates_of
from studio.trials.sources.documents.texts import DocumentText
from studio.trials.sources.drafts import CaseOrigin, NewDraft
from studio.trials.sources.sameness import asked

__all__ = ["DocumentText", "Generated", "generate"]

_STEP = 5


@dataclass(frozen=True, slots=True)
class Generated:
    """`documents` counts those asked about; `dropped` what did not hold, by the code of its reason."""

    drafts: tuple[NewDraft, ...]
    documents: int
    dropped: dict[str, int]
    trouble: Trouble | None = None


def generate(
    documents: Iterable[DocumentText], count: int, known: Collection[tuple[str, ...]] = ()
) -> Generated:
    """At most `count` drafts; `known` is what is asked already, see `sameness.asked`."""
    by_document = [_chosen(document) for document in documents if document.row.facts.holds]
    times = Counter(_key(one) for found in by_document for one in found)
    in_turn = chain.from_iterable(zip_longest(*by_document))
    fresh = _fresh((one for one in in_turn if one and times[_key(one)] == 1), known)
    drafts = tuple(draft_of(one) for one, _ in zip(fresh, range(count), strict=False))
    return Generated(drafts, len({draft.source for draft in drafts}), {})


def draft_of(candidate: Candidate, origin: CaseOrigin = CaseOrigin.DOCUMENTS) -> NewDraft:
    case = TestCase(
        question=candidate.question,
        group=candidate.group,
        contains=candidate.expected,
        cites=(ExpectedCitation(document=candidate.document, place=candidate.place),),
    )
    return NewDraft(case, origin, candidate.document, candidate.quote)


def _chosen(document: DocumentText) -> list[Candidate]:
    """Two of a passage at most; from all over the document, what is asked by number alone last."""
    taken: Counter[tuple[str, str]] = Counter()
    kept: list[Candidate] = []
    for candidate in candidates_of(document):
        passage = (candidate.place, candidate.quote[:40] if candidate.rank == 1 else "")
        if taken[passage] < (2 if candidate.rank < 3 else 1):
            taken[passage] += 1
            kept.append(candidate)
    ranks = [[one for one in kept if (one.rank == 3) is last] for last in (False, True)]
    return [one for rank in ranks for one in _spread(rank)]


def _spread(candidates: list[Candidate]) -> list[Candidate]:
    return [one for start in range(_STEP) for one in candidates[start::_STEP]]


def _fresh(candidates: Iterable[Candidate], known: Collection[tuple[str, ...]]) -> Iterator[Candidate]:
    seen = set(known)
    for candidate in candidates:
        if _key(candidate) not in seen:
            seen.add(_key(candidate))
            yield candidate


def _key(candidate: Candidate) -> tuple[str, ...]:
    return asked(TestCase(question=candidate.question))
