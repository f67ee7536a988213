"""The report of a test run as the catalogue reads it: what was tested, and how much of it passed."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.core.errors import PackageInvalid


class Expected(BaseModel):
    """One expectation of a case, and whether the answer met it."""

    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    met: bool


class Judged(BaseModel):
    """One case of the report; whether it passed is worked out here, whatever the report says of it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str
    checks: tuple[Expected, ...]

    @property
    def passed(self) -> bool:
        return bool(self.checks) and all(check.met for check in self.checks)


class Evidence(BaseModel):
    """`raw` is the whole report as it was written, for whoever wants to see each answer."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    agent_digest: str
    knowledge_digest: str
    endpoint: str
    model: str
    started: str
    results: tuple[Judged, ...] = ()
    raw: str = ""

    @property
    def total(self) -> int:
        return len(self.results)

    @property
    def passed(self) -> int:
        return sum(result.passed for result in self.results)

    def covers(self, questions: Iterable[str]) -> bool:
        """Whether exactly these were asked, each as often."""
        return sorted(result.question for result in self.results) == sorted(questions)


def read_evidence(file: str, content: bytes) -> Evidence:
    try:
        return Evidence.model_validate_json(content).model_copy(update={"raw": content.decode()})
    except (ValidationError, UnicodeDecodeError) as error:
        raise PackageInvalid(file=file, problem="does_not_read") from error
