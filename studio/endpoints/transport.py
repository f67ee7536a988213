"""One HTTP client per endpoint: time-outs, retries, certificates, proxy and the limit of requests at once."""

import asyncio
import json
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import aclosing, asynccontextmanager
from typing import Any, TypeVar, cast

import certifi
import httpx
import orjson

from studio.core.errors import (
    AnswerBroken,
    EndpointNotCompatible,
    EndpointUntrusted,
    EndpointUrlInvalid,
    FileInvalid,
)
from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.retries import Retries
from studio.endpoints.troubles import Received, Troubles
from studio.endpoints.urls import is_loopback

Result = TypeVar("Result")
_PASSING = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.RemoteProtocolError,
    httpx.ReadError,
    httpx.WriteError,
)
"""What may be over at the next try."""


class Transport:
    """Sends requests for one profile; everything it raises is of our tree of errors.

    A slot of the profile's limit is held from the first try until the answer is complete or closed. Asked
    again, with pauses, are endpoints that are busy, that fail, or that no connection comes about to in
    `connect_seconds`. One that was reached and says nothing for all of `first_token_seconds` is not asked
    again: that wait is long already, and the next would add to its load.
    """

    def __init__(self, profile: EndpointProfile, key: str = "", retries: Retries | None = None) -> None:
        self.profile = profile
        self.troubles = Troubles(profile, key)
        self._retries = retries or Retries()
        self._slots = asyncio.Semaphore(profile.concurrency)
        self._client = _client(profile, key)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def json(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """GET, or POST when there is a body, and return the JSON of the answer."""
        async with self.answer(path, body) as answer:
            return answer.parsed(await answer.whole())

    @asynccontextmanager
    async def answer(self, path: str, body: dict[str, Any] | None = None) -> "AsyncIterator[Answer]":
        """Open a successful answer; its body is read by whoever asked."""
        async with self._slots:
            response = await self._opened(path, body)
            try:
                yield Answer(response, self, str((body or {}).get("model", "")))
            finally:
                await response.aclose()

    async def _opened(self, path: str, body: dict[str, Any] | None) -> httpx.Response:
        tries = 0
        while True:
            tries += 1
            try:
                response = await self._sent(path, body)
            except _PASSING as error:
                await self._pause_or_raise(tries, None, self.troubles.of_failure(error), error)
                continue
            if response.is_success:
                return response
            retry_after = response.headers.get("retry-after")
            received = await self._refusal(response)
            trouble = self.troubles.of_response(received, tries, str((body or {}).get("model", "")))
            again = received.status in {408, 429} or received.status >= 500
            await self._pause_or_raise(tries if again else self._retries.attempts, retry_after, trouble, None)

    async def _sent(self, path: str, body: dict[str, Any] | None) -> httpx.Response:
        request = self._client.build_request("GET" if body is None else "POST", path, json=body)
        try:
            return await self.within(
                self.profile.first_token_seconds, self._client.send(request, stream=True)
            )
        except _PASSING:
            raise
        except httpx.TransportError as error:
            raise self.troubles.of_failure(error) from error

    async def _refusal(self, response: httpx.Response) -> Received:
        try:
            body = await self.within(self.profile.idle_seconds, response.aread())
        except httpx.HTTPError:
            body = b""
        finally:
            await response.aclose()
        return Received(response.status_code, response.headers.get("content-type", ""), body)

    async def _pause_or_raise(
        self, tries: int, retry_after: str | None, trouble: Exception, cause: Exception | None
    ) -> None:
        pause = None if _is_final(trouble) else self._retries.pause(tries, retry_after)
        if pause is None:
            raise trouble from cause
        await self._retries.sleep(pause)

    async def within(self, seconds: float, waiting: Awaitable[Result]) -> Result:
        """Await it, but no longer than that; raises EndpointTimedOut."""
        try:
            async with asyncio.timeout(seconds):
                return await waiting
        except TimeoutError as error:
            raise self.troubles.timed_out(seconds) from error


class Answer:
    """A successful answer whose body is still to come."""

    def __init__(self, response: httpx.Response, transport: Transport, model: str) -> None:
        self._response, self._transport, self._model = response, transport, model
        self.begun = False
        """Set once something of the answer has been given out: then waiting gets shorter."""

    @property
    def is_stream(self) -> bool:
        return "event-stream" in self._response.headers.get("content-type", "")

    async def whole(self) -> bytes:
        """Read the body to its end; raises AnswerBroken when it is cut."""
        try:
            return await self._transport.within(self._patience, self._response.aread())
        except httpx.HTTPError as error:
            raise AnswerBroken(endpoint=self._transport.profile.name) from error

    async def pieces(self) -> AsyncGenerator[bytes, None]:
        """Yield the body as it arrives, waiting for each piece only so long."""
        received = cast(AsyncGenerator[bytes, None], self._response.aiter_bytes())  # it is one
        async with aclosing(received):
            while piece := await self._next_of(received):
                yield piece

    def parsed(self, body: bytes) -> Any:
        """Return the body's JSON; raises what it says went wrong, or that it is no JSON at all."""
        received = Received(self._response.status_code, self._response.headers.get("content-type", ""), body)
        try:
            data = _read_json(body)
        except ValueError as error:
            raise self._transport.troubles.not_compatible(received) from error
        trouble = self._transport.troubles.of_body(data, self._model)
        if trouble:
            raise trouble
        return data

    async def _next_of(self, received: AsyncGenerator[bytes, None]) -> bytes:
        """Return the next piece, or nothing at the end."""
        try:
            return await self._transport.within(self._patience, anext(received, b""))
        except httpx.HTTPError as error:
            raise AnswerBroken(endpoint=self._transport.profile.name) from error

    @property
    def _patience(self) -> float:
        profile = self._transport.profile
        return profile.idle_seconds if self.begun else profile.first_token_seconds


def _read_json(body: bytes) -> Any:
    """Quickly: a thousand vectors hold the interpreter up for 2 ms instead of 15. What JSON proper does not
    know (NaN) is read as Python does."""
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError:
        return json.loads(body)


def _client(profile: EndpointProfile, key: str) -> httpx.AsyncClient:
    local = is_loopback(profile.base_url)
    headers = {b"Accept-Encoding": b"identity"}
    if key:
        headers[b"Authorization"] = b"Bearer " + key.encode()
    try:
        return httpx.AsyncClient(
            base_url=profile.base_url + "/",
            headers=headers,
            timeout=httpx.Timeout(None, connect=profile.connect_seconds, write=60),
            limits=httpx.Limits(max_connections=None, keepalive_expiry=60),
            proxy=profile.proxy or None if not local else None,
            trust_env=not local and not profile.proxy,
            verify=_trust(profile) if profile.base_url.startswith("https") else False,
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise EndpointUrlInvalid(endpoint=profile.name, url=profile.proxy or profile.base_url) from error


def _trust(profile: EndpointProfile) -> ssl.SSLContext:
    """Trust what this computer trusts, the public authorities, and the profile's own CA file."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    if profile.ca_bundle:
        try:
            context.load_verify_locations(profile.ca_bundle)
        except (OSError, ssl.SSLError) as error:
            raise FileInvalid(file=profile.ca_bundle, problem=str(error)) from error
    return context


def _is_final(trouble: Exception) -> bool:
    """A certificate that is not trusted, or a server that speaks no HTTP, will not change its mind."""
    return isinstance(trouble, EndpointNotCompatible | EndpointUntrusted)
