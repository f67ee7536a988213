"""The documents of a packed base one after the other, each with its chunks, never all of them at once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from studio.catalogue.packages.contents import Contents
from studio.catalogue.packages.files import Files
from studio.catalogue.packages.snapshots import (
    CHUNKS,
    DOCUMENTS,
    ChunkRow,
    DocumentRow,
    SourceRow,
    rows,
    sources,
)
from studio.core.documents import Block, Document, DocumentKind
from studio.core.facts import DocumentFacts
from studio.core.places import Place

_DIGEST = re.compile("[0-9a-f]{64}")
_MUCH = 4 << 20
"""Characters of chunks that are looked at together; a document with more is looked at in parts."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A document's text, and its chunks, which may say something else; without `facts` it is chunks alone.

    `beside` is what else is said of it: in what it came, what was wrong with it, its facts.
    """

    base: str
    name: str
    text: str
    chunks: tuple[ChunkRow, ...]
    facts: DocumentFacts | None = None
    beside: tuple[str, ...] = ()

    @property
    def otherwise(self) -> Iterator[str]:
        """The chunks that say what the text does not: both are published."""
        return (one.text for one in self.chunks if self.text[one.start : one.end] != one.text)

    @property
    def headings(self) -> tuple[str, ...]:
        """Under which its chunks are said to stand, sheets too, each once."""
        places = (place for place in (one.place for one in self.chunks) if place.headings or place.sheet)
        return tuple(dict.fromkeys(said for at in places for said in (*at.headings, at.sheet or "") if said))

    def as_document(self) -> Document:
        """What stands beside its text counts as its properties do; a heading may tell of marks."""
        unseen = (*self.beside, *(one for one in self.headings if any(star in one for star in "★☆*")))
        return replace(_document(self.name, _blocks(self.text, Place())), unseen=unseen)

    def as_chunked(self) -> Document:
        """The same from its chunks, which know pages and sheets."""
        return _document(self.name, [block for one in self.chunks for block in _blocks(one.text, one.place)])


def readings(contents: Contents) -> Iterator[Reading]:
    """Raises PackageInvalid when a line does not read."""
    for base, folder in contents.bases.items():
        yield from _side_by_side(base, folder, contents.files)


def _side_by_side(base: str, folder: str, files: Files) -> Iterator[Reading]:
    """Both files have the same order; chunks in another one come at the end, by themselves."""
    parts, told = _parts(folder, files), sources(folder, files)
    waiting = next(parts, None)
    for document in rows(f"{folder}{DOCUMENTS}", files, DocumentRow):
        chunks: tuple[ChunkRow, ...] = ()
        if waiting and waiting[0].document == document.name:
            chunks, waiting = waiting, next(parts, None)
        beside = (*_said_of(document), *_said_in(next(told, None)))
        yield Reading(base, document.name, document.text, chunks, document.facts, beside)
    for source in told:  # of no document
        yield Reading(base, source.name, "", (), None, tuple(_said_in(source)))
    while waiting:
        yield Reading(base, waiting[0].document, "", waiting)
        waiting = next(parts, None)


def _said_of(document: DocumentRow) -> Iterator[str]:
    facts = document.facts
    yield from (part for warning in document.warnings for part in warning)
    yield from (
        facts.title,
        facts.issuer,
        facts.number,
        facts.issued,
        facts.in_force_from,
        facts.in_force_until,
    )
    yield from (facts.replaced_by, *facts.replaces, *facts.by_hand)
    yield from (said for part in (*facts.ends, *facts.ended) for said in (part.document, part.part))
    yield document.kind
    if not _DIGEST.fullmatch(document.digest):
        yield document.digest


def _said_in(source: SourceRow | None) -> Iterator[str]:
    if source is not None:
        yield from (source.name, source.container, source.loaded, source.changed)


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
