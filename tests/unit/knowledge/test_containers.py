"""Archives and mails in a base: their members are documents, kept up with the container, never doubled."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.core.errors import DiskFull
from studio.core.passages import DocumentState
from studio.knowledge import KnowledgeBase, KnowledgeBases, LoadProgress
from tests.unit.documents.parcels import mail_with, nested, zip_of
from tests.unit.knowledge.fakes import MemoryIndex, ReaderHere

DUTY, FLOOD = "值班人员应当每三十分钟报告一次雨情。".encode(), "防汛物资应当于汛期前备齐。".encode()


@pytest.fixture
def here() -> ReaderHere:
    return ReaderHere()


@pytest.fixture
async def opened(tmp_path: Path, index: MemoryIndex, here: ReaderHere) -> AsyncIterator[KnowledgeBase]:
    async with KnowledgeBases(tmp_path / "knowledge", here, index=index) as bases:
        yield await bases.create("防汛")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    file = tmp_path / "年报.zip"
    file.write_bytes(zip_of({"2024/值班.txt": DUTY, "物资.txt": FLOOD}))
    return file


def fill(archive: Path, members: dict[str, bytes]) -> None:
    archive.write_bytes(zip_of(members))


def cut(archive: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:-30])


async def names(base: KnowledgeBase) -> list[str]:
    return [row.name for row in await base.documents()]


async def test_members_are_documents_that_name_their_container(opened: KnowledgeBase, archive: Path) -> None:
    report = await opened.add([archive])

    rows = {row.name: row for row in await opened.documents()}
    assert set(rows) == {"年报.zip", "年报.zip/2024/值班.txt", "年报.zip/物资.txt"}
    assert set(report.loaded) == set(rows)
    assert {row.container for row in rows.values()} == {"", "年报.zip"}
    assert {row.source for row in rows.values()} == {str(archive)}
    assert (await opened.search("多久报告一次雨情"))[0].document == "年报.zip/2024/值班.txt"


async def test_a_container_is_found_by_what_came_in_it(opened: KnowledgeBase, archive: Path) -> None:
    await opened.add([archive])
    told = await opened.why_not_found("多久报告一次雨情", "年报.zip")
    assert told.found
    assert told.passage is not None
    assert told.passage.document == "年报.zip/2024/值班.txt"


async def test_a_citation_of_a_member_opens_what_was_packed(opened: KnowledgeBase, archive: Path) -> None:
    await opened.add([archive])

    kept = await opened.source_file("年报.zip/物资.txt")
    assert kept is not None
    assert kept.read_bytes() == FLOOD


async def test_an_unchanged_container_is_not_even_unpacked(
    opened: KnowledgeBase, archive: Path, here: ReaderHere
) -> None:
    await opened.add([archive])
    here.unpacked.clear()
    report = await opened.add([archive])

    assert here.unpacked == []
    assert len(report.skipped) == 3
    assert not report.loaded


async def test_a_changed_container_changes_what_came_in_it(
    opened: KnowledgeBase, archive: Path, here: ReaderHere
) -> None:
    await opened.add([archive])
    here.read_files.clear()
    fill(archive, {"物资.txt": FLOOD, "新/通知.txt": "新的通知。".encode()})
    report = await opened.add([archive])

    assert await names(opened) == ["年报.zip", "年报.zip/新/通知.txt", "年报.zip/物资.txt"]
    assert report.skipped == ("年报.zip/物资.txt",)
    assert report.replaced == ("年报.zip",)
    assert here.read_files == ["", "新的通知。"]


async def test_a_broken_new_version_leaves_the_old_one(opened: KnowledgeBase, archive: Path) -> None:
    await opened.add([archive])
    cut(archive)
    report = await opened.add([archive])

    assert report.failed == ("年报.zip",)
    assert len(await names(opened)) == 3
    assert {row.state for row in await opened.documents()} == {DocumentState.READY}


async def test_a_member_that_was_removed_comes_back_when_the_container_is_added_again(
    opened: KnowledgeBase, archive: Path
) -> None:
    await opened.add([archive])
    await opened.remove("年报.zip/物资.txt")
    assert await names(opened) == ["年报.zip", "年报.zip/2024/值班.txt"]

    report = await opened.add([archive])
    assert report.loaded == ("年报.zip/物资.txt",)
    assert len(await names(opened)) == 3


async def test_a_container_goes_with_all_that_came_in_it(
    opened: KnowledgeBase, archive: Path, tmp_path: Path
) -> None:
    (tmp_path / "他.txt").write_bytes(DUTY)
    await opened.add([archive, tmp_path / "他.txt"])
    await opened.remove("年报.zip")

    assert await names(opened) == ["他.txt"]
    assert len((await opened.add([archive])).loaded) == 3


async def test_a_load_that_was_cut_short_goes_on(
    opened: KnowledgeBase, archive: Path, here: ReaderHere
) -> None:
    fill(archive, {f"{number}.txt": f"第{number}号通知。".encode() for number in range(200)})
    here.stops_at = "第150号"
    with pytest.raises(DiskFull):
        await opened.add([archive])
    held, here.stops_at = len(await names(opened)), ""
    report = await opened.add([archive])

    assert 0 < held < 200
    assert len(report.skipped) == held
    assert len(await names(opened)) == 201
    assert not list((opened.folder / "sources").glob(".*"))


async def test_a_mail_is_a_document_and_so_is_what_is_attached(opened: KnowledgeBase, tmp_path: Path) -> None:
    mail = tmp_path / "来信.eml"
    mail.write_bytes(mail_with({"值班.txt": DUTY, "logo.ico": b"x"}).as_bytes())
    await opened.add([mail])

    rows = {row.name: row for row in await opened.documents()}
    assert {name: row.container for name, row in rows.items()} == {
        "来信.eml": "",
        "来信.eml/值班.txt": "来信.eml",
    }
    assert rows["来信.eml"].chunks > 0
    assert rows["来信.eml"].warnings == (("members_left_out", "1 (logo.ico)"),)
    assert (await opened.add([mail])).loaded == ()
    kept = await opened.source_file("来信.eml")
    assert kept is not None
    assert kept.read_bytes() == mail.read_bytes()


async def test_archives_in_archives_name_the_outermost(opened: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "外.zip").write_bytes(nested(3))
    await opened.add([tmp_path / "外.zip"])

    deepest = "外.zip/2.zip/1.zip/通知.txt"
    rows = {row.name: row for row in await opened.documents()}
    assert rows[deepest].container == "外.zip"
    await opened.remove("外.zip/2.zip")
    assert await names(opened) == ["外.zip"]


async def test_of_an_unsafe_archive_nothing_is_kept_but_why(opened: KnowledgeBase, tmp_path: Path) -> None:
    (tmp_path / "外.zip").write_bytes(nested(4))
    await opened.add([tmp_path / "外.zip"])

    (row,) = await opened.documents()
    assert row.state is DocumentState.FAILED
    assert row.trouble is not None
    assert row.trouble.facts == {"document": "外.zip", "problem": "nested_too_deep"}


async def test_one_classified_member_is_refused_and_nothing_of_it_kept(
    opened: KnowledgeBase, tmp_path: Path
) -> None:
    mail = tmp_path / "来信.eml"
    mail.write_bytes(mail_with({"密.txt": "机密★10年\n方案".encode(), "值班.txt": DUTY}).as_bytes())
    report = await opened.add([mail])

    assert report.refused == ("来信.eml/密.txt",)
    assert set(report.loaded) == {"来信.eml", "来信.eml/值班.txt"}
    assert await opened.source_file("来信.eml") is None
    assert len(list((opened.folder / "sources").iterdir())) == 1


async def test_a_classified_name_of_an_attachment_refuses_it_alone(
    opened: KnowledgeBase, tmp_path: Path
) -> None:
    mail = tmp_path / "来信.eml"
    mail.write_bytes(mail_with({"机密★10年方案.txt": FLOOD, "值班.txt": DUTY}).as_bytes())
    report = await opened.add([mail])

    assert report.refused == ("来信.eml/机密★10年方案.txt",)
    assert set(report.loaded) == {"来信.eml", "来信.eml/值班.txt"}


async def test_progress_counts_members(opened: KnowledgeBase, archive: Path) -> None:
    told: list[LoadProgress] = []
    await opened.add([archive], told.append)

    assert (told[-1].done, told[-1].total, told[-1].loaded) == (3, 3, 3)
    assert all(progress.done <= progress.total for progress in told)
