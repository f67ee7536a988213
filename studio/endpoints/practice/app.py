"""The HTTP face of the practice endpoint."""

import asyncio
import dataclasses
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from studio.endpoints.practice.faults import Fault, FaultBox, FaultKind, manners_of, parsed_fault
from studio.endpoints.practice.manners import NO_TOOLS, Manner
from studio.endpoints.practice.reply import reply_to
from studio.endpoints.practice.vectors import in_base64, similarity, vector
from studio.endpoints.practice.wire import chunks, completion, error_body, usage_of, usage_of_input

MODELS = ("practice", "practice-ngrams", "practice-overlap")
_SIGN_IN = "<!doctype html><html><head><title>登录 Sign in</title></head><body></body></html>"


@dataclass(frozen=True)
class Way:
    """How one request is answered: with which fault, in which manners."""

    fault: Fault | None = None
    manners: frozenset[Manner] = frozenset()

    @property
    def first(self) -> float:
        return self.fault.first if self.fault else 0

    @property
    def each(self) -> float:
        return self.fault.each if self.fault else 0


Answering = Callable[[Request, Way], Awaitable[Response]]


def practice_app(faults: Sequence[Fault] = ()) -> Starlette:
    """Faults are switched by `POST /practice/faults`, or asked for by one request in `X-Practice-Fault`."""
    box = FaultBox(list(faults))

    async def switch(request: Request) -> Response:
        if request.method == "POST":
            try:
                box.switch([parsed_fault(text) for text in (await request.json())["faults"]])
            except (ValueError, KeyError, TypeError):
                return JSONResponse(error_body(400, "no such fault", "invalid_request_error"), 400)
        return JSONResponse({"faults": [dataclasses.asdict(fault) for fault in box.switched_on]})

    return Starlette(
        routes=[
            Route("/practice/faults", switch, methods=["GET", "POST"]),
            Route("/v1/models", _faulty(_models, box)),
            Route("/v1/chat/completions", _faulty(_chat, box), methods=["POST"]),
            Route("/v1/embeddings", _faulty(_embeddings, box), methods=["POST"]),
            Route("/v1/rerank", _faulty(_rerank, box), methods=["POST"]),
        ],
        exception_handlers={HTTPException: _refused},
    )


async def _refused(request: Request, error: Exception) -> Response:
    """A path or a method there is none of, said as all other errors are."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    told = f"no such thing: {request.method} {request.url.path}"
    return JSONResponse(error_body(status, told, "invalid_request_error"), status)


def _faulty(answer: Answering, box: FaultBox) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        try:
            way = _way(request.headers.get("x-practice-fault"), box)
            return _struck(way.fault) or await answer(request, way)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            return JSONResponse(error_body(400, f"unreadable request: {error}", "invalid_request_error"), 400)

    return answered


def _way(asked_for: str | None, box: FaultBox) -> Way:
    """What a request asks for itself, several things apart by “;”, goes before what is switched on."""
    if not asked_for:
        return Way(box.next(), box.manners)
    own = [parsed_fault(text) for text in asked_for.split(";")]
    return Way(FaultBox(own).next(), box.manners | manners_of(own))


def _struck(fault: Fault | None) -> Response | None:
    """Return the answer of a fault that leaves no room for a real one."""
    match fault and fault.kind:
        case FaultKind.HTML:
            return HTMLResponse(_SIGN_IN)
        case FaultKind.BAD_JSON:
            return Response('{"choices": [{"delta": ', media_type="application/json")
        case FaultKind.KEY_REFUSED | FaultKind.BUSY | FaultKind.FAILED | FaultKind.UNAVAILABLE as kind:
            headers = {"Retry-After": fault.retry_after} if fault and fault.retry_after else {}
            body = error_body(int(kind), "practice fault", "practice")
            return JSONResponse(body, int(kind), headers)
        case FaultKind.MODEL_UNKNOWN:
            return JSONResponse(error_body(404, "The model does not exist.", "NotFoundError"), 404)
    return None


async def _models(request: Request, way: Way) -> Response:
    rows = [{"id": name, "object": "model", "created": 0, "owned_by": "practice"} for name in MODELS]
    return JSONResponse({"object": "list", "data": rows})


async def _chat(request: Request, way: Way) -> Response:
    asked = await request.json()
    if not asked["messages"]:
        raise ValueError("messages must not be empty")
    if Manner.R1 in way.manners and asked.get("tools") and asked.get("tool_choice", "auto") != "none":
        return JSONResponse(error_body(400, NO_TOOLS, "BadRequestError"), 400)
    reply = reply_to(asked, way.manners)
    model = str(asked.get("model") or MODELS[0])
    usage = usage_of(json.dumps(asked.get("messages"), ensure_ascii=False), reply)
    if not asked.get("stream"):
        await asyncio.sleep(way.first)
        return JSONResponse(completion(reply, model, usage))
    wants_usage = bool((asked.get("stream_options") or {}).get("include_usage"))
    events = chunks(reply, model, usage if wants_usage else None)
    return StreamingResponse(_paced(list(events), way), media_type="text/event-stream")


async def _paced(events: list[str], way: Way) -> AsyncIterator[str]:
    """Send the events at the pace of the fault, and drop the line where it says so; else all at once."""
    await asyncio.sleep(way.first)
    if not way.each and not (way.fault and way.fault.kind is FaultKind.CUT):
        yield "".join(events)
        return
    for number, event in enumerate(events):
        if way.fault and way.fault.kind is FaultKind.CUT and number >= way.fault.after:
            raise ConnectionAbortedError("practice fault: cut")
        yield event
        await asyncio.sleep(way.each)


async def _embeddings(request: Request, way: Way) -> Response:
    asked: dict[str, Any] = await request.json()
    given = asked["input"] if isinstance(asked["input"], list) else [asked["input"]]
    texts = [str(text) for text in given]
    shown = in_base64 if asked.get("encoding_format") == "base64" else list[float]
    rows = [{"object": "embedding", "index": n, "embedding": shown(vector(t))} for n, t in enumerate(texts)]
    await asyncio.sleep(way.first)
    told = {"object": "list", "data": rows, "model": asked.get("model"), "usage": usage_of_input(texts)}
    return JSONResponse(told)


async def _rerank(request: Request, way: Way) -> Response:
    asked: dict[str, Any] = await request.json()
    scores = [similarity(str(asked["query"]), str(text)) for text in asked["documents"]]
    order = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
    rows = [{"index": number, "relevance_score": scores[number]} for number in order]
    return JSONResponse({"model": asked.get("model"), "results": rows[: asked.get("top_n") or len(rows)]})
