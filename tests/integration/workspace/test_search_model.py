"""Search with the help of an endpoint over HTTP: rewriting, rerank, questions written for chunks."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.knowledge import BaseSettings, KnowledgeBase, SearchSettings
from studio.workspace import Workspace
from studio.workspace.search_model import EndpointSearchModel, written_lines
from tests.integration.endpoints.loopback_server import Answer, Asked, Write, response, serving

TEXTS = {
    "失业保险办法.txt": "失业人员可以申领失业保险金，期限最长二十四个月。",
    "工资支付规定.txt": "单位应当按月支付工资，不得克扣；失业人员不适用。",
}
QUESTION = "丢了饭碗国家管不管"


async def helpful(asked: Asked, write: Write) -> None:
    if asked.path.endswith("/rerank"):
        scores = [
            {"index": n, "relevance_score": float("工资" in text)}
            for n, text in enumerate(asked.body["documents"])
        ]
        await write(response(200, {"results": scores}))
        return
    text = asked.body["messages"][-1]["content"]
    said = "1. “失业保险金申领条件”\n- 失业人员" if text == QUESTION else "下岗以后能领多久的钱？\n"
    message = {"role": "assistant", "content": f"<think>想一想</think>{said}"}
    await write(response(200, {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]}))


async def failing(_asked: Asked, write: Write) -> None:
    await write(response(400, {"error": {"message": "no"}}))


@asynccontextmanager
async def opened(folder: Path, answer: Answer) -> AsyncIterator[tuple[Workspace, KnowledgeBase]]:
    """A base with two documents in a workspace whose default endpoint answers so."""
    documents = folder / "documents"
    documents.mkdir()
    for name, text in TEXTS.items():
        (documents / name).write_text(text, encoding="utf-8")
    async with serving(answer) as served, Workspace(folder / "workspace") as workspace:
        workspace.endpoints.save(served.profile(embedding_model=""))
        workspace.endpoints.set_default("city")
        base = await workspace.knowledge.create("人社")
        await base.add([documents])
        yield workspace, base


def names(found: SearchResult | list[Passage]) -> list[str]:
    passages = found.passages if isinstance(found, SearchResult) else found
    return [passage.document for passage in passages]


async def test_the_endpoint_rewrites_and_reranks_where_it_is_wanted(tmp_path: Path) -> None:
    async with opened(tmp_path, helpful) as (_, base):
        assert names(await base.search(QUESTION)) == []
        rewritten = await base.look_up(QUESTION, settings=SearchSettings(rewrite=True))
        assert rewritten.rewritten == ("失业保险金申领条件", "失业人员")
        assert names(rewritten)[0] == "失业保险办法.txt"
        reranked = await base.look_up("失业人员", settings=SearchSettings(rerank=True))
        assert reranked.reranked
        assert names(reranked)[0] == "工资支付规定.txt"


async def test_personal_data_is_masked_in_what_is_sent_for_an_order(tmp_path: Path) -> None:
    async with serving(helpful) as served, Workspace(tmp_path) as workspace:
        workspace.endpoints.save(served.profile(embedding_model=""))
        workspace.endpoints.set_default("city")
        scores = await EndpointSearchModel(workspace.endpoints).rerank(
            "13800138000 是谁?", ["工资 13800138000"]
        )

    assert scores == [1.0]
    assert "13800138000" not in str(served.asked[0].body)


async def test_an_endpoint_that_refuses_leaves_search_as_it_is(tmp_path: Path) -> None:
    async with opened(tmp_path, failing) as (_, base):
        found = await base.look_up("失业保险金期限", settings=SearchSettings(rewrite=True, rerank=True))
        assert names(found)[0] == "失业保险办法.txt"
        assert [one.step for one in found.skipped] == ["rewrite", "rerank"]


async def test_questions_are_written_for_chunks_and_found(tmp_path: Path) -> None:
    async with opened(tmp_path, helpful) as (_, base):
        await base.change_settings(BaseSettings(questions_per_chunk=1))
        await base.chunk_questions.settled()
        assert base.chunk_questions.status().done == 2
        assert names(await base.search("以后能领多久的钱"))


async def test_the_practice_endpoint_rewrites_nothing_and_says_so(tmp_path: Path) -> None:
    async with opened(tmp_path, helpful) as (workspace, base):
        workspace.endpoints.set_default("practice")
        found = await base.look_up("失业保险金期限", settings=SearchSettings(rewrite=True))
        assert [one.trouble.name for one in found.skipped] == ["ModelNotChosen"]


@pytest.mark.parametrize(
    ("reply", "lines"),
    [
        ("1. 失业保险金\n2、申领条件\n\n", ["失业保险金", "申领条件"]),
        ("- “甲乙”\n- “甲乙”\n（1）丙丁", ["甲乙", "丙丁"]),
        ("好" * 200 + "\n住房公积金提取", ["住房公积金提取"]),
        ("2025年办法", ["2025年办法"]),
        ("", []),
    ],
)
def test_lines_are_taken_as_a_model_writes_them(reply: str, lines: list[str]) -> None:
    assert written_lines(reply) == lines
