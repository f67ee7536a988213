"""The files of a package, wherever they lie: read in pieces or by lines, and hashed as they are read."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Self

from studio.catalogue.packages.archive import Content, pieces_of
from studio.core.errors import PackageDamaged, PackageInvalid

LONGEST_LINE = 64 << 20
"""Bytes; a document with more text than that is not kept by any base."""


@dataclass(frozen=True)
class Files:
    """By name the SHA-256 and the size of each, and what gives its bytes in pieces."""

    hashes: Mapping[str, str]
    sizes: Mapping[str, int]
    source: Callable[[str], Iterator[bytes]]
    longest_line: int = LONGEST_LINE

    @classmethod
    def of(cls, contents: Mapping[str, Content]) -> Self:
        measured = {name: _measured(content) for name, content in contents.items()}
        hashes = {name: digest for name, (digest, _) in measured.items()}
        sizes = {name: size for name, (_, size) in measured.items()}
        return cls(hashes, sizes, lambda name: pieces_of(contents[name]))

    def required(self, name: str) -> str:
        if name not in self.hashes:
            raise PackageInvalid(file=name, problem="missing")
        return name

    def pieces(self, name: str) -> Iterator[bytes]:
        """Raises PackageDamaged at the end: the file may have been changed since it was looked at."""
        digest = sha256()
        for piece in self.source(self.required(name)):
            digest.update(piece)
            yield piece
        if digest.hexdigest() != self.hashes[name]:
            raise PackageDamaged(file=name)

    def read(self, name: str, limit: int) -> bytes:
        if self.sizes[self.required(name)] > limit:
            raise PackageInvalid(file=name, problem="too_large")
        return b"".join(self.pieces(name))

    def lines(self, name: str) -> Iterator[bytes]:
        """Yield each line that holds something; a line without end is refused before it fills the memory."""
        begun: list[bytes] = []
        for piece in self.pieces(name):
            first, *others = piece.split(b"\n")
            begun.append(first)
            if others:
                yield from filter(None, (b"".join(begun), *others[:-1]))
                begun = [others[-1]]
            if sum(map(len, begun)) > self.longest_line:
                raise PackageInvalid(file=name, problem="too_large")
        yield from filter(None, (b"".join(begun),))


def _measured(content: Content) -> tuple[str, int]:
    digest, size = sha256(), 0
    for piece in pieces_of(content):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size
