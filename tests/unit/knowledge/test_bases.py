import sqlite3
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.errors import FileInvalid, KnowledgeDamaged, NameNotAllowed, NameTaken, NotFound
from studio.knowledge import KnowledgeBase, KnowledgeBases, knowledge_digest
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader

Files = Callable[..., list[Path]]


async def test_bases_are_listed_by_name(bases: KnowledgeBases) -> None:
    for name in ("乙", "甲"):
        await bases.create(name)
    assert bases.names() == sorted(["乙", "甲"])


async def test_a_name_is_given_once_and_must_be_fit(bases: KnowledgeBases, base: KnowledgeBase) -> None:
    with pytest.raises(NameTaken):
        await bases.create(base.name)
    with pytest.raises(NameNotAllowed):
        await bases.create("../外面")
    with pytest.raises(NotFound):
        await bases.open("没有")


async def test_an_open_base_is_handed_out_again(bases: KnowledgeBases, base: KnowledgeBase) -> None:
    assert await bases.open(base.name) is base


async def test_a_renamed_base_keeps_its_documents(bases: KnowledgeBases, loaded: KnowledgeBase) -> None:
    renamed = await bases.rename(loaded.name, "三防")
    assert bases.names() == ["三防"]
    assert (await renamed.search("红色预警多久报告一次水情"))[0].base == "三防"


async def test_a_deleted_base_is_gone_with_its_vectors(
    bases: KnowledgeBases, loaded: KnowledgeBase, index: MemoryIndex
) -> None:
    collection, folder = f"kb-{loaded.id}", loaded.folder
    assert index.count(collection) == 5
    await bases.delete(loaded.name)
    assert bases.names() == []
    assert not folder.exists()
    assert index.count(collection) == 0


async def test_a_base_that_is_set_aside_is_brought_back_with_its_vectors(
    bases: KnowledgeBases, loaded: KnowledgeBase, index: MemoryIndex
) -> None:
    token = await bases.set_aside(loaded.name)
    assert bases.names() == []
    other = await bases.create("别的")
    await bases.delete(other.name)
    back = await bases.bring_back(token, loaded.name)
    assert (await back.search("红色预警多久报告一次水情"))[0].base == loaded.name
    assert index.count(f"kb-{back.id}") == 5


async def test_what_was_set_aside_goes_when_the_bases_are_closed(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        await (await bases.create("防汛")).add(files(值班办法=LAW))
        token = await bases.set_aside("防汛")
        await bases.create("防汛")
        with pytest.raises(NameTaken):
            await bases.bring_back(token, "防汛")
    assert not (tmp_path / "k" / token).exists()


async def test_a_base_reopened_knows_what_it_knew(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        await (await bases.create("防汛")).add(files(值班办法=LAW))
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.open("防汛")
        assert (await base.search("红色预警多久报告一次水情"))[0].place.headings[-1] == "第四条"


async def test_an_exported_base_is_imported_with_its_originals(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    await loaded.export(tmp_path / "防汛.zip")
    with pytest.raises(NameTaken):
        await bases.import_base(tmp_path / "防汛.zip")
    copy = await bases.import_base(tmp_path / "防汛.zip", "防汛副本")
    assert await knowledge_digest(copy) == await knowledge_digest(loaded)
    assert copy.id != loaded.id
    kept = await copy.source_file("值班办法.txt")
    assert kept is not None
    assert kept.read_text(encoding="utf-8") == LAW
    await copy.rebuild()
    assert await copy.similar((await copy.chunks("值班办法.txt"))[0].id)


async def test_an_import_keeps_the_name_the_base_had(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    await loaded.export(tmp_path / "x.zip")
    await bases.delete(loaded.name)
    assert (await bases.import_base(tmp_path / "x.zip")).name == "防汛"


@pytest.mark.parametrize("change", ["cut", "flipped", "no zip", "strange member", "not a database"])
async def test_a_damaged_export_is_refused_and_leaves_nothing(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path, change: str
) -> None:
    file = tmp_path / "x.zip"
    await loaded.export(file)
    damage(file, change)
    with pytest.raises(FileInvalid):
        await bases.import_base(file, "新")
    assert bases.names() == ["防汛"]
    assert list((tmp_path / "knowledge").glob(".import-*")) == []


def damage(file: Path, change: str) -> None:
    content = file.read_bytes()
    if change == "cut":
        file.write_bytes(content[: len(content) // 2])
    elif change == "flipped":
        middle = len(content) // 2
        file.write_bytes(content[:middle] + bytes([content[middle] ^ 255]) + content[middle + 1 :])
    elif change == "no zip":
        file.write_text("这不是压缩文件", encoding="utf-8")
    else:
        with zipfile.ZipFile(file, "w") as archive:
            archive.writestr("kb.sqlite3", "not a database" * 100)
            if change == "strange member":
                archive.writestr("../外面.txt", "x")


async def test_a_snapshot_is_the_same_bytes_whatever_the_order_of_loading(
    bases: KnowledgeBases, files: Files, tmp_path: Path
) -> None:
    one, other = await bases.create("一"), await bases.create("二")
    for path in files(甲=LAW, 乙=LAW + "补充一句。"):
        await one.add([path])
    for path in reversed(files(甲=LAW, 乙=LAW + "补充一句。")):
        await other.add([path])
    await one.snapshot(tmp_path / "s1")
    await other.snapshot(tmp_path / "s2")
    assert contents(tmp_path / "s1") == contents(tmp_path / "s2")
    assert await knowledge_digest(one) == await knowledge_digest(other)
    await other.remove("乙.txt")
    assert await knowledge_digest(one) != await knowledge_digest(other)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


async def test_a_base_built_from_a_snapshot_answers_the_same(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    await loaded.snapshot(tmp_path / "s")
    built = await bases.from_snapshot("装好的", tmp_path / "s")
    question = "红色预警多久报告一次水情"
    assert [one.text for one in await built.search(question)] == [
        one.text for one in await loaded.search(question)
    ]
    assert await knowledge_digest(built) == await knowledge_digest(loaded)
    assert await built.document_text("值班办法.txt") == await loaded.document_text("值班办法.txt")
    assert await built.source_file("值班办法.txt") is None


async def test_a_bad_snapshot_leaves_no_base_behind(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    await loaded.snapshot(tmp_path / "s")
    (tmp_path / "s" / "chunks.jsonl").write_text('{"document": 1}\n', encoding="utf-8")
    with pytest.raises(FileInvalid):
        await bases.from_snapshot("装好的", tmp_path / "s")
    assert bases.names() == ["防汛"]


async def test_a_damaged_base_is_said_and_its_file_kept(bases: KnowledgeBases, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge" / "坏的"
    folder.mkdir(parents=True)
    (folder / "kb.sqlite3").write_bytes(b"garbage" * 1000)
    with pytest.raises(KnowledgeDamaged) as damaged:
        await bases.open("坏的")
    assert damaged.value.base == "坏的"
    assert (folder / "kb.sqlite3").read_bytes() == b"garbage" * 1000
    await bases.delete("坏的")
    assert bases.names() == []


async def test_a_base_of_a_newer_program_is_left_alone(bases: KnowledgeBases, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge" / "新的"
    folder.mkdir(parents=True)
    connection = sqlite3.connect(folder / "kb.sqlite3")
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(FileInvalid):
        await bases.open("新的")


async def test_copies_without_a_document_are_swept_at_the_next_opening(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.create("防汛")
        await base.add(files(值班办法=LAW))
        (base.folder / "sources" / f"{'0' * 64}.txt").write_text("left over", encoding="utf-8")
        (base.folder / "sources" / ".incoming-x").write_text("half", encoding="utf-8")
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.open("防汛")
        assert len(list((base.folder / "sources").iterdir())) == 1


async def test_closing_the_bases_closes_the_index(
    tmp_path: Path, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, index=index):
        pass
    assert index.closed


async def test_what_a_crash_left_of_a_deletion_is_swept(bases: KnowledgeBases, tmp_path: Path) -> None:
    left = tmp_path / "knowledge" / ".deleted-x"
    left.mkdir(parents=True)
    (left / "kb.sqlite3").write_bytes(b"old")
    assert bases.names() == []
    await bases.create("防汛")
    await bases.aclose()  # it is emptied beside the work
    assert not left.exists()
