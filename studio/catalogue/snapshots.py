"""The knowledge inside a package: the canonical files of each base, one JSON object on every line."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from studio.catalogue.manifest import PackedDocument
from studio.core.documents import Block, Document, DocumentKind
from studio.core.errors import PackageInvalid
from studio.core.places import Place

Read = Callable[[str], bytes]
DOCUMENTS = "documents.jsonl"
_NOWHERE = Place()


def knowledge_digest(bases: Mapping[str, str]) -> str:
    """Return the digest test reports are bound to, from the digest of each base by its name."""
    lines = sorted(f"{name}\0{digest}" for name, digest in bases.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def base_digest(folder: str, files: Sequence[str], hashes: Mapping[str, str]) -> str:
    """Return the digest of one base: over its canonical files, whose SHA-256 are known already."""
    lines = [f"{name.removeprefix(folder)}\0{hashes[name]}" for name in sorted(files)]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def documents_in(folder: str, read: Read) -> tuple[PackedDocument, ...]:
    """List the documents of a base by name; raises PackageInvalid when its list does not read."""
    file = f"{folder}{DOCUMENTS}"
    try:
        return tuple(
            PackedDocument(**{name: row[name] for name in PackedDocument.model_fields if name in row})
            for row in _rows(file, read)
        )
    except ValidationError as error:
        raise PackageInvalid(file=file, problem="does_not_read") from error


def texts_in(files: Sequence[str], read: Read) -> Iterator[Document]:
    """Yield everything a base says, document by document and file by file, wherever it stands in a row."""
    for file in files:
        for name, rows in _by_document(file, read).items():
            blocks = tuple(Block(text, place) for row in rows for text, place in _texts(row))
            yield Document(name=name, kind=DocumentKind.TEXT, digest="", pages=1, blocks=blocks)


def _by_document(file: str, read: Read) -> dict[str, list[dict[str, Any]]]:
    documents: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(file, read):
        documents.setdefault(str(row.get("document", row.get("name", ""))), []).append(row)
    return documents


def _texts(value: Any, place: Place = _NOWHERE) -> Iterator[tuple[str, Place]]:  # any JSON value
    """Yield each line of each text in a row; a row may name the place it comes from."""
    if isinstance(value, str):
        yield from ((line, place) for line in value.splitlines() if line.strip())
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one, place)
    elif isinstance(value, dict):
        here = _place(value.get("place")) or place
        for one in value.values():
            yield from _texts(one, here)


def _place(value: Any) -> Place | None:  # any JSON value
    try:
        return Place.model_validate(value)
    except ValidationError:
        return None


def _rows(file: str, read: Read) -> Iterator[dict[str, Any]]:
    """Raises PackageInvalid for a line that is not a JSON object."""
    for line in read(file).splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise PackageInvalid(file=file, problem="does_not_read") from error
        if not isinstance(row, dict):
            raise PackageInvalid(file=file, problem="does_not_read")
        yield row
