"""What is done with a file where it was read, in a reader's process: guards, chunks, words and facts.

So none of it holds up the program; only what is written into the base goes back to it, as JSON.
"""

from dataclasses import astuple, replace
from pathlib import Path
from typing import Any

from studio.core.documents import Document, is_parcel
from studio.core.findings import PersonalDataPolicy
from studio.documents.guards import guarded
from studio.documents.wire import path_from_wire
from studio.knowledge.chunking import chunks_of
from studio.knowledge.facts.recognise import facts_of
from studio.knowledge.loaded import ChunkRow, chunk_rows
from studio.knowledge.sources import Sources
from studio.knowledge.terms import segmented_all


def cut(document: Document, file: Path, *, name: str, policy: str, sources: str) -> dict[str, Any]:
    """`name` is what the document is called in its base, `sources` where its file is kept.

    The guards come first: of what they refuse nothing is kept, and no original of what they mask. The
    original of what holds other documents is kept when it is known what these are. Raises a DocumentError,
    DiskFull or FolderNotWritable.
    """
    document, findings = guarded(replace(document, name=name), PersonalDataPolicy(policy))
    chunks, text = chunks_of(document), document.text
    if not is_parcel(document.kind) and not findings.masked:
        Sources(path_from_wire(sources)).keep(file, document.digest, name)
    return {
        "kind": document.kind.value,
        "digest": document.digest,
        "pages": document.pages,
        "warnings": document.warnings,
        "facts": facts_of(name, document).model_dump(mode="json", exclude_defaults=True),
        "findings": findings.model_dump(mode="json", exclude_defaults=True),
        "text": text,
        "chunks": [_without_text(row, text) for row in chunk_rows(chunks)],
        "words": segmented_all(name, chunks),
        "recognised": [astuple(line) for line in document.recognised],
    }


def _without_text(row: ChunkRow, text: str) -> tuple[int, int, str, str | None]:
    """Most chunks stand in the document's text as they are."""
    start, end, place, own = row
    return start, end, place, None if own == text[start:end] else own
