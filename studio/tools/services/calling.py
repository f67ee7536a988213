"""Sends one request to a service and reads its answer: redirects followed only to hosts of the list."""

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

import httpx

from studio.core.errors import ServiceFailed, ServiceUnreachable
from studio.tools.services.hosts import check_host
from studio.tools.services.requests import ServiceRequest

_MOST_BYTES = 1 << 20
_MOST_HOPS = 3
_READ_AGAIN = {301, 302, 303}  # what follows is read, whatever was sent before


async def send(request: ServiceRequest, hosts: Sequence[str], seconds: float) -> tuple[int, str]:
    """Return status and text of the answer, cut after 1 MiB.

    Raises ServiceHostRefused, ServiceUnreachable, or ServiceFailed for an answer that cannot be read.
    """
    async with httpx.AsyncClient(timeout=seconds, follow_redirects=False, trust_env=False) as client:
        for _ in range(_MOST_HOPS + 1):
            await check_host(request.url, hosts)
            status, location, text = await _sent(client, request)
            if not location:
                return status, text
            request = _redirected(request, status, location)
    raise ServiceFailed(tool="openapi", host=_host(request.url), reason="too_many_redirects", status=310)


async def _sent(client: httpx.AsyncClient, request: ServiceRequest) -> tuple[int, str, str]:
    host = _host(request.url)
    try:
        async with client.stream(
            request.method.upper(),
            httpx.URL(request.url).copy_merge_params(dict(request.secret_query)),
            headers={**request.headers, **request.secret_headers},
            content=request.body or None,
        ) as response:
            location = response.headers.get("location", "") if response.is_redirect else ""
            return response.status_code, location, "" if location else await _text(response)
    except httpx.TimeoutException as error:
        raise ServiceUnreachable(tool="openapi", host=host, reason="timeout") from error
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError) as error:
        raise ServiceUnreachable(tool="openapi", host=host, reason="no_answer") from error


async def _text(response: httpx.Response) -> str:
    content = b""
    async for piece in response.aiter_bytes():
        content += piece
        if len(content) > _MOST_BYTES:
            break
    kind = response.headers.get("content-type", "")
    if content and not _readable(kind):
        raise ServiceFailed(
            tool="openapi", host=response.url.host, reason="not_text", status=response.status_code
        )
    return content[:_MOST_BYTES].decode(response.charset_encoding or "utf-8", errors="replace")


def _readable(kind: str) -> bool:
    return not kind or any(word in kind for word in ("json", "text", "xml", "urlencoded", "yaml"))


def _redirected(request: ServiceRequest, status: int, location: str) -> ServiceRequest:
    """Keys and what was sent do not go to another host."""
    target = urljoin(request.url, location)
    moved = replace(request, url=target)
    if status in _READ_AGAIN and request.method not in ("get", "head"):
        moved = replace(moved, method="get", body=b"", headers={})
    if urlsplit(target).netloc != urlsplit(request.url).netloc:
        moved = replace(moved, secret_headers={}, secret_query={})
    return moved


def _host(url: str) -> str:
    return urlsplit(url).hostname or url[:80]
