"""A question was saved in a base, with the document that should be found."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind, names_document, says
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen


class QuestionSaved(CheckKind):
    """`at_least` so many that hold the words and expect the document."""

    mistakes: ClassVar = {
        "other_words": ("question",),
        "other_document": ("question", "document", "wanted"),
        "too_few": ("saved", "at_least"),
    }

    kind: Literal["question_saved"]
    base: str
    words: tuple[str, ...] = ()
    document: str = ""
    at_least: int = Field(default=1, ge=1)

    async def look(self, seen: Seen) -> Outcome:
        base = await seen.base(self.base)
        cases = list(await base.questions.cases())[::-1] if base else []
        if not cases:
            return NOT_YET
        worded = [case for case in cases if says(case.question, self.words)]
        right = [
            case for case in worded if any(names_document(name, self.document) for name in case.documents)
        ]
        if len(right) >= self.at_least:
            return done(question=right[0].question, saved=len(right))
        if right:
            return missed("too_few", saved=len(right), at_least=self.at_least)
        if worded:
            told = {"question": worded[0].question, "document": ", ".join(worded[0].documents)}
            return missed("other_document", **told, wanted=self.document)
        return missed("other_words", question=cases[0].question)
