"""Lines that OCR found are kept with their document, go with it, and travel with the base."""

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path

from studio.core.documents import Document, RecognisedLine
from studio.documents import OnPage
from studio.knowledge import KnowledgeBases, LoadProgress
from tests.unit.knowledge.fakes import MemoryIndex, PlainReader

LINES = (
    RecognisedLine(1, "第一条 值班人员应当在岗。", 0.1, 0.2, 0.5, 0.02),
    RecognisedLine(3, "第二条 不得离岗。", 0.1, 0.2, 0.4, 0.02),
)


class ScanReader(PlainReader):
    """Finds the same lines on every file, and tells of the pages it is at."""

    async def read(self, path: Path, on_page: OnPage | None = None) -> Document:
        if on_page is not None:
            on_page(1, 3)
            on_page(3, 3)
        document = await super().read(path)
        digest = hashlib.sha256(await asyncio.to_thread(path.read_bytes)).hexdigest()
        return replace(document, digest=digest, recognised=LINES)


async def test_recognised_lines_are_kept_by_page_and_go_with_their_document(tmp_path: Path) -> None:
    scan = tmp_path / "扫描件.txt"
    scan.write_text("第一条 值班人员应当在岗。", encoding="utf-8")
    told: list[LoadProgress] = []
    async with KnowledgeBases(tmp_path / "knowledge", ScanReader(), index=MemoryIndex()) as bases:
        base = await bases.create("防汛")
        await base.add([scan], told.append)
        await base.export(tmp_path / "防汛.kb")
        moved = await bases.import_base(tmp_path / "防汛.kb", "又一个")

        assert await base.recognised("扫描件.txt", 1) == LINES[:1]
        assert await base.recognised("扫描件.txt", 2) == ()
        assert await moved.recognised("扫描件.txt", 3) == LINES[1:]

        await base.remove("扫描件.txt")
        assert await base.recognised("扫描件.txt", 1) == ()
    assert [(one.current, one.page, one.pages) for one in told] == [
        ("扫描件.txt", 1, 3),
        ("扫描件.txt", 3, 3),
        ("扫描件.txt", 0, 0),
    ]
