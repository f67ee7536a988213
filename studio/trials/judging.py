"""Judge one answer against what its case expects."""

from collections.abc import Iterator, Sequence

from studio.core.agents import ExpectedCitation, TestCase
from studio.core.events import AnswerFinished, Citation, Outcome, RunEvent, RunFailed
from studio.core.languages import Language
from studio.runtime.matching import cites, holds
from studio.runtime.refusals import declines, last_request
from studio.trials.acts import acts
from studio.trials.results import Check, Expectation

_SHOWN = 200
"""Characters of an answer kept with each expectation; all of it stands in the result once."""


def judge(
    case: TestCase, end: AnswerFinished | RunFailed, events: Sequence[RunEvent] = ()
) -> tuple[Check, ...]:
    """Return every expectation, met or not; quoted passages and broken runs are no answer.

    `events` are those of the whole conversation: tools may be called and files made in any turn of it.
    """
    answered = _answers(case, end)
    if isinstance(end, RunFailed):
        return (answered,)
    words, sources = _words(case, end.text), _sources(case, end.citations)
    manner = (*_declines(case, end), *_asks_back(case, end), *_within(case, end))
    return (answered, *manner, *words, *sources, *acts(case, events))


def _answers(case: TestCase, end: AnswerFinished | RunFailed) -> Check:
    """That the documents hold nothing is no answer where an answer is all that is wanted."""
    if isinstance(end, RunFailed):
        return Check(expectation=Expectation.ANSWERS, expected="", actual=end.trouble.name, met=False)
    worded = case.contains or case.lacks or case.matches or case.rubric
    acted = case.declines or case.asks_back or case.calls or case.artifact
    nothing = end.outcome is Outcome.NOTHING_FOUND and not (worded or acted)
    met = end.outcome is not Outcome.QUOTED and not nothing
    return Check(expectation=Expectation.ANSWERS, expected="", actual=end.outcome.value, met=met)


def _declines(case: TestCase, end: AnswerFinished) -> Iterator[Check]:
    """Only a case that wants declining asks for it; an answer with sources has not declined."""
    if case.declines:
        declined = end.outcome is Outcome.NOTHING_FOUND or (declines(end.text) and not end.citations)
        yield Check(expectation=Expectation.DECLINES, expected="", actual=end.outcome.value, met=declined)


def _asks_back(case: TestCase, end: AnswerFinished) -> Iterator[Check]:
    """An offer of more help at the end asks for nothing that is missing."""
    if case.asks_back:
        asked = last_request(end.text) if end.outcome is Outcome.ANSWERED else ""
        yield Check(expectation=Expectation.ASKS_BACK, expected="", actual=asked, met=bool(asked))


def _within(case: TestCase, end: AnswerFinished) -> Iterator[Check]:
    if case.within:
        took, met = end.timings.total, end.timings.total <= case.within
        yield Check(
            expectation=Expectation.WITHIN, expected=f"{case.within:g}", actual=f"{took:.1f}", met=met
        )


def _words(case: TestCase, text: str) -> Iterator[Check]:
    begins = text[:_SHOWN]
    for words in case.contains:
        yield Check(expectation=Expectation.CONTAINS, expected=words, actual=begins, met=holds(text, words))
    for words in case.lacks:
        yield Check(expectation=Expectation.LACKS, expected=words, actual=begins, met=not holds(text, words))


def _sources(case: TestCase, citations: tuple[Citation, ...]) -> Iterator[Check]:
    actual = "; ".join(f"{cited.document} {cited.place.label(Language.ZH)}".strip() for cited in citations)
    for expected in case.cites:
        met = any(cites(citation, expected) for citation in citations)
        yield Check(expectation=Expectation.CITES, expected=_named(expected), actual=actual, met=met)


def _named(expected: ExpectedCitation) -> str:
    return f"{expected.document} {expected.place}".strip()
