"""The saved questions of a base were measured, and enough of them found their document."""

from typing import ClassVar, Literal

from pydantic import Field

from studio.courses.checks.kind import CheckKind
from studio.courses.checks.outcome import NOT_YET, Outcome, done, missed
from studio.courses.checks.seen import Seen
from studio.workspace.deeds import Deed


class SearchScore(CheckKind):
    """By the deed `search_measured` (base, questions, hit_1, hit_3, hit_5, hit_10: shares from 0 to 1).

    `at_least` is such a share, of at least so many `questions`.
    """

    mistakes: ClassVar = {
        "too_low": ("percent", "at_least", "questions"),
        "too_few": ("questions", "wanted"),
    }

    kind: Literal["search_score"]
    base: str
    hit_at: Literal[1, 3, 5, 10] = 3
    at_least: float = Field(default=0.8, ge=0, le=1)
    questions: int = Field(default=1, ge=1)

    async def look(self, seen: Seen) -> Outcome:
        outcomes = [
            self._of(deed) for deed in seen.deeds("search_measured") if deed.text("base") == self.base
        ]
        met = next((outcome for outcome in outcomes if outcome.done), None)
        return met or next(iter(outcomes), NOT_YET)

    def _of(self, deed: Deed) -> Outcome:
        asked, share = int(deed.facts.get("questions", 0)), float(deed.facts.get(f"hit_{self.hit_at}", 0))
        if asked < self.questions:
            return missed("too_few", questions=asked, wanted=self.questions)
        percent = round(share * 100)
        if share < self.at_least:
            return missed("too_low", percent=percent, at_least=round(self.at_least * 100), questions=asked)
        return done(percent=percent, questions=asked)
