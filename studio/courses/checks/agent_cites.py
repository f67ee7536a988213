"""An agent's answer named its source, the right one if one is said."""

from typing import ClassVar, Literal

from studio.core.agents import ExpectedCitation
from studio.courses.checks.kind import lacking
from studio.courses.checks.of_answers import OfAnswers, answer_of
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.runtime.matching import cites
from studio.traces import Trace, TraceRow


class AgentCites(OfAnswers):
    """`contains` are words of the answer."""

    mistakes: ClassVar = {
        "other_words": ("question",),
        "nothing_found": ("question",),
        "uncited": ("question",),
        "other_document": ("question", "document", "wanted"),
        "answer_lacks": ("question", "missing"),
    }

    kind: Literal["agent_cites"]
    document: str = ""
    place: str = ""
    contains: tuple[str, ...] = ()

    def of(self, run: Trace) -> Outcome:
        answer = answer_of(run)
        if answer is None:
            return NOT_YET
        if not answer.citations:
            mistake = "nothing_found" if answer.outcome.value == "nothing_found" else "uncited"
            return missed(mistake, question=run.question)
        first = answer.citations[0]
        wanted = ExpectedCitation(document=self.document or first.document, place=self.place)
        right = next((citation for citation in answer.citations if cites(citation, wanted)), None)
        if right is None:
            named = f"{self.document or first.document} {self.place}".strip()
            return missed("other_document", question=run.question, document=first.document, wanted=named)
        if missing := lacking(answer.text, self.contains):
            return missed("answer_lacks", question=run.question, missing=missing[0])
        return done(question=run.question, document=right.document)

    def of_other_words(self, row: TraceRow) -> Outcome:
        return missed("other_words", question=row.question)
