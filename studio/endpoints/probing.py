"""Finding out what an endpoint can do, how fast, and if not why."""

import asyncio
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable
from contextlib import aclosing, suppress
from functools import partial
from typing import Literal

from pydantic import BaseModel, ConfigDict

from studio.core.errors import (
    AnswerEmpty,
    AnswerOnlyReasoned,
    EndpointError,
    EndpointSilent,
    EndpointTimedOut,
    EndpointUnreachable,
    EndpointUntrusted,
    ModelNotChosen,
    ToolsNotCalled,
    error_from_facts,
)
from studio.core.float_rows import width_of
from studio.core.passages import Trouble
from studio.endpoints.endpoint import Endpoint
from studio.endpoints.messages import Message, Role, TextPiece, ThinkingPiece, ToolCallPiece, ToolSpec
from studio.endpoints.offers import recognised
from studio.endpoints.profiles import Service, ToolCalling
from studio.endpoints.tool_refusals import refuses_tools

Capability = Literal["address", "models", "chat", "streaming", "tools", "embeddings", "rerank"]
Detail = dict[str, str | int | float]

_PATIENCE_SECONDS = 7.0
_SAY_GOOD = (Message(Role.USER, "Reply with one word: good"),)
_ASK_WEATHER = (Message(Role.USER, "What is the weather in Exampletown? Use the tool get_weather."),)
_WEATHER = ToolSpec(
    "get_weather",
    "Return the current weather of a town.",
    {"type": "object", "properties": {"town": {"type": "string"}}, "required": ["town"]},
)


class ProbeResult(BaseModel):
    """`ok` is None when the profile names no model for it. `detail` holds what was measured:
    `encrypted` 0 or 1, `count` of models, how many of those `chosen` are `known` there and which `service`
    it is, `first_token_seconds`, `pieces_per_second`, `dimension` of the vectors."""

    model_config = ConfigDict(frozen=True)

    name: Capability
    ok: bool | None
    seconds: float
    trouble: Trouble | None = None
    detail: Detail = {}


async def probe(endpoint: Endpoint, patience: float = _PATIENCE_SECONDS) -> AsyncGenerator[ProbeResult, None]:
    """Try one capability after the other; when nobody answers, the rest fail for the same reason.

    What takes no model has `patience` seconds to answer: a program that stands still takes connections, too.
    """
    checks: dict[Capability, Callable[[Endpoint], Awaitable[Detail]]] = {
        "address": _address,
        "models": partial(_prompt, patience),
        "chat": _chat,
        "streaming": _streaming,
        "tools": _tools,
        "embeddings": _embeddings,
        "rerank": _rerank,
    }
    gone: Trouble | None = None
    for name, check in checks.items():
        if gone:
            yield ProbeResult(name=name, ok=False, seconds=0, trouble=gone)
            continue
        result, error = await _tried(name, check, endpoint)
        if isinstance(error, EndpointUnreachable | EndpointUntrusted | EndpointTimedOut):
            gone = result.trouble
        yield result


def tool_calling_found(results: Iterable[ProbeResult]) -> ToolCalling:
    """What the probe tells of it; unknown when the chat did not work, or failed for another reason."""
    by_name = {result.name: result for result in results}
    chat, tools = by_name.get("chat"), by_name.get("tools")
    if tools is not None and tools.ok:
        return ToolCalling.FUNCTIONS
    if chat is None or not chat.ok or tools is None or tools.trouble is None:
        return ToolCalling.UNKNOWN
    error = error_from_facts(tools.trouble.name, tools.trouble.facts)
    refused = isinstance(error, EndpointError) and refuses_tools(error)
    return ToolCalling.STEP_BY_STEP if refused else ToolCalling.UNKNOWN


def service_found(results: Iterable[ProbeResult]) -> Service | None:
    """Which program the list of models is of; None where there was no list."""
    found = next((result.detail.get("service") for result in results if result.name == "models"), None)
    return Service(str(found)) if found else None


async def _tried(
    name: Capability, check: Callable[[Endpoint], Awaitable[Detail]], endpoint: Endpoint
) -> tuple[ProbeResult, EndpointError | None]:
    start = time.perf_counter()
    try:
        detail = await check(endpoint)
    except EndpointError as error:
        seconds = time.perf_counter() - start
        ok = None if isinstance(error, ModelNotChosen) and name in {"embeddings", "rerank"} else False
        trouble = Trouble(name=error.name, facts=error.facts)
        return ProbeResult(name=name, ok=ok, seconds=seconds, trouble=trouble), error
    return ProbeResult(name=name, ok=True, seconds=time.perf_counter() - start, detail=detail), None


async def _address(endpoint: Endpoint) -> Detail:
    await endpoint.reach()
    return {"encrypted": int(endpoint.profile.base_url.startswith("https"))}


async def _prompt(patience: float, endpoint: Endpoint) -> Detail:
    try:
        async with asyncio.timeout(patience):
            return await _models(endpoint)
    except TimeoutError as error:
        raise EndpointSilent(endpoint=endpoint.profile.name, seconds=max(1, round(patience))) from error


async def _models(endpoint: Endpoint) -> Detail:
    offers, profile = await endpoint.offers(), endpoint.profile
    chosen = {profile.chat_model, profile.embedding_model, profile.rerank_model} - {""}
    known = chosen & {model.id for model in offers}
    service = recognised(offers).value
    return {"count": len(offers), "chosen": len(chosen), "known": len(known), "service": service}


async def _chat(endpoint: Endpoint) -> Detail:
    await endpoint.reply(_SAY_GOOD, max_tokens=16)
    return {}


async def _streaming(endpoint: Endpoint) -> Detail:
    start = time.perf_counter()
    arrived = []
    with suppress(AnswerOnlyReasoned):  # so short an answer may be all reasoning
        async with aclosing(endpoint.chat(_SAY_GOOD, max_tokens=64)) as pieces:
            async for piece in pieces:
                if isinstance(piece, TextPiece | ThinkingPiece):
                    arrived.append(time.perf_counter() - start)
    first, last = (arrived[0], arrived[-1]) if arrived else (time.perf_counter() - start, 0.0)
    speed = (len(arrived) - 1) / (last - first) if last > first else 0.0
    return {"first_token_seconds": round(first, 3), "pieces_per_second": round(speed, 1)}


async def _tools(endpoint: Endpoint) -> Detail:
    calls: list[ToolCallPiece] = []
    with suppress(AnswerEmpty, AnswerOnlyReasoned):
        async with aclosing(endpoint.chat(_ASK_WEATHER, tools=[_WEATHER], max_tokens=512)) as pieces:
            calls = [piece async for piece in pieces if isinstance(piece, ToolCallPiece)]
    if not calls:
        raise ToolsNotCalled(endpoint=endpoint.profile.name)
    return {"tool": calls[0].name}


async def _embeddings(endpoint: Endpoint) -> Detail:
    return {"dimension": width_of(await endpoint.embed(["防汛值班"]))}


async def _rerank(endpoint: Endpoint) -> Detail:
    good, bad = await endpoint.rerank("flood duty phone", ["the flood duty phone is 12", "bread and butter"])
    return {"difference": round(good - bad, 4)}
