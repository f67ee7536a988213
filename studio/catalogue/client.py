"""The catalogue from the outside: the same client for the embedded service and for a server."""

import asyncio
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar
from urllib.parse import quote

from pydantic import BaseModel, TypeAdapter, ValidationError

from studio.catalogue.answers import error_in
from studio.catalogue.changes import Changes
from studio.catalogue.package import read_package
from studio.catalogue.people import Person, Token
from studio.catalogue.values import Release, Submission
from studio.core.errors import CatalogueRefused, CatalogueUnreachable, PackageDamaged

if TYPE_CHECKING:
    import httpx

Model = TypeVar("Model", bound=BaseModel)
Result = TypeVar("Result")


class CatalogueClient:
    """Raises what the service answered, CatalogueUnreachable, or CatalogueRefused for anything unexpected."""

    def __init__(self, http: "httpx.AsyncClient", person: str = "") -> None:
        self._http = http
        self._person = person

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        await self._http.aclose()

    async def submit(self, package: bytes, note: str = "") -> Submission:
        return await self._post("submissions", Submission, content=package, params={"note": note})

    async def submissions(self) -> list[Submission]:
        return await self._list("submissions", Submission)

    async def submission(self, number: int) -> Submission:
        return await self._get(f"submissions/{number}", Submission)

    async def submitted_package(self, number: int) -> bytes:
        submission = await self.submission(number)
        return await self._package(f"submissions/{number}/package", submission.digest)

    async def changes(self, number: int) -> Changes:
        return await self._get(f"submissions/{number}/changes", Changes)

    async def approve(self, number: int, comment: str) -> Submission:
        return await self._act(number, "approve", comment)

    async def return_(self, number: int, comment: str) -> Submission:
        return await self._act(number, "return", comment)

    async def reject(self, number: int, comment: str) -> Submission:
        return await self._act(number, "reject", comment)

    async def withdraw(self, number: int, comment: str = "") -> Submission:
        return await self._act(number, "withdraw", comment)

    async def comment(self, number: int, comment: str) -> Submission:
        return await self._act(number, "comments", comment)

    async def releases(self, query: str = "", category: str = "") -> list[Release]:
        return await self._list("releases", Release, query=query, category=category)

    async def release(self, agent: str, version: str | None = None) -> Release:
        return await self._get(_path(agent, version), Release)

    async def versions(self, agent: str) -> list[Release]:
        return await self._list(f"{_path(agent)}/versions", Release)

    async def fetch(self, agent: str, version: str | None = None) -> bytes:
        """Return the package, verified against the digest of its release."""
        release = await self.release(agent, version)
        return await self._package(f"{_path(agent, release.version)}/package", release.digest)

    async def recall(self, agent: str, version: str | None, reason: str) -> Release:
        """Recall that version, or without one the newest that is in use."""
        version = version or (await self.release(agent)).version
        return await self._post(f"{_path(agent, version)}/recall", Release, json={"comment": reason})

    async def me(self) -> Person:
        return await self._get("people/me", Person)

    async def people(self) -> list[Person]:
        return await self._list("people", Person)

    async def keep_person(self, person: Person) -> Person:
        return await self._post("people", Person, json=person.model_dump(mode="json"))

    async def issue_token(self, person: str) -> Token:
        return await self._post(f"people/{_quoted(person)}/token", Token)

    async def withdraw_tokens(self, person: str) -> Person:
        return _read(await self._ask("DELETE", f"people/{_quoted(person)}/tokens"), Person)

    async def _act(self, number: int, act: str, comment: str) -> Submission:
        return await self._post(f"submissions/{number}/{act}", Submission, json={"comment": comment})

    async def _get(self, path: str, model: type[Model]) -> Model:
        return _read(await self._ask("GET", path), model)

    async def _list(self, path: str, model: type[Model], **params: str) -> list[Model]:
        return _read(await self._ask("GET", path, params=params), list[model])  # type: ignore[valid-type]  # a type made from the one given

    async def _post(self, path: str, model: type[Model], **what: Any) -> Model:
        return _read(await self._ask("POST", path, **what), model)

    async def _package(self, path: str, digest: str) -> bytes:
        content = (await self._ask("GET", path)).content
        package = await asyncio.to_thread(read_package, content)
        if package.digest != digest:
            raise PackageDamaged(file="")
        return content

    async def _ask(self, method: str, path: str, **what: Any) -> "httpx.Response":
        """`what` goes to httpx as it is: content, json or params."""
        import httpx

        try:
            response = await self._http.request(method, f"api/{path}", **what)
        except httpx.TransportError as error:
            raise CatalogueUnreachable(host=self._http.base_url.host) from error
        if not response.is_success:
            raise error_in(response.status_code, response.content, self._person)
        return response


def _read(response: "httpx.Response", model: type[Result]) -> Result:
    try:
        return TypeAdapter(model).validate_json(response.content)
    except ValidationError as error:
        raise CatalogueRefused(status=response.status_code) from error


def _path(agent: str, version: str | None = None) -> str:
    return f"releases/{_quoted(agent)}" + (f"/{_quoted(version)}" if version else "")


def _quoted(part: str) -> str:
    """A dot or a slash in a name must not become a path of its own."""
    return quote(part, safe="").replace(".", "%2E") if part.strip(".") == "" else quote(part, safe="")
