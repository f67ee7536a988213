"""Cases out of documents without a model: the same documents give the same cases, all documents alike."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, zip_longest

from studio.core.agents import ExpectedCitation, TestCase
from studio.core.passages import Trouble
from studio.trials.sources.documents.candidates import LAST, candidates_of
from studio.trials.sources.documents.soundness import Candidate
from studio.trials.sources.documents.texts import DocumentText
from studio.trials.sources.drafts import CaseOrigin, NewDraft
from studio.trials.sources.sameness import asked

__all__ = ["DocumentText", "Generated", "generate"]

_STEP, _FIRST = 5, 2
_MOST_CHUNKS, _LEAST_CHUNKS = 3000, 40


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
    holding = [document for document in documents if document.row.facts.holds]
    most = max(_MOST_CHUNKS // max(len(holding), 1), _LEAST_CHUNKS)
    by_document = [_chosen(_bounded(document, most)) for document in holding]
    times = Counter(_key(one) for found in by_document for one in found)
    fresh = _fresh((one for one in _in_turn(by_document) if times[_key(one)] == 1), known)
    drafts = tuple(draft_of(one) for one, _ in zip(fresh, range(count), strict=False))
    return Generated(drafts, len({draft.source for draft in drafts}), {})


def _bounded(document: DocumentText, most: int) -> DocumentText:
    """Of a document beyond measure evenly spread parts: nobody looks over a thousand drafts of it."""
    step = -(-len(document.chunks) // most)
    return replace(document, chunks=document.chunks[::step]) if step > 1 else document


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
        if taken[passage] < (2 if candidate.rank < LAST else 1):
            taken[passage] += 1
            kept.append(candidate)
    ranks = [[one for one in kept if (one.rank == LAST) is last] for last in (False, True)]
    return [one for rank in ranks for one in _spread(rank)]


def _in_turn(by_document: Sequence[list[Candidate]]) -> Iterator[Candidate]:
    """A few of every document whatever they are, then the better ones of all before what is left."""
    rests = [found[_FIRST:] for found in by_document]
    parts = [
        [found[:_FIRST] for found in by_document],
        [[one for one in rest if one.rank < LAST] for rest in rests],
        [[one for one in rest if one.rank == LAST] for rest in rests],
    ]
    for part in parts:
        yield from (one for one in chain.from_iterable(zip_longest(*part)) if one is not None)


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
