"""A base as text files that depend on its content alone: same documents, same bytes, whenever they came."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.core.errors import FileInvalid
from studio.core.facts import DocumentFacts
from studio.core.files import write_atomically
from studio.core.passages import Chunk, DocumentRow, DocumentState
from studio.core.places import Place
from studio.knowledge.loaded import LoadedDocument, chunk_rows
from studio.knowledge.store import Store, StoredChunk
from studio.knowledge.terms import segmented_all

Line = TypeVar("Line", bound=BaseModel)
Facts = Mapping[str, DocumentFacts]
FILES = ("documents.jsonl", "chunks.jsonl")


class _SnapshotDocument(BaseModel):
    model_config = ConfigDict(extra="forbid")

    name: str
    kind: str
    digest: str
    pages: int
    bytes: int
    warnings: tuple[tuple[str, str], ...]
    text: str
    facts: DocumentFacts = DocumentFacts()


class _SnapshotChunk(BaseModel):
    model_config = ConfigDict(extra="forbid")

    document: str
    start: int
    end: int
    place: Place
    text: str


def write_snapshot(store: Store, facts: Facts, folder: Path) -> None:
    """`facts` are what each document states itself: how they stand follows from them, and from the day."""
    for name, content in _files(store, facts).items():
        write_atomically(folder / name, content)


def digest_of_content(store: Store, facts: Facts) -> str:
    """SHA-256 over the snapshot's files."""
    digest = hashlib.sha256()
    for name, content in _files(store, facts).items():
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def read_snapshot(folder: Path) -> list[LoadedDocument]:
    """Raises FileInvalid when a line is not what it should be."""
    chunks: dict[str, list[Chunk]] = {}
    for chunk in _read(folder / FILES[1], _SnapshotChunk):
        found = Chunk(chunk.text, chunk.place, chunk.start, chunk.end)
        chunks.setdefault(chunk.document, []).append(found)
    documents = list(_read(folder / FILES[0], _SnapshotDocument))
    return [_loaded(document, tuple(chunks.get(document.name, ()))) for document in documents]


def _files(store: Store, facts: Facts) -> dict[str, bytes]:
    documents: list[bytes] = []
    chunks: list[bytes] = []
    for row, text, parts in store.all_texts():
        used = [part for part in parts if not part.off]
        documents.append(_line(_document(row, _without(text, parts, used), facts[row.name])))
        chunks.extend(_line(_chunk(part)) for part in used)
    return {FILES[0]: b"".join(documents), FILES[1]: b"".join(chunks)}


def _without(text: str, parts: Sequence[StoredChunk], used: Sequence[StoredChunk]) -> str:
    """What is switched off is not handed on; blanks stand in its place, so that offsets hold."""
    kept = set().union(*(range(part.start, part.end) for part in used)) if len(used) < len(parts) else set()
    for part in parts:
        if part.off:
            blank = "".join(
                sign if at in kept or sign == "\n" else " "
                for at, sign in enumerate(text[part.start : part.end], part.start)
            )
            text = text[: part.start] + blank + text[part.end :]
    return text


def _document(row: DocumentRow, text: str, facts: DocumentFacts) -> dict[str, Any]:
    told = row.model_dump(mode="json", include={"name", "kind", "digest", "pages", "bytes", "warnings"})
    return {**told, "text": text, "facts": facts.model_dump(mode="json", exclude_defaults=True)}


def _chunk(chunk: StoredChunk) -> dict[str, Any]:
    told = {"document": chunk.document, "start": chunk.start, "end": chunk.end, "text": chunk.text}
    return {**told, "place": chunk.place.model_dump(mode="json", exclude_defaults=True)}


def _line(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode() + b"\n"


def _read(file: Path, model: type[Line]) -> Iterator[Line]:
    try:
        lines = file.read_bytes().split(b"\n")
        yield from (model.model_validate_json(line) for line in lines if line)
    except (OSError, ValidationError) as error:
        raise FileInvalid(file=file.name, problem=str(error).splitlines()[0]) from error


def _loaded(document: _SnapshotDocument, chunks: tuple[Chunk, ...]) -> LoadedDocument:
    row = DocumentRow(
        name=document.name,
        kind=document.kind,
        state=DocumentState.READY,
        pages=document.pages,
        bytes=document.bytes,
        digest=document.digest,
        warnings=document.warnings,
        facts=document.facts,
    )
    return LoadedDocument(row, document.text, chunk_rows(chunks), segmented_all(document.name, chunks))
