"""What stands before every route: how much may be sent, and what a browser is told about the answers."""

import re
from collections.abc import Callable

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from studio.catalogue.service.errors import answer
from studio.core.errors import CatalogueRefused, RequestTooLarge, StudioError

MOST_BYTES = 1024 * 1024
_LARGE = re.compile(r"^/api/(packages/[0-9a-f]{64}|submissions/[0-9]+/reruns)$")
_SAYING = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
_ENCRYPTED_ONLY = "max-age=31536000"
_ZEROS = (b"\x00", rb"\u0000")


class Guards:
    """No other origin is ever allowed to read an answer (no CORS); only packages and reports may be large.

    A text with a zero character is refused here, for not every database keeps one.
    """

    def __init__(self, app: ASGIApp, refuse: Callable[[StudioError], ASGIApp] = answer) -> None:
        """`refuse` makes an answer of what is wrong with a request."""
        self._app, self._refuse = app, refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sending = _with_headers(send, encrypted=scope["scheme"] == "https")
        if _LARGE.match(scope["path"]):
            await self._app(scope, receive, sending)
            return
        try:
            body = await _body(scope, receive)
        except StudioError as error:
            await self._refuse(error)(scope, receive, sending)
            return
        except ClientDisconnect:  # half a request is none, and nobody waits for an answer
            return
        await self._app(scope, _again(body, receive), sending)


async def _body(scope: Scope, receive: Receive) -> bytes:
    """Raises RequestTooLarge before more than that is in memory, CatalogueRefused, or ClientDisconnect."""
    said = Headers(scope=scope).get("content-length", "0")
    if not said.isdecimal() or int(said) > MOST_BYTES:
        raise RequestTooLarge(limit=MOST_BYTES // 1024)
    pieces: list[bytes] = []
    more, size = True, 0
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise ClientDisconnect
        pieces.append(message.get("body", b""))
        size, more = size + len(pieces[-1]), message.get("more_body", False)
        if size > MOST_BYTES:
            raise RequestTooLarge(limit=MOST_BYTES // 1024)
    body = b"".join(pieces)
    if "\x00" in scope["path"] or b"%00" in scope["query_string"] or any(zero in body for zero in _ZEROS):
        raise CatalogueRefused(status=422)
    return body


def _again(body: bytes, receive: Receive) -> Receive:
    """Hand on what was read, then whatever comes after it."""
    waiting: list[Message] = [{"type": "http.request", "body": body, "more_body": False}]

    async def handed_on() -> Message:
        return waiting.pop() if waiting else await receive()

    return handed_on


def _with_headers(send: Send, *, encrypted: bool) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _SAYING.items():
                headers.setdefault(name, value)
            if encrypted:
                headers.setdefault("Strict-Transport-Security", _ENCRYPTED_ONLY)
        await send(message)

    return sending
