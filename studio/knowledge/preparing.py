"""Turn one file into what is written of it: a document with its chunks, or a row that says why not."""

import asyncio
from dataclasses import replace
from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from studio.core.documents import Document, is_parcel
from studio.core.errors import (
    DocumentClassified,
    DocumentError,
    DocumentNotReadable,
    PersonalDataRefused,
    StudioError,
)
from studio.core.findings import Findings
from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.knowledge.arrivals import Arrival
from studio.knowledge.chunking import chunks_of
from studio.knowledge.intake import Intake
from studio.knowledge.store import LoadedDocument
from studio.knowledge.terms import segmented_all

if TYPE_CHECKING:
    from studio.documents import OnPage

_REFUSALS = (DocumentClassified, PersonalDataRefused)


async def prepared(arrival: Arrival, intake: Intake, on_page: "OnPage | None" = None) -> LoadedDocument:
    """Raises only for trouble with the base's own folder; trouble with the file becomes its row."""
    try:
        if not arrival.regular:
            raise DocumentNotReadable(document=arrival.name)
        document = await intake.readers.read(arrival.path, on_page)
        named = replace(document, name=arrival.name)
        async with intake.cutting:
            return await asyncio.to_thread(_checked_and_cut, arrival, named, intake)
    except DocumentError as error:
        return failed(arrival, error)


def failed(arrival: Arrival, error: DocumentError) -> LoadedDocument:
    """What the guards turned away is refused; anything else has failed."""
    state = DocumentState.REFUSED if isinstance(error, _REFUSALS) else DocumentState.FAILED
    return LoadedDocument(_troubled(arrival, state, error))


def _checked_and_cut(arrival: Arrival, document: Document, intake: Intake) -> LoadedDocument:
    """The guards come first: of what they refuse nothing is kept, and no original of what they mask.

    The original of what holds other documents is kept when it is known what these are.
    """
    from studio.documents import guarded

    document, findings = guarded(document, intake.policy)
    chunks = tuple(chunks_of(document))
    words = segmented_all(arrival.name, chunks)
    if not is_parcel(document.kind) and not findings.masked:
        intake.sources.keep(arrival.path, document.digest, arrival.name)
    row = _ready(arrival, document, findings)
    return LoadedDocument(row, document.text, chunks, words, arrival.stamp, document.recognised)


def _ready(arrival: Arrival, document: Document, findings: Findings) -> DocumentRow:
    from studio.knowledge.facts.recognise import facts_of  # a load of unchanged files needs none of it

    return DocumentRow(
        name=arrival.name,
        kind=document.kind.value,
        state=DocumentState.READY,
        pages=document.pages,
        bytes=arrival.bytes,
        loaded=_now(),
        digest=document.digest,
        source=arrival.source,
        warnings=document.warnings,
        changed=arrival.changed,
        container=arrival.container,
        facts=facts_of(arrival.name, document),
        findings=findings,
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
