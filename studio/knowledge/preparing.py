"""Turn one file into what is written of it: a document with its chunks, or a row that says why not."""

import asyncio
from datetime import datetime
from pathlib import Path
from typing import Protocol

from studio.core.documents import Document
from studio.core.errors import DocumentClassified, DocumentError, StudioError
from studio.core.passages import DocumentRow, DocumentState, Trouble
from studio.knowledge.arrivals import Arrival
from studio.knowledge.chunking import chunks_of
from studio.knowledge.sources import Sources
from studio.knowledge.store import LoadedDocument
from studio.knowledge.terms import segmented_all


class Reader(Protocol):
    """Reads a file; raises DocumentError. `studio.documents.ReaderPool` is one."""

    async def read(self, path: Path) -> Document: ...


async def prepared(arrival: Arrival, readers: Reader, sources: Sources) -> LoadedDocument:
    """Raises only for trouble with the base's own folder; trouble with the file becomes its row."""
    try:
        document = await readers.read(arrival.path)
        return await asyncio.to_thread(_checked_and_cut, arrival, document, sources)
    except DocumentClassified as error:
        return LoadedDocument(_troubled(arrival, DocumentState.REFUSED, error))
    except DocumentError as error:
        return LoadedDocument(_troubled(arrival, DocumentState.FAILED, error))


def _checked_and_cut(arrival: Arrival, document: Document, sources: Sources) -> LoadedDocument:
    """The mark is looked for first: of a classified document nothing is kept."""
    from studio.documents import classification_mark

    mark = classification_mark(document)
    if mark is not None:
        raise DocumentClassified(document=arrival.name, level=mark.level, page=mark.page)
    chunks = tuple(chunks_of(document))
    words = segmented_all(arrival.name, chunks)
    sources.keep(arrival.path, document.digest)
    return LoadedDocument(_ready(arrival, document), document.text, chunks, words, arrival.stamp)


def _ready(arrival: Arrival, document: Document) -> DocumentRow:
    return DocumentRow(
        name=arrival.name,
        kind=document.kind.value,
        state=DocumentState.READY,
        pages=document.pages,
        bytes=arrival.bytes,
        loaded=_now(),
        digest=document.digest,
        source=str(arrival.path),
        warnings=document.warnings,
        changed=arrival.changed,
    )


def _troubled(arrival: Arrival, state: DocumentState, error: StudioError) -> DocumentRow:
    facts = {**error.facts, "document": arrival.name}
    return DocumentRow(
        name=arrival.name,
        kind=arrival.path.suffix.lstrip(".").lower(),
        state=state,
        loaded=_now(),
        source=str(arrival.path),
        changed=arrival.changed,
        trouble=Trouble(name=error.name, facts=facts),
    )


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
