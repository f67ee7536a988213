"""An error as three sentences: what happened, what it means, what to do."""

from dataclasses import dataclass

from studio.core.errors import Fact, StudioError, error_from_facts
from studio.core.i18n import Words, mark
from studio.core.passages import Trouble
from studio.wording.agents import AGENTS
from studio.wording.catalogue import CATALOGUE
from studio.wording.documents import DOCUMENTS
from studio.wording.endpoints import ENDPOINTS
from studio.wording.labels import PROBLEMS, SPOKEN_FACTS
from studio.wording.workspace import WORKSPACE

Sentences = tuple[str, str, str]

UNKNOWN: Sentences = (
    mark("Something unexpected happened: {problem}"),
    mark("What was saved before is kept."),
    mark("Try again; if it happens again, copy the details for the person who looks after this computer."),
)
ALL: dict[type[StudioError], Sentences] = {**WORKSPACE, **DOCUMENTS, **ENDPOINTS, **AGENTS, **CATALOGUE}


@dataclass(frozen=True, slots=True)
class Explanation:
    happened: str
    meaning: str
    action: str

    def __str__(self) -> str:
        return " ".join(part for part in (self.happened, self.meaning, self.action) if part)


def explain(error: BaseException, say: Words) -> Explanation:
    """Put any exception into words; one that is not of our tree is named by its own text."""
    if not isinstance(error, StudioError):
        return _filled(UNKNOWN, {"problem": str(error) or type(error).__name__}, say)
    facts = {key: _spoken(key, value, say) for key, value in error.facts.items()}
    return _filled(_sentences(type(error)), facts, say)


def explain_trouble(trouble: Trouble, say: Words) -> Explanation:
    return explain(error_from_facts(trouble.name, trouble.facts), say)


def _sentences(kind: type[StudioError]) -> Sentences:
    return next((ALL[base] for base in kind.__mro__ if base in ALL), UNKNOWN)


def _filled(sentences: Sentences, facts: dict[str, object], say: Words) -> Explanation:
    facts.setdefault("problem", "")
    return Explanation(*(say(sentence, **facts) if sentence else "" for sentence in sentences))


def _spoken(key: str, value: Fact, say: Words) -> object:
    if key in SPOKEN_FACTS and isinstance(value, str):
        return say(PROBLEMS.get(value, value))
    return "?" if value is None else value
