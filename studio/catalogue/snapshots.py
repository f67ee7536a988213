"""The knowledge inside a package: the two canonical files of each base, one JSON object on every line."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.catalogue.manifest import PackedDocument
from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import PackageInvalid
from studio.core.places import Place

Read = Callable[[str], bytes]
DOCUMENTS, CHUNKS = "documents.jsonl", "chunks.jsonl"
FILES = (DOCUMENTS, CHUNKS)


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore", strict=True)

    text: str


class _DocumentRow(_Row):
    name: Annotated[str, Field(min_length=1)]
    kind: str
    pages: int
    bytes: int
    digest: str
    warnings: list[list[str]]


class _ChunkRow(_Row):
    document: str
    place: Place


Row = TypeVar("Row", bound=_Row)


def knowledge_digest(bases: Mapping[str, str]) -> str:
    """Return the digest test reports are bound to, from the digest of each base by its name."""
    lines = sorted(f"{name}\0{digest}" for name, digest in bases.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def base_digest(folder: str, read: Read) -> str:
    """Return the same digest that the base itself has: over names, lengths and bytes of its files."""
    digest = hashlib.sha256()
    for name in FILES:
        content = read(f"{folder}{name}")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def documents_in(folder: str, read: Read) -> tuple[PackedDocument, ...]:
    """List the documents of a base; raises PackageInvalid when its list does not read."""
    return tuple(
        PackedDocument(
            name=row.name,
            kind=row.kind,
            pages=row.pages,
            bytes=row.bytes,
            digest=row.digest,
            characters=len(row.text.strip()),
            warnings=len(row.warnings),
        )
        for row in _rows(f"{folder}{DOCUMENTS}", read, _DocumentRow)
    )


def texts_in(folder: str, read: Read) -> Iterator[Document]:
    """Yield each document as its text has it, and again as its chunks have it: both are published."""
    for row in _rows(f"{folder}{DOCUMENTS}", read, _DocumentRow):
        yield _document(row.name, _blocks(row.text, Place()))
    chunks: dict[str, list[Block]] = {}
    for chunk in _rows(f"{folder}{CHUNKS}", read, _ChunkRow):
        chunks.setdefault(chunk.document, []).extend(_blocks(chunk.text, chunk.place))
    for name, blocks in chunks.items():
        yield _document(name, blocks)


def _document(name: str, blocks: list[Block]) -> Document:
    return Document(name=name, kind=DocumentKind.TEXT, digest="", pages=1, blocks=tuple(blocks))


def _blocks(text: str, place: Place) -> list[Block]:
    return [Block(line, place) for line in text.splitlines() if line.strip()]


def _rows(file: str, read: Read, kind: type[Row]) -> Iterator[Row]:
    try:
        yield from (kind.model_validate_json(line) for line in read(file).split(b"\n") if line)
    except ValidationError as error:
        raise PackageInvalid(file=file, problem="does_not_read") from error
