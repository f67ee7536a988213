"""One HTTP client per endpoint: time-outs, retries, certificates, proxy and the limit of requests at once."""

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

import httpx

from studio.core.errors import (
    ContextTooLong,
    EndpointError,
    EndpointNotCompatible,
    EndpointUnpaid,
    EndpointUntrusted,
    EndpointUrlInvalid,
    StudioError,
)
from studio.endpoints.answer import Answer, waited
from studio.endpoints.pace import Pace
from studio.endpoints.profiles import EndpointProfile
from studio.endpoints.retries import Retries
from studio.endpoints.tool_refusals import refuses_tools
from studio.endpoints.troubles import Received, Troubles
from studio.endpoints.trust import trust
from studio.endpoints.urls import is_loopback
from studio.endpoints.uses import STOPPED, Use
from studio.endpoints.waits import waiting

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
_LONGEST_REFUSAL = 65_536
_TOO_MANY = 429
_FIRST_SIGN = 2.0  # seconds
Note = Callable[[Use], None]
PutOff = Callable[[float, StudioError], None]
"""Hears in how many seconds a request is made again, and what came of it this time."""


def _unnoted(use: Use) -> None:
    """Where nobody counts."""


def _unheard(seconds: float, trouble: StudioError) -> None:
    """Where nobody waits for it."""


@dataclass
class _Request:
    """What is known of a request while it is under way."""

    work: str
    put_off: PutOff = _unheard
    began: float = field(default_factory=time.time)
    start: float = field(default_factory=time.perf_counter)
    slot: float = 0.0
    limited: int = 0

    def use(self, endpoint: str, first: float | None, trouble: str) -> Use:
        end = time.perf_counter()
        slot, begun = self.slot or end, first or end
        return Use(
            endpoint=endpoint,
            work=self.work,
            began=self.began,
            waited=slot - self.start,
            first=max(begun - slot, 0.0),
            seconds=end - slot,
            limited=self.limited,
            trouble=trouble,
        )


class Transport:
    """Sends requests for one profile; everything it raises is of our tree of errors.

    A slot of the profile's limit is held from the first try until the answer is complete or closed. Asked
    again, with pauses, are endpoints that are busy, that fail, or that no connection comes about to in
    `connect_seconds`. One that was reached and says nothing for all of `first_token_seconds` is not asked
    again: that wait is long already, and the next would add to its load.
    """

    def __init__(
        self,
        profile: EndpointProfile,
        key: str = "",
        retries: Retries | None = None,
        note: Note = _unnoted,
    ) -> None:
        self.profile = profile
        self.troubles = Troubles(profile, key)
        self._retries = retries or Retries()
        self._slots, self._pace = asyncio.Semaphore(profile.concurrency), Pace(profile.per_minute)
        self._note = note
        self._client = _client(profile, key)

    async def aclose(self) -> None:
        await self._client.aclose()

    async def json(self, path: str, body: dict[str, Any] | None = None) -> Any:
        """GET, or POST when there is a body, and return the JSON of the answer."""
        async with self.answer(path, body) as answer:
            return answer.parsed(await answer.whole())

    @asynccontextmanager
    async def answer(
        self, path: str, body: dict[str, Any] | None = None, put_off: PutOff = _unheard
    ) -> AsyncIterator[Answer]:
        """Open a successful answer; its body is read by whoever asked."""
        request, first, trouble = _Request(path, put_off), None, ""
        with waiting():
            await self._slots.acquire()
        try:
            with waiting():
                await self._pace.turn()
            request.slot = time.perf_counter()
            response = await self._opened(request, path, body)
            answer = Answer(response, self.profile, self.troubles, str((body or {}).get("model", "")))
            try:
                yield answer
            finally:
                first = answer.begun_at
                await response.aclose()
        except StudioError as error:
            trouble = error.name
            raise
        except (asyncio.CancelledError, GeneratorExit):
            trouble = STOPPED
            raise
        finally:
            self._slots.release()
            self._note(request.use(self.profile.id, first, trouble))

    async def reached(self) -> None:
        """Raises what keeps the server from being reached at all; it need not answer in time, or kindly.

        Asked once and without the key.
        """
        patience = httpx.Timeout(None, connect=self.profile.connect_seconds, read=_FIRST_SIGN)
        request = self._client.build_request("GET", "models", timeout=patience)
        request.headers.pop("Authorization", None)
        try:
            response = await self._client.send(request, stream=True)
        except httpx.ReadTimeout:
            return
        except httpx.TransportError as error:
            raise self.troubles.of_failure(error) from error
        await response.aclose()

    async def _opened(self, request: _Request, path: str, body: dict[str, Any] | None) -> httpx.Response:
        tries = 0
        while True:
            tries += 1
            try:
                response = await self._sent(path, body)
            except _PASSING as error:
                await self._pause_or_raise(request, tries, None, self.troubles.of_failure(error), error)
                continue
            if response.is_success:
                return response
            request.limited += response.status_code == _TOO_MANY
            retry_after = response.headers.get("retry-after")
            received = await self._refusal(response)
            model, wait = str((body or {}).get("model", "")), self._retries.asked(retry_after) or 0.0
            trouble = self.troubles.of_response(received, tries, model, wait)
            tried = tries if _may_pass(received.status, trouble) else self._retries.attempts
            await self._pause_or_raise(request, tried, retry_after, trouble, None)

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
        """What came of the body tells the reason; a slow or endless one is not waited for."""
        body = b""
        try:
            async with aclosing(cast(AsyncGenerator[bytes, None], response.aiter_bytes())) as pieces:
                async with asyncio.timeout(self.profile.idle_seconds):
                    async for piece in pieces:
                        body += piece
                        if len(body) > _LONGEST_REFUSAL:
                            break
        except (httpx.HTTPError, TimeoutError):
            pass
        finally:
            await response.aclose()
        return Received(response.status_code, response.headers.get("content-type", ""), body)

    async def _pause_or_raise(
        self,
        request: _Request,
        tries: int,
        retry_after: str | None,
        trouble: StudioError,
        cause: Exception | None,
    ) -> None:
        pause = None if _is_final(trouble) else self._retries.pause(tries, retry_after)
        if pause is None:
            raise trouble from cause
        request.put_off(pause, trouble)
        await self._retries.sleep(pause)

    async def within(self, seconds: float, waiting: Awaitable[Result]) -> Result:
        """Await it, but no longer than that; raises EndpointTimedOut."""
        return await waited(seconds, waiting, self.troubles)


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
            verify=trust(profile.ca_bundle) if profile.base_url.startswith("https") else False,
        )
    except (ValueError, ImportError, httpx.InvalidURL) as error:
        raise EndpointUrlInvalid(endpoint=profile.name, url=profile.proxy or profile.base_url) from error


def _may_pass(status: int, trouble: EndpointError) -> bool:
    """Whether the same request may be accepted at another time."""
    if isinstance(trouble, ContextTooLong | EndpointUnpaid):
        return False
    return status in {408, 429} or (status >= 500 and not refuses_tools(trouble))


def _is_final(trouble: Exception) -> bool:
    """A certificate that is not trusted, or a server that speaks no HTTP, will not change its mind."""
    return isinstance(trouble, EndpointNotCompatible | EndpointUntrusted)
