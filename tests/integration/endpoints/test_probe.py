"""The probe says what works, and of what does not, why."""

import asyncio

import pytest

from studio.endpoints import (
    PRACTICE,
    Endpoint,
    PracticeServer,
    ProbeResult,
    ToolCalling,
    probe,
    tool_calling_found,
)
from tests.integration.endpoints.asking import patient
from tests.integration.endpoints.loopback_server import (
    GOOD,
    Answer,
    Asked,
    Write,
    always,
    response,
    serving,
)


async def probed(answer: Answer, **models: str) -> dict[str, ProbeResult]:
    async with serving(answer) as served, Endpoint(served.profile(**models), "", patient()) as endpoint:
        return {result.name: result async for result in probe(endpoint)}


def reasons(results: dict[str, ProbeResult]) -> dict[str, str]:
    return {name: result.trouble.name for name, result in results.items() if result.trouble}


async def chat_only(asked: Asked, write: Write) -> None:
    if asked.path == "/v1/models":
        await write(response(200, {"data": [{"id": "m"}, {"id": "n"}]}))
    elif asked.path == "/v1/chat/completions":
        await write(GOOD)
    else:
        await write(response(404, {"detail": "Not Found"}))


async def silent(asked: Asked, write: Write) -> None:
    await asyncio.Event().wait()


async def test_a_server_that_takes_connections_and_says_nothing_is_given_up_soon() -> None:
    async with serving(silent) as served, Endpoint(served.profile(), "", patient()) as endpoint:
        results: dict[str, ProbeResult] = {}
        async for result in probe(endpoint, patience=0.05):
            results[result.name] = result

    assert results["address"].ok
    assert set(reasons(results).values()) == {"EndpointSilent"}
    assert len(reasons(results)) == len(results) - 1


async def test_each_capability_stands_for_itself() -> None:
    results = await probed(chat_only)

    assert [name for name, result in results.items() if result.ok] == [
        "address",
        "models",
        "chat",
        "streaming",
    ]
    assert reasons(results) == {
        "tools": "ToolsNotCalled",
        "embeddings": "EndpointNotCompatible",
        "rerank": "EndpointNotCompatible",
    }


async def test_work_without_a_model_is_skipped_not_failed() -> None:
    results = await probed(chat_only, embedding_model="", rerank_model="")

    assert results["embeddings"].ok is None
    assert results["rerank"].ok is None


async def test_an_endpoint_nobody_answers_at_fails_everything_for_one_reason() -> None:
    results = await probed(always(b""))

    assert len(results) == 7
    assert set(reasons(results).values()) == {"EndpointUnreachable"}
    assert [result.seconds for result in results.values()][1:] == [0] * 6


async def test_a_refused_key_is_told_for_each() -> None:
    results = await probed(always(response(401, {})))

    assert set(reasons(results).values()) == {"EndpointKeyMissing"}


@pytest.mark.parametrize(
    ("status", "message", "found"),
    [
        (400, '"auto" tool choice requires --enable-auto-tool-choice', ToolCalling.STEP_BY_STEP),
        (500, "tools param requires --jinja flag", ToolCalling.STEP_BY_STEP),
        (400, "registry.example/m does not support tools", ToolCalling.STEP_BY_STEP),
        (500, "CUDA out of memory", ToolCalling.UNKNOWN),
        (429, "slow down", ToolCalling.UNKNOWN),
    ],
)
async def test_the_probe_finds_out_how_tools_are_called(
    status: int, message: str, found: ToolCalling
) -> None:
    async def without_tools(asked: Asked, write: Write) -> None:
        refused = asked.path.endswith("completions") and "tools" in asked.body
        await (
            write(response(status, {"error": {"message": message}})) if refused else chat_only(asked, write)
        )

    results = await probed(without_tools)

    assert tool_calling_found(results.values()) is found


async def test_a_model_that_calls_nothing_is_asked_step_by_step() -> None:
    silent = await probed(chat_only)
    async with PracticeServer() as url, Endpoint(PRACTICE.model_copy(update={"base_url": url})) as endpoint:
        practice = [result async for result in probe(endpoint)]

    assert tool_calling_found(silent.values()) is ToolCalling.STEP_BY_STEP
    assert tool_calling_found(practice) is ToolCalling.FUNCTIONS
    assert tool_calling_found([]) is ToolCalling.UNKNOWN
