"""The base with the real readers in their child processes."""

import asyncio
from pathlib import Path

from studio.documents import ReaderPool
from studio.knowledge import KnowledgeBases
from tests.unit.knowledge.fakes import LAW, MemoryIndex


async def test_a_gb18030_law_is_loaded_and_its_article_found(tmp_path: Path) -> None:
    file = tmp_path / "值班办法.txt"
    await asyncio.to_thread(file.write_bytes, LAW.encode("gb18030"))
    empty = tmp_path / "空.txt"
    await asyncio.to_thread(empty.write_bytes, b"")
    async with ReaderPool() as readers, KnowledgeBases(tmp_path / "k", readers, index=MemoryIndex()) as bases:
        base = await bases.create("防汛")
        report = await base.add([tmp_path / "值班办法.txt", empty])
        assert (report.loaded, report.failed) == (("值班办法.txt",), ("空.txt",))
        first = (await base.search("值班人员可以离岗吗"))[0]
        assert first.place.headings == ("示例市防汛值班办法", "第二章 值班要求", "第三条")
        assert (await base.add([file])).skipped == ("值班办法.txt",)
