"""A base as text files that depend on its content alone: same documents, same bytes, whenever they came.

Where each document came from, and when, stands in a file of its own beside them.
"""

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.core.errors import FileInvalid
from studio.core.facts import DocumentFacts
from studio.core.files import replacing
from studio.core.passages import Chunk, DocumentRow, DocumentState
from studio.core.places import Place
from studio.knowledge.loaded import LoadedDocument, chunk_rows
from studio.knowledge.store import Store, StoredChunk
from studio.knowledge.terms import segmented_all

Line = TypeVar("Line", bound=BaseModel)
Facts = Mapping[str, DocumentFacts]
FILES = ("documents.jsonl", "chunks.jsonl")
SOURCES = "sources.jsonl"
_IN_MEMORY, _PIECE = 8 << 20, 1 << 20
_BATCH, _MUCH = 64, 1 << 20  # documents, and characters of their texts


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


class _SnapshotSource(BaseModel):
    model_config = ConfigDict(extra="ignore")

    name: str = ""
    container: str = ""
    loaded: str = ""
    changed: str = ""


def write_snapshot(store: Store, facts: Facts, folder: Path) -> None:
    """`facts` are what each document states itself: how they stand follows from them, and from the day."""
    documents, chunks, sources = (folder / name for name in (*FILES, SOURCES))
    with replacing(documents) as first, replacing(chunks) as second, replacing(sources) as third:
        _write(store, facts, first, second, third)


def digest_of_content(store: Store, facts: Facts) -> str:
    """SHA-256 over the snapshot's files, without where the documents came from."""
    digest = hashlib.sha256()
    with _aside() as documents, _aside() as chunks:
        _write(store, facts, documents, chunks)
        for name, file in zip(FILES, (documents, chunks), strict=True):
            digest.update(f"{name}\0{file.tell()}\0".encode())
            file.seek(0)
            while piece := file.read(_PIECE):
                digest.update(piece)
    return digest.hexdigest()


def read_snapshot(folder: Path) -> Iterator[LoadedDocument]:
    """Yield one document after the other; raises FileInvalid when a line is not what it should be."""
    chunks = _by_document(folder)
    sources = {one.name: one for one in _read(folder / SOURCES, _SnapshotSource)} if _has(folder) else {}
    waiting = next(chunks, None)
    for document in _read(folder / FILES[0], _SnapshotDocument):
        found: list[Chunk] = []
        if waiting and waiting[0] == document.name:
            found, waiting = waiting[1], next(chunks, None)
        yield _loaded(document, tuple(found), sources.get(document.name, _SnapshotSource()))
    if waiting:
        raise FileInvalid(file=FILES[1], problem=waiting[0])


def in_batches(documents: Iterable[LoadedDocument]) -> Iterator[list[LoadedDocument]]:
    """As many together as one transaction should write, however large the base is."""
    batch: list[LoadedDocument] = []
    for document in documents:
        batch.append(document)
        if len(batch) == _BATCH or sum(len(one.text) for one in batch) > _MUCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _has(folder: Path) -> bool:
    """Packages of format 1 tell nothing of sources."""
    return (folder / SOURCES).is_file()


def _aside() -> "tempfile.SpooledTemporaryFile[bytes]":
    return tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)


def _by_document(folder: Path) -> Iterator[tuple[str, list[Chunk]]]:
    for name, group in groupby(_read(folder / FILES[1], _SnapshotChunk), key=lambda chunk: chunk.document):
        yield name, [Chunk(one.text, one.place, one.start, one.end) for one in group]


def _write(
    store: Store,
    facts: Facts,
    documents: "BinaryIO | tempfile.SpooledTemporaryFile[bytes]",
    chunks: "BinaryIO | tempfile.SpooledTemporaryFile[bytes]",
    sources: BinaryIO | None = None,
) -> None:
    for row, text, parts in store.all_texts():
        used = [part for part in parts if not part.off]
        documents.write(_line(_document(row, _without(text, parts, used), facts[row.name])))
        chunks.writelines(_line(_chunk(part)) for part in used)
        if sources:
            sources.write(_line(row.model_dump(mode="json", include=set(_SnapshotSource.model_fields))))


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
        with file.open("rb") as lines:
            yield from (model.model_validate_json(line) for line in lines if line != b"\n")
    except (OSError, ValidationError) as error:
        raise FileInvalid(file=file.name, problem=str(error).splitlines()[0]) from error


def _loaded(
    document: _SnapshotDocument, chunks: tuple[Chunk, ...], source: _SnapshotSource
) -> LoadedDocument:
    row = DocumentRow(
        name=document.name,
        kind=document.kind,
        state=DocumentState.READY,
        pages=document.pages,
        bytes=document.bytes,
        digest=document.digest,
        warnings=document.warnings,
        facts=document.facts,
        loaded=source.loaded,
        changed=source.changed,
    )
    return LoadedDocument(row, document.text, chunk_rows(chunks), segmented_all(document.name, chunks))
