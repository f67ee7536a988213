"""How a base stands: its documents, chunks and vectors."""

from dataclasses import dataclass

from studio.core.passages import DocumentRow, Trouble


@dataclass(frozen=True, slots=True)
class VectorStatus:
    """`ranking` tells whether a real model's vectors take part in search; `pending` are not indexed yet."""

    model: str
    vectors: int
    pending: int
    ranking: bool
    trouble: Trouble | None


@dataclass(frozen=True, slots=True)
class BaseStatus:
    documents: tuple[DocumentRow, ...]
    chunks: int
    vectors: VectorStatus
