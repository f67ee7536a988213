"""An error as three sentences: what happened, what it means, what to do."""

import re
from dataclasses import dataclass

from studio.core.errors import Fact, StudioError, error_from_facts
from studio.core.files import named
from studio.core.i18n import Words, mark
from studio.core.passages import Trouble
from studio.wording.accounts import ACCOUNTS
from studio.wording.agents import AGENTS
from studio.wording.classroom import CLASSROOM
from studio.wording.courses import COURSES, WITHOUT_LINE, WITHOUT_OTHERS
from studio.wording.documents import DOCUMENTS, ON_A_PAGE
from studio.wording.endpoints import ENDPOINTS, of_its_facts, said_by_server
from studio.wording.labels import SPOKEN_FACTS, SPOKEN_NAMES
from studio.wording.outlets import OUTLETS
from studio.wording.problems import PROBLEMS, problem_text
from studio.wording.releases import RELEASES
from studio.wording.serving import SERVING
from studio.wording.signing import SIGNING
from studio.wording.submitting import SUBMITTING, WITHOUT_DETAIL
from studio.wording.workspace import WORKSPACE

Sentences = tuple[str, str, str]

UNKNOWN: Sentences = (
    mark("Something unexpected happened: {problem}"),
    mark("What was saved before is kept."),
    mark("Try again; if it happens again, copy the details for the person who looks after this computer."),
)
ALL: dict[type[StudioError], Sentences] = {
    **WORKSPACE,
    **DOCUMENTS,
    **ENDPOINTS,
    **AGENTS,
    **SUBMITTING,
    **RELEASES,
    **SIGNING,
    **ACCOUNTS,
    **SERVING,
    **OUTLETS,
    **COURSES,
    **CLASSROOM,
}


@dataclass(frozen=True, slots=True)
class Explanation:
    happened: str
    meaning: str
    action: str

    def __str__(self) -> str:
        return joined(self.happened, self.meaning, self.action)


def explain(error: BaseException, say: Words) -> Explanation:
    """Put any exception into words; one nobody foresaw is named by its own text."""
    error = named(error)
    if not isinstance(error, StudioError):
        return _filled(UNKNOWN, {"problem": str(error) or type(error).__name__}, say)
    facts = {key: _spoken(key, value, say) for key, value in error.facts.items()}
    facts["said"] = said_by_server(error)
    return _filled(_sentences(error), facts, say)


def explain_trouble(trouble: Trouble, say: Words) -> Explanation:
    """One that another version of the program kept, with other facts, is named by what it says."""
    try:
        error = error_from_facts(trouble.name, trouble.facts)
    except (KeyError, TypeError):
        return _filled(UNKNOWN, {"problem": f"{trouble.name} {trouble.facts or ''}".strip()}, say)
    return explain(error, say)


def _sentences(error: StudioError) -> Sentences:
    happened, meaning, action = next((ALL[base] for base in type(error).__mro__ if base in ALL), UNKNOWN)
    if error.facts.get("page") is not None:
        happened = ON_A_PAGE.get(type(error), happened)
    if error.facts.get("line") == 0:
        happened = WITHOUT_LINE.get(type(error), happened)
    if error.facts.get("others") == 0:
        meaning = WITHOUT_OTHERS.get(type(error), meaning)
    if error.facts.get("detail") == "":
        happened = WITHOUT_DETAIL.get(type(error), happened)
    return of_its_facts(error, (happened, meaning, action))


def _filled(sentences: Sentences, facts: dict[str, object], say: Words) -> Explanation:
    facts.setdefault("problem", "")
    return Explanation(*(say(sentence, **facts) if sentence else "" for sentence in sentences))


def joined(*sentences: str) -> str:
    """Put sentences one after the other; after Chinese punctuation stands no space."""
    text = " ".join(_ended(sentence.strip()) for sentence in sentences if sentence.strip())
    return re.sub(r"(?<=[。！？；：，]) ", "", text)


def _ended(sentence: str) -> str:
    """A sentence that ends with a library's words or a file's name lacks its full stop."""
    if sentence[-1] in ".!?:。！？：":
        return sentence
    return sentence + ("。" if re.search(r"[\u4e00-\u9fff]", sentence) else ".")


def _spoken(key: str, value: Fact, say: Words) -> object:
    if value is None:
        return "?"
    if not isinstance(value, str):
        return value
    if key == "problem" or (key in {"reason", "received"} and value in PROBLEMS):
        return problem_text(value, say)
    if key == "checks":
        return say(", ").join(say(SPOKEN_NAMES["check"].get(name, name)) for name in value.split(", "))
    if key in SPOKEN_NAMES:
        name = SPOKEN_NAMES[key].get(value)
        return say(name) if name else value
    return say(value) if key in SPOKEN_FACTS else value
