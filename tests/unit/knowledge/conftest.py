"""Bases in a temporary folder, with fakes around them."""

from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from studio.knowledge import KnowledgeBase, KnowledgeBases
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader


@pytest.fixture
def files(tmp_path: Path) -> Callable[..., list[Path]]:
    """Write files by name into one folder and return their paths."""

    def write(**texts: str) -> list[Path]:
        folder = tmp_path / "files"
        folder.mkdir(exist_ok=True)
        paths = [folder / f"{name}.txt" for name in texts]
        for path, text in zip(paths, texts.values(), strict=True):
            path.write_text(text, encoding="utf-8")
        return paths

    return write


@pytest.fixture
def index() -> MemoryIndex:
    return MemoryIndex()


@pytest.fixture
def reader() -> PlainReader:
    return PlainReader()


@pytest.fixture
async def bases(tmp_path: Path, index: MemoryIndex, reader: PlainReader) -> AsyncIterator[KnowledgeBases]:
    async with KnowledgeBases(tmp_path / "knowledge", reader, index=index) as opened:
        yield opened


@pytest.fixture
async def base(bases: KnowledgeBases) -> KnowledgeBase:
    return await bases.create("防汛")


@pytest.fixture
async def loaded(base: KnowledgeBase, files: Callable[..., list[Path]]) -> KnowledgeBase:
    await base.add(files(值班办法=LAW))
    await base.settled()
    return base
