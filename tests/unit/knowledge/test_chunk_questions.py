from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from studio.core.errors import EndpointUnreachable
from studio.knowledge import KnowledgeBase, KnowledgeBases
from tests.unit.knowledge.fakes import Helper, MemoryIndex, PlainReader

Files = Callable[..., list[Path]]
TEXTS = {"失业保险": "失业人员可以申领失业保险金。", "工资": "单位应当按月支付工资。"}


@pytest.fixture
def helper() -> Helper:
    return Helper(["丢了饭碗国家管不管？"], liked="失业")


@pytest.fixture
async def bases(tmp_path: Path, helper: Helper) -> AsyncIterator[KnowledgeBases]:
    folder = tmp_path / "knowledge"
    async with KnowledgeBases(folder, PlainReader(), index=MemoryIndex(), model=helper) as opened:
        yield opened


async def asking(base: KnowledgeBase) -> None:
    await base.change_settings(base.settings.model_copy(update={"questions_per_chunk": 2}))


async def test_a_chunk_is_found_by_the_questions_written_for_it(base: KnowledgeBase, files: Files) -> None:
    await base.add(files(**TEXTS))
    assert await base.search("丢了饭碗国家管不管") == []
    await asking(base)
    await base.chunk_questions.settled()
    first = (await base.search("丢了饭碗国家管不管"))[0]
    assert first.document == "失业保险.txt"
    assert first.fits
    assert first.text == TEXTS["失业保险"]


async def test_each_chunk_is_asked_about_once(base: KnowledgeBase, files: Files, helper: Helper) -> None:
    await asking(base)
    await base.add(files(**TEXTS))
    await base.chunk_questions.settled()
    assert len(helper.asked_about) == 2
    await base.add(files(**TEXTS, 仓库="仓库存放编织袋。"))
    await base.chunk_questions.settled()
    assert len(helper.asked_about) == 3
    status = base.chunk_questions.status()
    assert (status.done, status.total, status.trouble) == (3, 3, None)


async def test_an_endpoint_that_fails_is_told_and_asked_again_later(
    base: KnowledgeBase, files: Files, helper: Helper
) -> None:
    helper.trouble = EndpointUnreachable(endpoint="示例", host="127.0.0.1")
    await asking(base)
    await base.add(files(**TEXTS))
    await base.chunk_questions.settled()
    trouble = base.chunk_questions.status().trouble
    assert trouble is not None
    assert trouble.name == "EndpointUnreachable"
    helper.trouble = None
    base.chunk_questions.start()
    await base.chunk_questions.settled()
    assert (await base.search("丢了饭碗国家管不管"))[0].document == "失业保险.txt"


async def test_questions_go_with_their_document_and_can_be_cleared(base: KnowledgeBase, files: Files) -> None:
    await asking(base)
    await base.add(files(**TEXTS))
    await base.chunk_questions.settled()
    await base.search("丢了饭碗国家管不管")
    await base.chunk_questions.clear()
    assert await base.search("丢了饭碗国家管不管") == []
    base.chunk_questions.start()
    await base.chunk_questions.settled()
    await base.remove("失业保险.txt")
    assert await base.search("丢了饭碗国家管不管") == []
    assert base.chunk_questions.status().total == 1


async def test_a_base_can_be_closed_while_the_model_is_silent(tmp_path: Path, files: Files) -> None:
    silent = Helper(silent=True)
    async with KnowledgeBases(tmp_path / "b", PlainReader(), index=MemoryIndex(), model=silent) as bases:
        base = await bases.create("人社")
        await asking(base)
        await base.add(files(**TEXTS))
    assert base.chunk_questions.trouble is None
