"""A document as it is written into a base."""

from collections.abc import Iterable
from dataclasses import dataclass

from studio.core.documents import RecognisedLine
from studio.core.passages import Chunk, DocumentRow

ChunkRow = tuple[int, int, str, str]
"""Where in the document's text a chunk starts and ends, its place as JSON, its text."""


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document ready to be written; `words` is the full text of each chunk, segmented.

    `stamp` is that of the file as it was read, `recognised` what OCR found on its pages.
    """

    row: DocumentRow
    text: str = ""
    chunks: tuple[ChunkRow, ...] = ()
    words: tuple[str, ...] = ()
    stamp: str = ""
    recognised: tuple[RecognisedLine, ...] = ()


def chunk_rows(chunks: Iterable[Chunk]) -> tuple[ChunkRow, ...]:
    return tuple(
        (one.start, one.end, one.place.model_dump_json(exclude_defaults=True), one.text) for one in chunks
    )
