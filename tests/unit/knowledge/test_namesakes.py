"""What a document is called when several files bear its name, and which files are read again."""

import os
from dataclasses import replace
from pathlib import Path

from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge import KnowledgeBase, Namesakes
from studio.knowledge.arrivals import Arrival
from studio.knowledge.stamps import stamp_of
from studio.knowledge.unchanged import Comparison
from tests.unit.knowledge.fakes import LAW, PlainReader

LONG_AGO = 1_600_000_000


def write(file: Path, text: str) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


async def names(base: KnowledgeBase) -> set[str]:
    return {row.name for row in await base.documents()}


async def test_a_file_from_elsewhere_replaces_its_namesake_unless_both_are_wanted(
    base: KnowledgeBase, tmp_path: Path
) -> None:
    first, second = write(tmp_path / "办公室/通知.txt", LAW), write(tmp_path / "应急局/通知.txt", LAW + "附")
    await base.add([first])

    assert await base.namesakes([second]) == {"通知.txt": second}
    report = await base.add([second], namesakes=Namesakes.KEEP_BOTH)

    assert report.loaded == ("应急局/通知.txt",)
    assert await names(base) == {"通知.txt", "应急局/通知.txt"}
    assert (await base.add([first])).skipped == ("通知.txt",)
    assert (await base.add([second])).skipped == ("应急局/通知.txt",)


async def test_a_copy_is_no_other_document_and_replaces_nothing(base: KnowledgeBase, tmp_path: Path) -> None:
    await base.add([write(tmp_path / "甲/通知.txt", LAW)])
    copy = write(tmp_path / "乙/通知.txt", LAW)

    assert await base.namesakes([copy]) == {}
    assert (await base.add([copy], namesakes=Namesakes.KEEP_BOTH)).skipped == ("通知.txt",)
    (row,) = await base.documents()
    assert row.source == str(tmp_path / "甲/通知.txt")


async def test_a_second_file_of_a_name_never_renames_the_first(base: KnowledgeBase, tmp_path: Path) -> None:
    folder = tmp_path / "全局"
    await base.add([write(folder / "一科/通知.txt", LAW)])
    write(folder / "二科/通知.txt", LAW + "二")

    report = await base.add([folder])

    assert (report.skipped, report.loaded) == (("通知.txt",), ("二科/通知.txt",))


def test_a_file_with_the_stamp_it_had_is_not_read_to_be_told_unchanged(tmp_path: Path) -> None:
    row = DocumentRow(
        name="通知.txt", kind="txt", state=DocumentState.READY, source=str(tmp_path / "通知.txt")
    )
    comparison = Comparison([row], {"通知.txt": "20-1-1"})

    same = Arrival(tmp_path / "通知.txt", "通知.txt", stamp="20-1-1")
    assert comparison.surely_unchanged(same)
    assert not comparison.surely_unchanged(replace(same, stamp="20-2-2"))
    assert not comparison.surely_unchanged(replace(same, stamp=""))
    assert not comparison.surely_unchanged(replace(same, path=tmp_path / "另/通知.txt"))


def test_a_file_written_to_just_now_has_no_stamp_yet(tmp_path: Path) -> None:
    file = write(tmp_path / "通知.txt", LAW)
    now = file.stat().st_ctime_ns
    assert stamp_of(file.stat(), now + 1_000_000) == ""
    assert (
        stamp_of(file.stat(), now + 3_000_000_000) == f"{len(LAW.encode())}-{file.stat().st_mtime_ns}-{now}"
    )


async def test_a_touched_file_is_told_unchanged_by_its_content(base: KnowledgeBase, tmp_path: Path) -> None:
    file = write(tmp_path / "办法.txt", LAW)
    await base.add([file])
    (row,) = await base.documents()
    os.utime(file, (LONG_AGO, LONG_AGO))

    assert (await base.add([file])).skipped == ("办法.txt",)
    (later,) = await base.documents()
    assert (later.loaded, later.changed[:10]) == (row.loaded, "2020-09-13")


async def test_other_content_of_the_same_size_and_age_is_seen(
    base: KnowledgeBase, tmp_path: Path, reader: PlainReader
) -> None:
    file = write(tmp_path / "办法.txt", LAW)
    os.utime(file, (LONG_AGO, LONG_AGO))
    await base.add([file])
    write(file, LAW.replace("三十分钟", "四十分钟"))
    os.utime(file, (LONG_AGO, LONG_AGO))

    assert (await base.add([file])).replaced == ("办法.txt",)
    assert reader.read_files == ["办法.txt", "办法.txt"]


async def test_a_document_follows_its_file_to_another_folder(base: KnowledgeBase, tmp_path: Path) -> None:
    file = write(tmp_path / "旧/办法.txt", LAW)
    await base.add([file])
    (tmp_path / "新").mkdir()
    moved = file.rename(tmp_path / "新/办法.txt")

    assert (await base.add([moved])).skipped == ("办法.txt",)
    (row,) = await base.documents()
    assert row.source == str(moved)
