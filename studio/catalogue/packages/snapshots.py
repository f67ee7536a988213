"""The knowledge inside a package: the canonical files of each base, one JSON object on every line."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.catalogue.packages.files import Files
from studio.catalogue.packages.manifest import PackedDocument
from studio.core.errors import PackageInvalid
from studio.core.facts import DocumentFacts
from studio.core.places import Place

DOCUMENTS, CHUNKS, SOURCES = "documents.jsonl", "chunks.jsonl", "sources.jsonl"
FILES = (DOCUMENTS, CHUNKS, SOURCES)
_CONTENT = (DOCUMENTS, CHUNKS)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)


class DocumentRow(_Row):
    name: Annotated[str, Field(min_length=1)]
    kind: str
    pages: int
    bytes: int
    digest: str
    warnings: list[list[str]]
    text: str
    facts: DocumentFacts = DocumentFacts()


class ChunkRow(_Row):
    document: str
    place: Place
    text: str
    start: int = 0
    end: int = 0


class SourceRow(_Row):
    """Where a document came from and when; that changes with every load: no part of the knowledge digest."""

    name: str
    container: str = ""
    loaded: str = ""
    changed: str = ""


Row = TypeVar("Row", bound=_Row)


def knowledge_digest(bases: Mapping[str, str]) -> str:
    """Return the digest test reports are bound to, from the digest of each base by its name."""
    lines = sorted(f"{name}\0{digest}" for name, digest in bases.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def base_digest(folder: str, files: Files) -> str:
    """Return the same digest that the base itself has: over names, lengths and bytes of its files."""
    digest = hashlib.sha256()
    for name in _CONTENT:
        digest.update(f"{name}\0{files.sizes[files.required(f'{folder}{name}')]}\0".encode())
        for piece in files.pieces(f"{folder}{name}"):
            digest.update(piece)
    return digest.hexdigest()


def documents_in(folder: str, files: Files, *, of_format: int) -> Iterator[PackedDocument]:
    """Yield the documents of a base; raises PackageInvalid when its list does not read."""
    told = sources(folder, files) if of_format > 1 else iter(())
    for row in rows(f"{folder}{DOCUMENTS}", files, DocumentRow):
        source = next(told, SourceRow(name=row.name))
        if source.name != row.name:
            raise PackageInvalid(file=f"{folder}{SOURCES}", problem="does_not_read")
        yield _packed(row, source, row.facts if of_format > 1 else DocumentFacts())


def rows(file: str, files: Files, kind: type[Row]) -> Iterator[Row]:
    """What is not known here is refused: nobody would look at it."""
    try:
        yield from (kind.model_validate_json(line, extra="forbid") for line in files.lines(file))
    except ValidationError as error:
        raise PackageInvalid(file=file, problem="does_not_read") from error


def sources(folder: str, files: Files) -> Iterator[SourceRow]:
    name = f"{folder}{SOURCES}"
    return rows(name, files, SourceRow) if name in files.hashes else iter(())


def _packed(row: DocumentRow, source: SourceRow, facts: DocumentFacts) -> PackedDocument:
    return PackedDocument(
        name=row.name,
        kind=row.kind,
        pages=row.pages,
        bytes=row.bytes,
        digest=row.digest,
        characters=len(row.text.strip()),
        warnings=len(row.warnings),
        title=facts.title,
        issuer=facts.issuer,
        number=facts.number,
        issued=facts.issued,
        validity=facts.validity,
        replaced_by=facts.replaced_by,
        container=source.container,
        loaded=source.loaded,
        changed=source.changed,
    )
