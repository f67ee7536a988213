"""One request to the catalogue and its answer, read as what it should be."""

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, TypeAdapter, ValidationError

from studio.catalogue.answers import error_in
from studio.catalogue.package import read_package
from studio.core.errors import CatalogueRefused, CatalogueUnreachable, PackageDamaged

if TYPE_CHECKING:
    import httpx

Model = TypeVar("Model", bound=BaseModel)
Result = TypeVar("Result")


class Wire:
    """Raises what the service answered, CatalogueUnreachable, or CatalogueRefused for anything unexpected."""

    def __init__(self, http: "httpx.AsyncClient", person: str) -> None:
        self._http = http
        self._person = person

    async def aclose(self) -> None:
        await self._http.aclose()

    async def get(self, path: str, model: type[Model], **params: str) -> Model:
        return _read(await self.ask("GET", path, params=params), model)

    async def list(self, path: str, model: type[Model], **params: str) -> list[Model]:
        return _read(await self.ask("GET", path, params=params), list[model])  # type: ignore[valid-type]  # a type made from the one given

    async def post(self, path: str, model: type[Model], **what: Any) -> Model:
        return _read(await self.ask("POST", path, **what), model)

    async def put(self, path: str, model: type[Model], **what: Any) -> Model:
        return _read(await self.ask("PUT", path, **what), model)

    async def delete(self, path: str, model: type[Model]) -> Model:
        return _read(await self.ask("DELETE", path), model)

    async def package(self, path: str, digest: str) -> bytes:
        """Return a package verified against its digest; raises PackageDamaged."""
        content = (await self.ask("GET", path)).content
        package = await asyncio.to_thread(read_package, content)
        if package.digest != digest:
            raise PackageDamaged(file="")
        return content

    async def ask(self, method: str, path: str, **what: Any) -> "httpx.Response":
        """`what` goes to httpx as it is: content, json or params."""
        import httpx

        try:
            response = await self._http.request(method, f"api/{path}", **what)
        except httpx.TransportError as error:
            raise CatalogueUnreachable(host=self._http.base_url.host) from error
        if not response.is_success:
            raise error_in(response.status_code, response.content, self._person)
        return response


def quoted(part: str) -> str:
    """A dot or a slash in a name must not become a path of its own."""
    return quote(part, safe="").replace(".", "%2E") if part.strip(".") == "" else quote(part, safe="")


def _read(response: "httpx.Response", model: type[Result]) -> Result:
    try:
        return TypeAdapter(model).validate_json(response.content)
    except ValidationError as error:
        raise CatalogueRefused(status=response.status_code) from error
