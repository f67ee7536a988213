"""How a base stands: its documents, chunks and vectors."""

from dataclasses import dataclass

from studio.core.passages import DocumentRow, Trouble
from studio.knowledge.vector_store import VectorStore


@dataclass(frozen=True, slots=True)
class Switching:
    """Vectors of another model are being made beside those that answer: `done` of `total` chunks."""

    model: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class VectorStatus:
    """`ranking` tells whether a real model's vectors take part in search; `pending` are not indexed yet.

    `dimension` is 0 before the first vector, `where` the Chroma server's address or empty for the folder.
    """

    model: str
    vectors: int
    pending: int
    ranking: bool
    trouble: Trouble | None
    dimension: int = 0
    switching: Switching | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class BaseStatus:
    documents: tuple[DocumentRow, ...]
    chunks: int
    vectors: VectorStatus


def vector_status(store: VectorStore, where: str, *, ranks: bool, trouble: Trouble | None) -> VectorStatus:
    """Blocking."""
    now, beside = store.now.told, store.beside.told
    switching = None
    if beside.model:
        done = store.beside.count()
        switching = Switching(beside.model, done, done + store.beside.pending_chunks())
    return VectorStatus(
        now.model, store.now.count(), store.pending(), ranks, trouble, now.dimension, switching, where
    )
