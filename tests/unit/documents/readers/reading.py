"""A small document of a format, read."""

from pathlib import Path

from studio.core.documents import Document
from studio.documents.reading import read_document
from tests.unit.documents.made import saved


def read(folder: Path, name: str, content: bytes | str) -> Document:
    return read_document(saved(folder, name, content))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]
