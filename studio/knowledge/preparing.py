"""Turn one file into what is written of it: a document with its chunks, or a row that says why not."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from studio.core.documents import RecognisedLine
from studio.core.errors import (
    DocumentClassified,
    DocumentError,
    DocumentNotReadable,
    PersonalDataRefused,
    StudioError,
)
from studio.core.facts import DocumentFacts
from studio.core.findings import Findings
from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.knowledge.arrivals import Arrival
from studio.knowledge.intake import Intake, Message
from studio.knowledge.loaded import LoadedDocument

if TYPE_CHECKING:
    from studio.documents import OnPage

_REFUSALS = (DocumentClassified, PersonalDataRefused)


async def prepared(arrival: Arrival, intake: Intake, on_page: "OnPage | None" = None) -> LoadedDocument:
    """Raises only for trouble with the base's own folder; trouble with the file becomes its row."""
    try:
        if not arrival.regular:
            raise DocumentNotReadable(document=arrival.name)
        cut = await intake.cut(arrival, on_page)
    except DocumentError as error:
        return failed(arrival, error)
    return _loaded(arrival, cut)


async def prepared_together(
    arrivals: Sequence[Arrival], intake: Intake, on_pages: "Sequence[OnPage]"
) -> list[LoadedDocument]:
    """The same for short texts; what is called one may yet be a scan with pages."""
    cut = await intake.cut_together(arrivals, on_pages)
    return [
        failed(arrival, one) if isinstance(one, DocumentError) else _loaded(arrival, one)
        for arrival, one in zip(arrivals, cut, strict=True)
    ]


def failed(arrival: Arrival, error: DocumentError) -> LoadedDocument:
    """What the guards turned away is refused; anything else has failed."""
    state = DocumentState.REFUSED if isinstance(error, _REFUSALS) else DocumentState.FAILED
    return LoadedDocument(_troubled(arrival, state, error))


def _loaded(arrival: Arrival, cut: Message) -> LoadedDocument:
    text = cut["text"]
    chunks = (
        (start, end, place, text[start:end] if own is None else own)
        for start, end, place, own in cut["chunks"]
    )
    lines = tuple(RecognisedLine(*line) for line in cut["recognised"])
    return LoadedDocument(_ready(arrival, cut), text, tuple(chunks), cut["words"], arrival.stamp, lines)


def _ready(arrival: Arrival, cut: Message) -> DocumentRow:
    return DocumentRow(
        name=arrival.name,
        kind=cut["kind"],
        state=DocumentState.READY,
        pages=cut["pages"],
        bytes=arrival.bytes,
        loaded=_now(),
        digest=cut["digest"],
        source=arrival.source,
        warnings=cut["warnings"],
        changed=arrival.changed,
        container=arrival.container,
        facts=DocumentFacts.model_validate(cut["facts"]),
        findings=Findings.model_validate(cut["findings"]),
    )


def _troubled(arrival: Arrival, state: DocumentState, error: StudioError) -> DocumentRow:
    facts = {**error.facts, "document": arrival.name}
    return DocumentRow(
        name=arrival.name,
        kind=PurePath(arrival.name).suffix.lstrip(".").lower(),
        state=state,
        loaded=_now(),
        source=arrival.source,
        changed=arrival.changed,
        container=arrival.container,
        trouble=Trouble(name=error.name, facts=facts),
    )


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
