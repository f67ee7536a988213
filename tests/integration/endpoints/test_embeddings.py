"""Embeddings and rerank over HTTP."""

import numpy as np
import pytest

from studio.core.errors import EndpointNotCompatible, EndpointRejected
from studio.endpoints import Endpoint
from studio.endpoints.practice.vectors import in_base64
from tests.integration.endpoints.asking import patient
from tests.integration.endpoints.loopback_server import Asked, Write, always, response, serving


async def numbered(asked: Asked, write: Write) -> None:
    """Answer in reverse order, each vector holding the number its text is."""
    rows = [{"index": n, "embedding": [float(text), 1.0]} for n, text in enumerate(asked.body["input"])]
    await write(response(200, {"data": rows[::-1]}))


async def test_many_texts_go_in_batches_and_come_back_in_order() -> None:
    texts = [str(number) for number in range(150)]
    async with serving(numbered) as served, Endpoint(served.profile()) as endpoint:
        vectors = await endpoint.embed(texts)

    assert np.asarray(vectors).tolist() == [[float(number), 1.0] for number in range(150)]
    assert sorted(len(asked.body["input"]) for asked in served.asked) == [22, 128]


async def test_no_texts_need_no_request() -> None:
    async with serving(numbered) as served, Endpoint(served.profile()) as endpoint:
        assert len(await endpoint.embed([])) == 0
        assert await endpoint.rerank("x", []) == []

    assert served.asked == []


async def test_a_server_that_takes_fewer_texts_at_once_is_learnt() -> None:
    async def small(asked: Asked, write: Write) -> None:
        if len(asked.body["input"]) > 16:
            await write(response(413, {"error": "batch size 64 > maximum allowed batch size 16"}))
        else:
            await numbered(asked, write)

    async with serving(small) as served, Endpoint(served.profile()) as endpoint:
        first = await endpoint.embed([str(number) for number in range(64)])
        asked_first = len(served.asked)
        await endpoint.embed([str(number) for number in range(32)])

    assert [vector[0] for vector in np.asarray(first).tolist()] == [float(number) for number in range(64)]
    assert len(served.asked) - asked_first == 2


async def test_numbers_are_asked_for_packed_and_taken_as_they_come() -> None:
    async def packed(asked: Asked, write: Write) -> None:
        rows = [in_base64([float(text), 0.5]) for text in asked.body["input"]]
        await write(response(200, {"data": [{"index": n, "embedding": row} for n, row in enumerate(rows)]}))

    async with serving(packed) as served, Endpoint(served.profile()) as endpoint:
        assert np.asarray(await endpoint.embed(["1", "2"], "other")).tolist() == [[1.0, 0.5], [2.0, 0.5]]

    assert (served.asked[0].body["encoding_format"], served.asked[0].body["model"]) == ("base64", "other")


async def test_a_server_that_refuses_packed_numbers_is_asked_for_plain_ones() -> None:
    async def plain(asked: Asked, write: Write) -> None:
        if asked.body["encoding_format"] != "float":
            await write(response(422, {"error": "encoding_format: unknown"}))
        else:
            await numbered(asked, write)

    async with serving(plain) as served, Endpoint(served.profile()) as endpoint:
        for _ in range(2):
            assert np.asarray(await endpoint.embed(["1", "2"])).tolist() == [[1.0, 1.0], [2.0, 1.0]]

    assert len(served.asked) == 3


@pytest.mark.parametrize("vector", ["no base64", "AAAA", "", [], [[1.0]], ["x"], [float("1e999")], None])
async def test_what_is_no_vector_is_refused(vector: object) -> None:
    rows = {"data": [{"index": 0, "embedding": vector}]}
    async with (
        serving(always(response(200, rows))) as served,
        Endpoint(served.profile(), "", patient()) as endpoint,
    ):
        with pytest.raises(EndpointNotCompatible):
            await endpoint.embed(["1"])


async def test_a_text_no_server_takes_is_rejected() -> None:
    async with serving(always(response(400, {"error": "input is too long"}))) as served:
        endpoint = Endpoint(served.profile())
        with pytest.raises(EndpointRejected):
            await endpoint.embed(["1", "2", "3"])
        await endpoint.aclose()


async def test_vectors_of_different_lengths_are_refused() -> None:
    rows = {"data": [{"index": 0, "embedding": [1.0]}, {"index": 1, "embedding": [1.0, 2.0]}]}
    async with (
        serving(always(response(200, rows))) as served,
        Endpoint(served.profile(), "", patient()) as endpoint,
    ):
        with pytest.raises(EndpointNotCompatible):
            await endpoint.embed(["1", "2"])


@pytest.mark.parametrize(
    "body",
    [
        {"results": [{"index": 1, "relevance_score": 0.9}, {"index": 0, "relevance_score": 0.1}]},
        {"id": "rerank-1", "results": [{"index": 0, "document": {"text": "a"}, "relevance_score": 0.1},
                                       {"index": 1, "document": {"text": "b"}, "relevance_score": 0.9}]},
        {"data": [{"index": 1, "score": 0.9}, {"index": 0, "score": 0.1}]},
        [{"index": 1, "score": 0.9}, {"index": 0, "score": 0.1}],
    ],
    ids=["jina", "vllm", "score", "tei"],
)  # fmt: skip
async def test_rerank_scores_follow_the_order_of_the_texts(body: object) -> None:
    async with serving(always(response(200, body))) as served, Endpoint(served.profile()) as endpoint:  # type: ignore[arg-type]  # either JSON shape
        assert await endpoint.rerank("值班", ["a", "b"]) == [0.1, 0.9]

    assert served.asked[0].body == {"model": "r", "query": "值班", "documents": ["a", "b"], "top_n": 2}
