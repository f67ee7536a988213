"""One request to the catalogue and its answer, read as what it should be."""

import asyncio
import os
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, TypeAdapter, ValidationError

from studio.catalogue.client.answers import error_in
from studio.catalogue.packages.archive import PIECE
from studio.catalogue.packages.package import Package, read_package
from studio.core.errors import (
    CatalogueRefused,
    CatalogueUnreachable,
    CatalogueUntrusted,
    PackageDamaged,
    StudioError,
)
from studio.core.files import writing_to

if TYPE_CHECKING:
    import httpx

Model = TypeVar("Model", bound=BaseModel)
Result = TypeVar("Result")
Slow = Callable[[str], None]

_NOT_MODIFIED = 304
_READING = 30.0  # seconds: somebody looks at a page meanwhile
_SLOW = 3.0  # seconds without an answer that are told of
_LONG = frozenset({"log/verify"})


class Wire:
    """Raises what the service answered, CatalogueUnreachable, or CatalogueRefused for anything unexpected.

    `slow` is told the host that has not answered `after` some seconds.
    """

    def __init__(
        self, http: "httpx.AsyncClient", person: str, slow: Slow = lambda _: None, after: float = _SLOW
    ) -> None:
        self._http = http
        self._person = person
        self._slow, self._after = slow, after

    async def aclose(self) -> None:
        await self._http.aclose()

    async def get(self, path: str, model: type[Model], **params: str) -> Model:
        return _read(await self.ask("GET", path, params=params), model)

    async def list(self, path: str, model: type[Model], **params: str) -> list[Model]:
        return _read(await self.ask("GET", path, params=params), list[model])  # type: ignore[valid-type]  # a type made from the one given

    async def get_if_changed(self, path: str, model: type[Model], tag: str) -> tuple[Model | None, str]:
        """Return None when the answer is still the one of that tag; with it the tag of the answer."""
        response = await self.ask("GET", path, headers={"If-None-Match": tag} if tag else {})
        now = response.headers.get("ETag", "")
        return (None if response.status_code == _NOT_MODIFIED else _read(response, model)), now

    async def post(self, path: str, model: type[Model], **what: Any) -> Model:
        return _read(await self.ask("POST", path, **what), model)

    async def put(self, path: str, model: type[Model], **what: Any) -> Model:
        return _read(await self.ask("PUT", path, **what), model)

    async def send(self, path: str, model: type[Model], file: Path) -> Model:
        """Put the file there, as it is read from the disk."""
        headers = {"Content-Length": str(await asyncio.to_thread(os.path.getsize, file))}
        return _read(await self.ask("PUT", path, content=_pieces(file), headers=headers), model)

    async def delete(self, path: str, model: type[Model], **params: str) -> Model:
        return _read(await self.ask("DELETE", path, params=params), model)

    async def package(self, path: str, digest: str, file: Path) -> Package:
        """Bring a package into that file, verified against its digest; raises PackageDamaged."""
        await self._receive(path, file)
        package = await asyncio.to_thread(read_package, file)
        if package.digest != digest:
            raise PackageDamaged(file="")
        return package

    async def ask(self, method: str, path: str, **what: Any) -> "httpx.Response":
        """`what` goes to httpx as it is: content, json, params or headers."""
        import httpx

        if method == "GET" and path not in _LONG:
            what["timeout"] = httpx.Timeout(_READING, connect=10)
        try:
            with self._told_when_slow():
                response = await self._http.request(method, f"api/{path}", **what)
        except httpx.TransportError as error:
            raise _trouble(error, self._http.base_url.host) from error
        if not (response.is_success or response.status_code == _NOT_MODIFIED):
            raise error_in(response.status_code, response.content, self._person)
        return response

    @contextmanager
    def _told_when_slow(self) -> Iterator[None]:
        later = asyncio.get_running_loop().call_later(self._after, self._slow, self._http.base_url.host)
        try:
            yield
        finally:
            later.cancel()

    async def _receive(self, path: str, file: Path) -> None:
        import httpx

        try:
            async with self._http.stream("GET", f"api/{path}") as response:
                if not response.is_success:
                    raise error_in(response.status_code, await response.aread(), self._person)
                with writing_to(file.parent), file.open("wb") as out:
                    async for piece in response.aiter_bytes(PIECE):
                        await asyncio.to_thread(out.write, piece)
        except httpx.TransportError as error:
            raise _trouble(error, self._http.base_url.host) from error


def _trouble(error: Exception, host: str) -> StudioError:
    """A certificate nobody vouches for, of either side, is another matter than a server that is not there."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return CatalogueUntrusted(host=host)
        cause = cause.__cause__ or cause.__context__
    return CatalogueUnreachable(host=host)


def quoted(part: str) -> str:
    """A dot or a slash in a name must not become a path of its own."""
    return quote(part, safe="").replace(".", "%2E") if part.strip(".") == "" else quote(part, safe="")


async def _pieces(file: Path) -> AsyncIterator[bytes]:
    with file.open("rb") as source:
        while piece := await asyncio.to_thread(source.read, PIECE):
            yield piece


def _read(response: "httpx.Response", model: type[Result]) -> Result:
    try:
        return TypeAdapter(model).validate_json(response.content)
    except ValidationError as error:
        raise CatalogueRefused(status=response.status_code) from error
