"""What is kept of a document and what is found of it: chunks and passages."""

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from studio.core.facts import DocumentFacts, Validity
from studio.core.findings import Findings
from studio.core.places import Place


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document; `start` and `end` are character offsets into the document's text."""

    text: str
    place: Place
    start: int
    end: int


class Passage(BaseModel):
    """A chunk found for a question; `score` is between 0 and 1, best first.

    `fits` is false for what shares so little with the question that it can hardly be about it; `repealed`
    is true when its document no longer holds. `validity` says how it stands, where `validity_known` because
    something told so and else because nothing told otherwise; `replaced_by` what has, or with
    UNSURE may have, taken its place; `in_force_from` is the day of what is NOT_YET in force. `also` names
    other documents that say the same and are not shown.
    """

    model_config = ConfigDict(frozen=True)

    base: str
    document: str
    chunk: int
    place: Place
    text: str
    score: float
    fits: bool = True
    repealed: bool = False
    also: tuple[str, ...] = ()
    validity: Validity = Validity.IN_FORCE
    validity_known: bool = True
    replaced_by: str = ""
    in_force_from: str = ""


class DocumentState(StrEnum):
    READY = "ready"
    FAILED = "failed"
    REFUSED = "refused"


class Trouble(BaseModel):
    """An error as name and facts, kept on what it happened to or sent over a wire."""

    model_config = ConfigDict(frozen=True)

    name: str
    facts: dict[str, str | int | float | None]


class DocumentRow(BaseModel):
    """One line of a base's list of documents.

    `loaded` and `changed`, the time its source was last changed, are ISO 8601 times with zone. `container` is
    the name of the archive or mail it came in, `source` the path of the file on the disk.
    """

    model_config = ConfigDict(frozen=True)

    name: str
    kind: str
    state: DocumentState
    pages: int = 0
    chunks: int = 0
    bytes: int = 0
    loaded: str = ""
    digest: str = ""
    source: str = ""
    trouble: Trouble | None = None
    warnings: tuple[tuple[str, str], ...] = ()
    changed: str = ""
    container: str = ""
    facts: DocumentFacts = DocumentFacts()
    findings: Findings = Findings()
