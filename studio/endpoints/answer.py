"""A successful answer whose body is still to come, read within the profile's patience."""

import asyncio
import json
import time
from collections.abc import AsyncGenerator, Awaitable
from contextlib import aclosing
from typing import Any, TypeVar, cast

import httpx
import orjson

from studio.core.errors import AnswerBroken
from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.queue_place import in_headers
from studio.endpoints.troubles import Received, Troubles

LONGEST_BODY = 256_000_000
"""Bytes: a thousand long vectors as plain numbers are a tenth of it."""
_ALIVE = 3
"""So many times the patience a server is given that sends signs of life and no answer."""
Result = TypeVar("Result")


async def waited(seconds: float, waiting: Awaitable[Result], troubles: Troubles) -> Result:
    """Await it, but no longer than that; raises EndpointTimedOut."""
    try:
        async with asyncio.timeout(seconds):
            return await waiting
    except TimeoutError as error:
        raise troubles.timed_out(seconds) from error


class Answer:
    """`begun` once something of the answer has been given out: then waiting gets shorter."""

    def __init__(
        self, response: httpx.Response, profile: EndpointProfile, troubles: Troubles, model: str
    ) -> None:
        self._response, self._profile, self._troubles, self._model = response, profile, troubles, model
        self.begun = False
        self.begun_at: float | None = None  # by time.perf_counter
        self._heard_at = asyncio.get_running_loop().time()

    @property
    def ahead(self) -> int | None:
        """How many requests the server says are before this one."""
        return in_headers(self._response.headers)

    @property
    def is_stream(self) -> bool:
        return "event-stream" in self._response.headers.get("content-type", "")

    def heard(self) -> None:
        """Note that something of the answer came."""
        self.begun_at = self.begun_at or time.perf_counter()
        self.begun = True
        self._heard_at = asyncio.get_running_loop().time()

    def queued(self) -> None:
        """Note that the server told of a place in its queue: it may take as long again."""
        self._heard_at = asyncio.get_running_loop().time()

    async def whole(self) -> bytes:
        """Read the body to its end; raises AnswerBroken when it is cut."""
        return await waited(self._patience, self._joined(), self._troubles)

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """Yield the body as it arrives, waiting for each piece only so long.

        Comments keep a line open, and an answer may take long to begin; but not for ever.
        """
        now = asyncio.get_running_loop().time
        received = cast(AsyncGenerator[bytes, None], self._response.aiter_bytes())  # it is one
        async with aclosing(received):
            while piece := await self._next_of(received):
                if now() - self._heard_at > _ALIVE * self._patience:
                    raise self._troubles.timed_out(_ALIVE * self._patience)
                yield piece

    def parsed(self, body: bytes) -> Any:
        """Return the body's JSON; raises what it says went wrong, or that it is no JSON at all."""
        received = Received(self._response.status_code, self._response.headers.get("content-type", ""), body)
        try:
            data = _read_json(body)
        except (ValueError, RecursionError) as error:
            raise self._troubles.not_compatible(received) from error
        trouble = self._troubles.of_body(data, self._model)
        if trouble:
            raise trouble
        return data

    async def _joined(self) -> bytes:
        parts: list[bytes] = []
        length = 0
        received = cast(AsyncGenerator[bytes, None], self._response.aiter_bytes())
        async with aclosing(received):
            while piece := await self._next_of(received):
                parts.append(piece)
                length += len(piece)
                if length > LONGEST_BODY:
                    raise self._troubles.too_large(LONGEST_BODY)
        return b"".join(parts)

    async def _next_of(self, received: AsyncGenerator[bytes, None]) -> bytes:
        """Return the next piece, or nothing at the end."""
        try:
            return await waited(self._patience, anext(received, b""), self._troubles)
        except httpx.DecodingError as error:
            raise self._troubles.of_failure(error) from error
        except httpx.HTTPError as error:
            raise AnswerBroken(endpoint=self._profile.name) from error

    @property
    def _patience(self) -> float:
        return self._profile.idle_seconds if self.begun else self._profile.first_token_seconds


def _read_json(body: bytes) -> Any:
    """Quickly: a thousand vectors hold the interpreter up for 2 ms instead of 15. What JSON proper does not
    know (NaN) is read as Python does."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return json.loads(body)
