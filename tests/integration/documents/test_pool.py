"""Reading in child processes: whatever a file does to a child, the caller sees one error and goes on."""

import asyncio
import json
import os
import random
import signal
import threading
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from studio.core.documents import DocumentKind
from studio.core.errors import (
    DocumentClassified,
    DocumentCorrupt,
    DocumentError,
    DocumentMissing,
    DocumentNotReadable,
    ReaderCrashed,
    ReaderOutOfMemory,
    ReaderTimedOut,
)
from studio.documents import ReaderPool, page_picture
from studio.documents.reading import read_document
from studio.documents.wire import path_to_wire
from studio.knowledge.cutting import cut
from tests.unit.documents.made import pdf_bytes, plan_docx, saved, workbook_bytes
from tests.unit.documents.scans import FIRST, SECOND, TITLE, accuracy, notice, scan_pdf


@pytest.fixture
async def pool() -> AsyncIterator[ReaderPool]:
    async with ReaderPool(workers=2, seconds=20) as pool:
        yield pool


def children() -> set[int]:
    """Reader processes of this one, from the process table."""
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
            if parent == os.getpid() and b"reader_process" in (folder / "cmdline").read_bytes():
                found.add(int(folder.name))
        except (OSError, ValueError, IndexError):
            continue
    return found


async def until(true: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not true():  # noqa: ASYNC110  # there is no event to wait for in the process table
            await asyncio.sleep(0.02)


def endless(folder: Path) -> Path:
    """A file whose reading never ends: a pipe nobody writes to."""
    path = folder / "endless.txt"
    os.mkfifo(path)
    return path


async def test_a_document_comes_back_as_it_would_be_read_here(pool: ReaderPool, tmp_path: Path) -> None:
    files = [
        saved(tmp_path, "plan.docx", plan_docx()),
        saved(tmp_path, "list.xlsx", workbook_bytes({"表": [["名称", "数量"], ["水泵", 12]]})),
        saved(tmp_path, "plan.pdf", pdf_bytes([[(90, 90, 16, "第一条 值班。")]])),
    ]

    for file in files:
        assert await pool.read(file) == read_document(file)


async def test_what_follows_reading_is_done_in_the_child_that_read(pool: ReaderPool, tmp_path: Path) -> None:
    file = saved(tmp_path, "值班.txt", "示例市值班办法\n第一条 值班人员应当在岗。\n")
    facts = {"name": "防汛/值班.txt", "policy": "keep", "sources": path_to_wire(tmp_path / "sources")}

    done = await pool.read_and(file, "studio.knowledge.cutting:cut", facts)

    here = cut(read_document(file), file, name="防汛/值班.txt", policy="keep", sources=facts["sources"])
    assert done == json.loads(json.dumps(here))
    assert [kept.read_bytes() for kept in (tmp_path / "sources").iterdir()] == [file.read_bytes()]


async def test_what_the_guards_refuse_where_it_is_read_is_kept_nowhere(
    pool: ReaderPool, tmp_path: Path
) -> None:
    file = saved(tmp_path, "a.txt", "机密★10年\n示例市值班办法\n第一条 值班。\n")
    facts = {"name": "a.txt", "policy": "keep", "sources": path_to_wire(tmp_path / "sources")}

    with pytest.raises(DocumentClassified):
        await pool.read_and(file, "studio.knowledge.cutting:cut", facts)

    assert not (tmp_path / "sources").exists()


async def test_errors_keep_their_name_and_facts(pool: ReaderPool, tmp_path: Path) -> None:
    with pytest.raises(DocumentMissing) as missing:
        await pool.read(tmp_path / "gone.txt")
    with pytest.raises(DocumentNotReadable):
        await pool.read(tmp_path)
    with pytest.raises(DocumentCorrupt) as corrupt:
        await pool.read(saved(tmp_path, "cut.docx", plan_docx()[:3000]))

    assert missing.value == DocumentMissing(document="gone.txt")
    assert corrupt.value == DocumentCorrupt(document="cut.docx", kind=DocumentKind.DOCX)


async def test_many_files_are_read_at_once_by_few_children(pool: ReaderPool, tmp_path: Path) -> None:
    files = [saved(tmp_path, f"{number}.txt", f"第{number}号通知。") for number in range(60)]

    documents = await asyncio.gather(*(pool.read(file) for file in files))

    assert [document.text for document in documents] == [f"第{number}号通知。" for number in range(60)]
    assert len(children()) == 2


async def test_a_crashed_child_costs_one_file(pool: ReaderPool, tmp_path: Path) -> None:
    reading = asyncio.create_task(pool.read(endless(tmp_path)))
    await until(children)
    await asyncio.sleep(0.5)
    for child in children():
        os.kill(child, signal.SIGKILL)

    with pytest.raises(ReaderCrashed):
        await reading
    assert (await pool.read(saved(tmp_path, "next.txt", "下一个。"))).text == "下一个。"


async def test_an_idle_child_that_died_is_replaced_unnoticed(pool: ReaderPool, tmp_path: Path) -> None:
    file = saved(tmp_path, "a.txt", "值班。")
    await pool.read(file)
    for child in children():
        os.kill(child, signal.SIGKILL)

    assert (await pool.read(file)).text == "值班。"


async def test_children_that_are_kept_go_only_when_nothing_more_is_to_come(
    pool: ReaderPool, tmp_path: Path
) -> None:
    path = saved(tmp_path, "通知.txt", "一句话。")
    with pool.kept():
        await pool.read(path)
        (child,) = children()
        pool.rest()
        await pool.read(path)
        assert children() == {child}
    await until(lambda: not children())


async def test_a_hanging_file_is_given_up_and_its_child_ended(tmp_path: Path) -> None:
    async with ReaderPool(workers=1, seconds=0.5) as pool:
        with pytest.raises(ReaderTimedOut) as caught:
            await pool.read(endless(tmp_path))

        assert caught.value == ReaderTimedOut(document="endless.txt", seconds=1)
        assert children() == set()
        assert (await pool.read(saved(tmp_path, "next.txt", "下一个。"))).text == "下一个。"


async def test_a_file_that_eats_memory_is_refused(tmp_path: Path) -> None:
    huge = saved(tmp_path, "huge.txt", "汛情通报。\n".encode() * 4_000_000)
    async with ReaderPool(workers=1, megabytes=100) as pool:
        with pytest.raises(ReaderOutOfMemory) as caught:
            await pool.read(huge)
        assert caught.value == ReaderOutOfMemory(document="huge.txt", megabytes=100)
        assert (await pool.read(saved(tmp_path, "next.txt", "下一个。"))).text == "下一个。"


async def test_cancelling_ends_the_child_at_work(pool: ReaderPool, tmp_path: Path) -> None:
    reading = asyncio.create_task(pool.read(endless(tmp_path)))
    await until(children)
    reading.cancel()

    with pytest.raises(asyncio.CancelledError):
        await reading
    await until(lambda: not children())


async def test_closing_leaves_no_process_and_no_thread(tmp_path: Path) -> None:
    before = set(threading.enumerate())
    pool = ReaderPool(workers=2)
    file = saved(tmp_path, "a.txt", "值班。")
    await asyncio.gather(*(pool.read(file) for _ in range(4)))
    reading = asyncio.create_task(pool.read(endless(tmp_path)))
    await asyncio.sleep(0.1)

    await pool.aclose()

    with pytest.raises(ReaderCrashed):
        await reading
    assert children() == set()
    await until(lambda: set(threading.enumerate()) <= before)


async def test_children_load_neither_qt_nor_llamaindex(pool: ReaderPool, tmp_path: Path) -> None:
    await pool.read(saved(tmp_path, "plan.pdf", pdf_bytes([[(90, 90, 16, "值班。")]])))

    mapped = "".join((Path("/proc") / str(child) / "maps").read_text() for child in children())

    assert "pypdfium2" in mapped
    assert "PySide6" not in mapped
    assert "numpy" not in mapped


async def test_a_page_is_drawn_with_the_passage_marked(pool: ReaderPool, tmp_path: Path) -> None:
    page = [(90.0, 200.0, 16.0, "第一条 值班人员应当在岗。"), (90.0, 400.0, 16.0, "第二条 不得离岗。")]
    file = saved(tmp_path, "plan.pdf", pdf_bytes([[(90, 90, 16, "封面")], page]))

    picture = await page_picture(file, 2, 600, pool, "第二条　不得离岗。")

    assert picture.png.startswith(b"\x89PNG")
    assert picture.width == 600
    ((x, y, width, height),) = picture.marks
    assert abs(x - 90 / 595) < 0.03
    assert y < 400 / 842 < y + height + 0.01
    assert 0.15 < width < 0.4


async def test_a_page_that_does_not_exist_is_an_error(pool: ReaderPool, tmp_path: Path) -> None:
    file = saved(tmp_path, "plan.pdf", pdf_bytes([[(90, 90, 16, "封面")]]))

    with pytest.raises(DocumentError):
        await page_picture(file, 5, 600, pool)


async def test_damaged_files_never_harm_the_caller(pool: ReaderPool, tmp_path: Path) -> None:
    chance = random.Random(20260401)
    originals = {
        "plan.docx": plan_docx(),
        "list.xlsx": workbook_bytes({"表": [["名称", "数量"], ["水泵", 12]]}),
        "plan.pdf": pdf_bytes([[(90, 90, 16, "第一条 值班。")]]),
        "page.html": "<html><body><table><tr><td>值班</td><td>表</td></tr></table></body></html>".encode(
            "gb18030"
        ),
        "list.csv": "名称,数量\n水泵,12\n".encode("utf-16"),
        "rules.md": "# 值班\n|a|b|\n|-|-|\n|c|d|\n```\nx".encode(),
    }
    for number in range(150):
        name, content = chance.choice(list(originals.items()))
        file = saved(tmp_path, f"{number}-{name}", damaged(content, chance))
        with suppress(DocumentError):
            assert (await pool.read(file)).name == file.name


def damaged(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content[: chance.randrange(1, len(content))] if chance.random() < 0.4 else content)
    for _ in range(chance.randrange(1, 30)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


async def test_a_scan_is_recognised_in_a_child_page_by_page(pool: ReaderPool, tmp_path: Path) -> None:
    scan = saved(tmp_path, "通知.pdf", scan_pdf(notice(100).picture, notice(100).picture))
    told: list[tuple[int, int]] = []

    document = await pool.read(scan, lambda page, pages: told.append((page, pages)))

    assert told == [(1, 2), (2, 2)]
    assert {line.page for line in document.recognised} == {1, 2}
    assert accuracy(document.text, 2 * (TITLE + FIRST + SECOND)) >= 0.97
    mapped = "".join((Path("/proc") / str(child) / "maps").read_text() for child in children())
    assert "onnxruntime" in mapped
    assert "PySide6" not in mapped


async def test_cancelling_ends_a_recognition_at_once(pool: ReaderPool, tmp_path: Path) -> None:
    scan = saved(tmp_path, "通知.pdf", scan_pdf(*[notice(100).picture] * 8))
    started = asyncio.Event()
    reading = asyncio.create_task(pool.read(scan, lambda _page, _pages: started.set()))
    await started.wait()
    reading.cancel()

    async with asyncio.timeout(1):
        with pytest.raises(asyncio.CancelledError):
            await reading
    assert children() == set()


@pytest.mark.parametrize(("patient", "later"), [(True, 10), (False, 0)])
async def test_children_let_a_window_go_first(tmp_path: Path, patient: bool, later: int) -> None:
    async with ReaderPool(patient=patient) as pool:
        await pool.read(saved(tmp_path, "a.txt", "值班。"))

        here = os.getpriority(os.PRIO_PROCESS, 0)
        assert {os.getpriority(os.PRIO_PROCESS, child) for child in children()} == {min(here + later, 19)}


async def test_a_passage_on_a_scan_is_marked_where_it_is_seen(pool: ReaderPool, tmp_path: Path) -> None:
    scan = saved(tmp_path, "通知.pdf", scan_pdf(notice(100).picture, resolution=100))
    document = await pool.read(scan)

    picture = await page_picture(scan, 1, 600, pool, TITLE, document.recognised)

    ((x, y, width, height),) = picture.marks
    assert (x, width) == pytest.approx((92 / 420, 18 * len(TITLE) / 420), abs=0.03)
    assert y < 32 / 160 < y + height
