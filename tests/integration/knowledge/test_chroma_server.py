"""The vectors on a Chroma server by its address: a real `chroma run` on loopback."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import VectorServerUnreachable, VectorsUnavailable
from studio.knowledge import KnowledgeBases
from studio.knowledge.grams import gram_vectors
from studio.vectors.chroma_server import ChromaServer
from tests.integration.endpoints.loopback_server import always, response, serving
from tests.integration.knowledge.chroma_run import ChromaRun
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader, TopicModel

TEXTS = ["汛期值班要求", "汛期的值班要求", "公积金提取办法", "公积金贷款办法"]


@pytest.fixture
def running(tmp_path: Path) -> Iterator[ChromaRun]:
    run = ChromaRun(tmp_path / "server")
    run.start()
    yield run
    run.stop()


@pytest.fixture
def server(running: ChromaRun) -> Iterator[ChromaServer]:
    client = ChromaServer(running.url, lambda: "")
    yield client
    client.close()


def test_vectors_go_in_are_found_and_go_out_again(server: ChromaServer, running: ChromaRun) -> None:
    vectors = gram_vectors(TEXTS)
    assert (server.count("kb-test"), server.query("kb-test", vectors[0].tobytes(), 3)) == (0, [])
    for _ in range(2):
        server.upsert("kb-test", [1, 2, 3, 4], vectors.tobytes())
    assert server.count("kb-test") == 4
    found = server.query("kb-test", vectors[0].tobytes(), 3)
    assert [chunk for chunk, _ in found][:2] == [1, 2]
    assert found[0][1] == pytest.approx(1, abs=1e-4)
    server.delete("kb-test", [1, 99])
    assert server.count("kb-test") == 3
    with pytest.raises(VectorsUnavailable):
        server.upsert("kb-test", [1], np.zeros(3, dtype=np.float32).tobytes())
    server.reset("kb-test")
    server.reset("kb-test")
    assert server.count("kb-test") == 0


def test_a_collection_dropped_by_another_hand_is_made_again(server: ChromaServer, running: ChromaRun) -> None:
    other = ChromaServer(running.url, lambda: "")
    vectors = gram_vectors(TEXTS).tobytes()
    server.upsert("kb-test", [1, 2, 3, 4], vectors)
    other.reset("kb-test")
    assert server.query("kb-test", vectors[: len(vectors) // 4], 3) == []
    server.upsert("kb-test", [1, 2, 3, 4], vectors)
    assert other.count("kb-test") == 4
    other.close()


async def test_a_server_that_went_leaves_full_text_and_is_caught_up_with(
    tmp_path: Path, running: ChromaRun
) -> None:
    file, more = tmp_path / "值班办法.txt", tmp_path / "补充.txt"
    file.write_text(LAW, encoding="utf-8")
    more.write_text(LAW + "补充。", encoding="utf-8")
    model = TopicModel("topics", "值班 离岗 上班", "施行 生效")
    index = ChromaServer(running.url, lambda: "")
    async with KnowledgeBases(tmp_path / "k", PlainReader(), model, index) as bases:
        base = await bases.create("防汛")
        await base.add([file])
        assert index.count(f"kb-{base.id}") == 5
        running.stop()
        await base.add([more])
        vectors = (await base.status()).vectors
        assert vectors.trouble is not None
        assert (vectors.trouble.name, vectors.pending, vectors.where) == (
            "VectorServerUnreachable", 5, running.url,
        )  # fmt: skip
        assert await base.search("红色预警多久报告一次水情")
        running.start()
        assert await base.search("何时生效")
        await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.trouble, vectors.pending) == (None, 0)
        assert index.count(f"kb-{base.id}") == 10


async def test_a_base_moves_from_the_folder_to_a_server_by_itself(tmp_path: Path, running: ChromaRun) -> None:
    file = tmp_path / "值班办法.txt"
    file.write_text(LAW, encoding="utf-8")
    model = TopicModel("topics", "值班 离岗 上班", "施行 生效")
    async with KnowledgeBases(tmp_path / "k", PlainReader(), model, MemoryIndex()) as bases:
        await (await bases.create("防汛")).add([file])
    asked, index = model.asked, ChromaServer(running.url, lambda: "")
    async with KnowledgeBases(tmp_path / "k", PlainReader(), model, index) as bases:
        base = await bases.open("防汛")
        await base.settled()
        assert index.count(f"kb-{base.id}") == 5
        assert model.asked == asked
        assert (await base.search("何时生效"))[0].place.headings[-1] == "第五条"


async def test_what_is_no_chroma_or_refuses_is_told_apart(running: ChromaRun) -> None:
    import asyncio

    answers = [
        (response(401, {"error": "AuthError"}), "token_refused"),
        (response(404, {"detail": "Not Found"}), "no_chroma"),
        (response(200, {"some": "thing"}), "no_chroma"),
        (response(503, {}), "HTTP 503"),
    ]
    for answer, reason in answers:
        async with serving(always(answer)) as served:
            url = served.profile().base_url.removesuffix("/v1")
            client = ChromaServer(url, lambda: "secret")
            with pytest.raises(VectorServerUnreachable) as raised:
                await asyncio.to_thread(client.upsert, "kb-test", [1], gram_vectors(["a"]).tobytes())
            client.close()
        assert raised.value.reason == reason
        assert served.asked[0].headers["x-chroma-token"] == "secret"
