"""Sends one request to a service and reads its answer: redirects followed only to hosts of the list."""

import asyncio
import codecs
from collections.abc import Sequence
from dataclasses import replace

import httpx

from studio.core.errors import ServiceFailed, ServiceHostRefused, ServiceUnreachable
from studio.tools.services.hosts import check_host
from studio.tools.services.requests import ServiceRequest

MOST_BYTES = 1 << 20
_MOST_HOPS = 3
_READ_AGAIN = {301, 302, 303}  # what follows is read, whatever was sent before


async def send(
    request: ServiceRequest, hosts: Sequence[str], seconds: float, most: int = MOST_BYTES
) -> tuple[int, str]:
    """Return status and text of the answer, cut after so many bytes; `seconds` are for all of it.

    Raises ServiceHostRefused, ServiceUnreachable, or ServiceFailed for an answer that cannot be read.
    """
    try:
        async with asyncio.timeout(seconds):
            return await _followed(request, hosts, seconds, most)
    except TimeoutError as error:
        raise ServiceUnreachable(tool="openapi", host=_host(request.url), reason="timeout") from error


async def _followed(
    request: ServiceRequest, hosts: Sequence[str], seconds: float, most: int
) -> tuple[int, str]:
    async with httpx.AsyncClient(timeout=seconds, follow_redirects=False, trust_env=False) as client:
        for _ in range(_MOST_HOPS + 1):
            await check_host(request.url, hosts)
            status, location, text = await _sent(client, request, most)
            if not location:
                return status, text
            request = _redirected(request, status, location)
    raise ServiceFailed(tool="openapi", host=_host(request.url), reason="too_many_redirects", status=310)


async def _sent(client: httpx.AsyncClient, request: ServiceRequest, most: int) -> tuple[int, str, str]:
    host = _host(request.url)
    try:
        async with client.stream(
            request.method.upper(),
            httpx.URL(request.url).copy_merge_params(dict(request.secret_query)),
            headers={**request.headers, **request.secret_headers},
            content=request.body or None,
        ) as response:
            location = response.headers.get("location", "") if response.is_redirect else ""
            return response.status_code, location, "" if location else await _text(response, most)
    except httpx.TimeoutException as error:
        raise ServiceUnreachable(tool="openapi", host=host, reason="timeout") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise ServiceUnreachable(tool="openapi", host=host, reason="no_answer") from error


async def _text(response: httpx.Response, most: int) -> str:
    content = b""
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > most:
            break
    text = _decoded(content[:most], response.charset_encoding)
    if text is None:
        raise ServiceFailed(
            tool="openapi", host=response.url.host, reason="not_text", status=response.status_code
        )
    return text


def _decoded(content: bytes, charset: str | None) -> str | None:
    """Go by what is there: many servers call a text a stream of bytes, and some a text what is none."""
    try:
        named = codecs.lookup(charset or "utf-8")
        text = content.decode(named.name, errors="replace")
    except LookupError:
        text = content.decode(errors="replace")
    odd = sum(sign == "\ufffd" or (sign < " " and sign not in "\t\r\n\f") for sign in text[:4000])
    return text if odd <= len(text[:4000]) // 50 else None


def _redirected(request: ServiceRequest, status: int, location: str) -> ServiceRequest:
    """Neither key nor what was sent goes to another server, nor in the clear to the same one.

    Raises ServiceFailed where it would: the person agreed to send it to the first.
    """
    before, target = httpx.URL(request.url), _joined(request, location)
    moved = replace(request, url=str(target))
    if status in _READ_AGAIN and request.method not in ("get", "head"):
        moved = replace(moved, method="get", body=b"", headers={})
    if (before.scheme, before.netloc) == (target.scheme, target.netloc):
        return moved
    if moved.method not in ("get", "head"):
        raise ServiceFailed(tool="openapi", host=before.host, reason="leads_elsewhere", status=status)
    return replace(moved, body=b"", headers={}, secret_headers={}, secret_query={})


def _joined(request: ServiceRequest, location: str) -> httpx.URL:
    try:
        return httpx.URL(request.url).join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise ServiceHostRefused(tool="openapi", host=location[:80], reason="not_http") from error


def _host(url: str) -> str:
    try:
        return httpx.URL(url).host or url[:80]
    except (httpx.InvalidURL, ValueError):
        return url[:80]
