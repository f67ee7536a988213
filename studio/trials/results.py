"""How one test case went: each expectation with what was wanted and what came."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, computed_field

from studio.core.events import Citation, Outcome
from studio.core.passages import Trouble


class _Kept(BaseModel):
    model_config = ConfigDict(frozen=True)


class Expectation(StrEnum):
    """What a case may ask of an answer; `ANSWERS` is asked of every case."""

    ANSWERS = "answers"
    CONTAINS = "contains"
    LACKS = "lacks"
    CITES = "cites"
    CALLS = "calls"
    MAKES = "makes"
    DECLINES = "declines"


class Check(_Kept):
    """`expected` and `actual` are the words, sources or outcome that were compared."""

    expectation: Expectation
    expected: str
    actual: str
    met: bool


class CaseResult(_Kept):
    """`seconds` is the time of the judged question alone; `trouble` why there was no proper answer."""

    question: str
    group: str = ""
    before: tuple[str, ...] = ()
    answer: str = ""
    outcome: Outcome | None = None
    citations: tuple[Citation, ...] = ()
    checks: tuple[Check, ...] = ()
    seconds: float = 0.0
    first_text: float | None = None
    trouble: Trouble | None = None

    @computed_field  # type: ignore[prop-decorator]  # pydantic's way to keep a property in the JSON
    @property
    def passed(self) -> bool:
        return bool(self.checks) and all(check.met for check in self.checks)

    @property
    def ok(self) -> bool:
        return self.passed

    @property
    def unmet(self) -> tuple[Check, ...]:
        return tuple(check for check in self.checks if not check.met)
