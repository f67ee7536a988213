"""Single sign-on from a program: the system's browser does it, and brings a code back to a loopback port.

RFC 8252 and 7636: the code comes to this machine alone and is worth nothing without the verifier kept here.
"""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from urllib.parse import parse_qsl, urlencode, urlsplit

from studio.catalogue.client import CatalogueClient
from studio.catalogue.trust.pkce import challenge_of
from studio.catalogue.values.accounts import SignedIn
from studio.core.errors import (
    SsoFailed,
    SsoNotOffered,
    SsoPersonUnknown,
    StudioError,
    error_from_facts,
)

_PATIENCE = 600.0
_LONGEST_REQUEST = 16 * 1024
_SECONDS_TO_SAY_IT = 10.0
_HEAD = (
    "HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: {length}\r\n"
    "Cache-Control: no-store\r\nReferrer-Policy: no-referrer\r\n"
    "Content-Security-Policy: default-src 'none'\r\nConnection: close\r\n\r\n"
)


async def sign_in_in_browser(
    client: CatalogueClient,
    url: str,
    open_browser: Callable[[str], object],
    page: Callable[[StudioError | None], str],
    label: str = "",
) -> SignedIn:
    """Open the browser at the server's sign-in and wait for it to come back.

    `page` is what the browser shows at the end, told what went wrong. Raises SsoNotOffered, SsoFailed,
    SsoPersonUnknown, or SignInRefused when somebody else was faster with the code.
    """
    if not (await client.accounts.ways_in()).sso:
        raise SsoNotOffered
    verifier, state = secrets.token_urlsafe(64), secrets.token_urlsafe(32)
    async with _listening(state, page) as (port, told):
        asked = urlencode({"challenge": challenge_of(verifier), "port": port, "state": state})
        await asyncio.to_thread(open_browser, f"{url.rstrip('/')}/api/sso/start?{asked}")
        try:
            code = await asyncio.wait_for(told, _PATIENCE)
        except TimeoutError as error:
            raise SsoFailed(problem="no_answer_in_time") from error
    return await client.accounts.fetch_sign_in(code, verifier, label)


@asynccontextmanager
async def _listening(
    state: str, page: Callable[[StudioError | None], str]
) -> AsyncIterator[tuple[int, "asyncio.Future[str]"]]:
    told: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, TimeoutError, ValueError, asyncio.IncompleteReadError):
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _SECONDS_TO_SAY_IT)
            writer.write(_answered(head, state, told, page))
            await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, limit=_LONGEST_REQUEST)
    async with server:
        yield server.sockets[0].getsockname()[1], told
    told.cancel()


def _answered(
    head: bytes, state: str, told: "asyncio.Future[str]", page: Callable[[StudioError | None], str]
) -> bytes:
    """Whatever does not bear our state is none of ours: other pages may knock here, too."""
    target = head.decode("latin-1").split(" ", 2)[1]
    said = dict(parse_qsl(urlsplit(target).query))
    if not secrets.compare_digest(said.pop("state", "").encode(), state.encode()) or told.done():
        return _page("404 Not Found", "")
    code, trouble = said.pop("code", ""), _trouble(said)
    if trouble:
        told.set_exception(trouble)
    else:
        told.set_result(code)
    return _page("200 OK", page(trouble))


def _trouble(said: dict[str, str]) -> StudioError | None:
    name = said.pop("error", "")
    if not name:
        return None
    known = name in {kind.__name__ for kind in (SsoFailed, SsoPersonUnknown)}
    with contextlib.suppress(TypeError):
        if known:
            return error_from_facts(name, said)
    return SsoFailed(problem="provider_refused")


def _page(status: str, html: str) -> bytes:
    body = html.encode()
    return _HEAD.format(status=status, length=len(body)).encode() + body
