"""The documents of a packed base one after the other, each with its chunks, never all of them at once."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from studio.catalogue.contents import Contents
from studio.catalogue.files import Files
from studio.catalogue.snapshots import CHUNKS, DOCUMENTS, ChunkRow, DocumentRow, rows
from studio.core.documents import Block, Document, DocumentKind
from studio.core.facts import DocumentFacts
from studio.core.places import Place

_MUCH = 4 << 20
"""Characters of chunks that are looked at together; a document with more is looked at in parts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text, and its chunks, which may say something else; without `facts` it is chunks alone."""

    base: str
    name: str
    text: str
    chunks: tuple[ChunkRow, ...]
    facts: DocumentFacts | None = None

    @property
    def as_texts(self) -> tuple[str, ...]:
        """Its text, and the chunks that say what the text does not: both are published."""
        return self.text, *(one.text for one in self.chunks if self.text[one.start : one.end] != one.text)

    def as_document(self) -> Document:
        return _document(self.name, _blocks(self.text, Place()))

    def as_chunked(self) -> Document:
        """The same from its chunks, which know pages and sheets."""
        return _document(self.name, [block for one in self.chunks for block in _blocks(one.text, one.place)])


def readings(contents: Contents) -> Iterator[Reading]:
    """Raises PackageInvalid when a line does not read."""
    for base, folder in contents.bases.items():
        yield from _side_by_side(base, folder, contents.files)


def _side_by_side(base: str, folder: str, files: Files) -> Iterator[Reading]:
    """Both files have the same order; chunks in another one come at the end, by themselves."""
    parts = _parts(folder, files)
    waiting = next(parts, None)
    for document in rows(f"{folder}{DOCUMENTS}", files, DocumentRow):
        chunks: tuple[ChunkRow, ...] = ()
        if waiting and waiting[0].document == document.name:
            chunks, waiting = waiting, next(parts, None)
        yield Reading(base, document.name, document.text, chunks, document.facts)
    while waiting:
        yield Reading(base, waiting[0].document, "", waiting)
        waiting = next(parts, None)


def _parts(folder: str, files: Files) -> Iterator[tuple[ChunkRow, ...]]:
    chunks = rows(f"{folder}{CHUNKS}", files, ChunkRow)
    for _, group in groupby(chunks, key=lambda chunk: chunk.document):
        part: list[ChunkRow] = []
        length = 0
        for chunk in group:
            part.append(chunk)
            length += len(chunk.text)
            if length > _MUCH:
                yield tuple(part)
                part, length = [], 0
        if part:
            yield tuple(part)


def _document(name: str, blocks: list[Block]) -> Document:
    return Document(name=name, kind=DocumentKind.TEXT, digest="", pages=1, blocks=tuple(blocks))


def _blocks(text: str, place: Place) -> list[Block]:
    return [Block(line, place) for line in text.splitlines() if line.strip()]
