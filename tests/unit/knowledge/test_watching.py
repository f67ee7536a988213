"""Watched folders: what changed in them is told first, and then followed."""

import os
import shutil
from pathlib import Path

import pytest

from studio.core.errors import NotFound
from studio.knowledge import FolderChanges, KnowledgeBase, KnowledgeBases
from studio.knowledge.folder_changes import WatchedFolder, changes_in
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader

NOTICE = "关于防汛值班的通知\n各单位汛期每日八时、二十时报送值班情况。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path / "资料/制度/值班办法.txt", LAW)
    write(tmp_path / "资料/通知.txt", NOTICE)
    return tmp_path / "资料"


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def unplug(folder: Path) -> None:
    folder.rename(folder.with_name("拔走"))


def plug_in(folder: Path) -> None:
    folder.with_name("拔走").rename(folder)


def dangle(link: Path) -> None:
    link.symlink_to(link.with_name("没有.txt"))


def emptied(folder: Path) -> int:
    """Take all out and return the number of the drive."""
    shutil.rmtree(folder)
    folder.mkdir()
    return folder.stat().st_dev


async def watched(base: KnowledgeBase, folder: Path) -> KnowledgeBase:
    await base.watching.watch(folder)
    await base.watching.apply(await base.watching.changes())
    await base.settled()
    return base


async def sources(base: KnowledgeBase) -> dict[str, str]:
    return {row.name: row.source for row in await base.documents()}


async def test_what_is_new_is_told_and_loaded_only_on_request(base: KnowledgeBase, folder: Path) -> None:
    await base.watching.watch(folder)
    changes = await base.watching.changes()
    assert set(changes.new) == {folder / "制度/值班办法.txt", folder / "通知.txt"}
    assert await base.documents() == []

    report = await base.watching.apply(changes)

    assert set(report.load.loaded) == {"值班办法.txt", "通知.txt"}
    assert await base.watching.changes() == FolderChanges()
    assert await base.watching.folders() == [folder]


async def test_each_kind_of_change_is_told_and_followed(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    write(folder / "通知.txt", NOTICE.replace("二十时", "二十二时"))
    write(folder / "新通知.txt", "关于防汛物资的通知\n备足沙袋。\n")
    (folder / "旧").mkdir()
    moved = (folder / "制度/值班办法.txt").rename(folder / "旧/值班办法.txt")

    changes = await base.watching.changes()

    assert [one.document for one in changes.changed] == ["通知.txt"]
    assert changes.new == (folder / "新通知.txt",)
    assert [(one.document, one.path) for one in changes.moved] == [("值班办法.txt", moved)]
    assert changes.removed == ()
    report = await base.watching.apply(changes)
    assert (report.load.replaced, report.load.loaded) == (("通知.txt",), ("新通知.txt",))
    assert report.moved == ("值班办法.txt",)
    assert (await sources(base))["值班办法.txt"] == str(moved)
    assert await base.watching.changes() == FolderChanges()


async def test_a_removed_file_s_document_goes_when_that_is_applied(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    (folder / "通知.txt").unlink()
    changes = await base.watching.changes()
    assert [one.document for one in changes.removed] == ["通知.txt"]
    assert set(await sources(base)) == {"值班办法.txt", "通知.txt"}
    report = await base.watching.apply(changes)
    assert report.removed == ("通知.txt",)
    assert set(await sources(base)) == {"值班办法.txt"}


async def test_a_renamed_file_keeps_its_vectors_and_is_found_by_its_new_name(
    base: KnowledgeBase, folder: Path, reader: PlainReader, index: MemoryIndex
) -> None:
    await watched(base, folder)
    await base.search("值班")
    read, held = list(reader.read_files), dict(index.held[f"kb-{base.id}"])
    (folder / "制度/值班办法.txt").rename(folder / "制度/台风应对手册.md")

    report = await base.watching.apply(await base.watching.changes())
    await base.settled()

    assert report.moved == ("台风应对手册.md",)
    assert await base.source_file("台风应对手册.md") is not None
    assert reader.read_files == read
    assert len(index.held[f"kb-{base.id}"]) == len(held)
    vectors = {row.tobytes() for row in index.held[f"kb-{base.id}"].values()}
    assert vectors == {row.tobytes() for row in held.values()}
    found = await base.search("台风应对手册")
    assert (found[0].document, found[0].fits) == ("台风应对手册.md", True)


async def test_edits_and_facts_follow_a_renamed_file(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    chunk = next(one for one in await base.chunks("值班办法.txt") if "三十分钟" in one.text)
    await base.editing.edit(chunk.id, "第四条 每五分钟报告一次。")
    (row,) = [row for row in await base.documents() if row.name == "值班办法.txt"]
    await base.editing.set_facts("值班办法.txt", row.facts.model_copy(update={"issuer": "示例市水利局"}))
    moved = (folder / "制度/值班办法.txt").rename(folder / "值班规定.txt")
    await base.watching.apply(await base.watching.changes())
    write(moved, LAW.replace("擅自离岗", "离岗"))
    await base.watching.apply(await base.watching.changes())

    assert any("每五分钟" in one.text and one.edited for one in await base.chunks("值班规定.txt"))
    (row,) = [row for row in await base.documents() if row.name == "值班规定.txt"]
    assert row.facts.issuer == "示例市水利局"


async def test_of_a_folder_that_is_gone_no_document_counts_as_removed(
    base: KnowledgeBase, folder: Path
) -> None:
    await watched(base, folder)
    unplug(folder)
    changes = await base.watching.changes()
    assert changes == FolderChanges(unreachable=(folder,))
    assert not changes.any
    plug_in(folder)
    assert await base.watching.changes() == FolderChanges()


async def test_an_empty_folder_on_another_drive_is_a_drive_that_is_gone(
    base: KnowledgeBase, folder: Path
) -> None:
    await watched(base, folder)
    rows = await base.documents()
    here = emptied(folder)
    elsewhere, _ = changes_in([WatchedFolder(folder, here + 1)], rows, {})
    assert elsewhere == FolderChanges(unreachable=(folder,))
    gone, _ = changes_in([WatchedFolder(folder, here)], rows, {})
    assert {one.document for one in gone.removed} == {"值班办法.txt", "通知.txt"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
async def test_a_closed_folder_s_documents_do_not_count_as_removed(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    (folder / "制度").chmod(0)
    try:
        assert await base.watching.changes() == FolderChanges(unreachable=(folder / "制度",))
    finally:
        (folder / "制度").chmod(0o755)


async def test_temporary_and_hidden_files_are_left_alone(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    for name in ("~$通知.docx", ".通知.txt.swp", "通知.tmp", "Thumbs.db"):
        write(folder / name, "临时")
    assert await base.watching.changes() == FolderChanges()


async def test_a_second_file_of_a_name_leaves_the_first_as_it_is(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    before = await sources(base)
    write(folder / "一科/通知.txt", "关于一科值班的通知\n一科周末值班。\n")
    report = await base.watching.apply(await base.watching.changes())
    assert report.load.loaded == ("一科/通知.txt",)
    assert {name: path for name, path in (await sources(base)).items() if name in before} == before


async def test_two_files_that_change_places_are_two_changed_files(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    (folder / "通知.txt").rename(folder / "x.txt")
    (folder / "制度/值班办法.txt").rename(folder / "通知.txt")
    (folder / "x.txt").rename(folder / "制度/值班办法.txt")
    changes = await base.watching.changes()
    assert {one.document for one in changes.changed} == {"通知.txt", "值班办法.txt"}
    await base.watching.apply(changes)
    assert await base.document_text("值班办法.txt") == NOTICE.strip()
    assert await base.watching.changes() == FolderChanges()


async def test_what_came_back_before_it_was_applied_stays(base: KnowledgeBase, folder: Path) -> None:
    await watched(base, folder)
    (folder / "通知.txt").unlink()
    changes = await base.watching.changes()
    write(folder / "通知.txt", NOTICE)
    assert (await base.watching.apply(changes)).removed == ()


async def test_what_went_again_before_it_was_applied_leaves_no_trace(
    base: KnowledgeBase, folder: Path
) -> None:
    await watched(base, folder)
    fleeting = write(folder / "草稿.txt", NOTICE + "草稿")
    changes = await base.watching.changes()
    fleeting.unlink()
    assert (await base.watching.apply(changes)).load.failed == ()
    assert "草稿.txt" not in await sources(base)


async def test_a_file_that_failed_is_told_again_only_when_it_changed(
    base: KnowledgeBase, folder: Path
) -> None:
    write(folder / "空.txt", "")
    await watched(base, folder)
    assert not (await base.watching.changes()).any
    write(folder / "空.txt", NOTICE + "补发")
    os.utime(folder / "空.txt", (1_600_000_000, 1_600_000_000))
    assert [one.document for one in (await base.watching.changes()).changed] == ["空.txt"]


async def test_a_folder_no_longer_watched_keeps_its_documents(
    bases: KnowledgeBases, base: KnowledgeBase, folder: Path
) -> None:
    await watched(base, folder)
    base = await bases.rename("防汛", "防汛二")
    assert await base.watching.folders() == [folder]
    await base.watching.unwatch(folder)
    (folder / "通知.txt").unlink()
    assert await base.watching.changes() == FolderChanges()
    assert len(await base.documents()) == 2
    for ask in (base.watching.unwatch(folder), base.watching.watch(folder / "没有")):
        with pytest.raises(NotFound):
            await ask


async def test_a_file_named_in_an_old_encoding_is_loaded_and_followed(
    base: KnowledgeBase, folder: Path
) -> None:
    odd = write(folder / os.fsdecode("公告.txt".encode("gb18030")), NOTICE + "公告")
    await watched(base, folder)
    assert (await sources(base))["公告.txt"] == f"{folder}/公告.txt"
    assert await base.watching.changes() == FolderChanges()
    odd.rename(folder / "制度" / odd.name)
    assert (await base.watching.apply(await base.watching.changes())).moved == ("公告.txt",)
    assert await base.watching.changes() == FolderChanges()


async def test_pipes_and_links_that_lead_nowhere_are_no_files(base: KnowledgeBase, folder: Path) -> None:
    os.mkfifo(folder / "管道.txt")
    dangle(folder / "断链.txt")
    await watched(base, folder)
    assert set(await sources(base)) == {"值班办法.txt", "通知.txt"}
    assert (await base.add([folder / "管道.txt"])).failed == ("管道.txt",)
