"""Something was searched in a base, and the right document came first."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind, lacking, names_document
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.workspace.deeds import Deed


class Searched(CheckKind):
    """By the deed `searched` (base, question, documents: names in their order, parted by line breaks)."""

    mistakes: ClassVar = {
        "other_base": ("base", "question"),
        "other_words": ("question", "document", "missing"),
        "other_first": ("question", "document", "first"),
        "nothing_found": ("question",),
    }

    kind: Literal["searched"]
    base: str = ""
    words: tuple[str, ...] = ()
    first: str = ""
    among: int = Field(default=1, ge=1, le=20)

    async def look(self, seen: Seen) -> Outcome:
        deeds = seen.deeds("searched")
        outcomes = [self._of(deed) for deed in deeds]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next(iter(outcomes), NOT_YET)

    def _of(self, deed: Deed) -> Outcome:
        question = deed.text("question")
        found = deed.text("documents").splitlines()
        top = found[0] if found else ""
        if self.base and deed.text("base") != self.base:
            return missed("other_base", base=deed.text("base"), question=question)
        if not found:
            return missed("nothing_found", question=question)
        if missing := lacking(question, self.words):
            return missed("other_words", question=question, document=top, missing=missing[0])
        if not any(names_document(document, self.first) for document in found[: self.among]):
            return missed("other_first", question=question, document=top, first=self.first)
        return done(question=question, document=top)
