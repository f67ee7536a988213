"""A catalogue in this process, and somebody between it and the workspace who may answer something else."""

import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from studio.catalogue import CatalogueClient, Person, ServerSettings
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.identity import always
from studio.catalogue.service.application import create_service
from studio.catalogue.store.database import Store

Answer = Any  # JSON as it goes over the wire
Change = Callable[[Answer], Answer]


class Between(httpx.AsyncBaseTransport):
    """`changes` are made to answers of paths that end so; `kept` are the last honest answers."""

    def __init__(self, store: Store, folder: Path, person: Person) -> None:
        blobs, settings = FolderBlobs(folder / "packages"), ServerSettings(folder=folder)
        self._honest = httpx.ASGITransport(create_service(store, blobs, always(person, store), settings))
        self.changes: dict[str, Change] = {}
        self.kept: dict[str, Answer] = {}
        self.asked: list[tuple[str, int]] = []
        self.away = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self.away:
            raise httpx.ConnectError("nobody answers", request=request)
        answer = await self._honest.handle_async_request(request)
        path, content = request.url.path, await answer.aread()
        self.asked.append((path, answer.status_code))
        change = next((change for end, change in self.changes.items() if path.endswith(end)), None)
        if "json" not in answer.headers.get("content-type", ""):
            return httpx.Response(answer.status_code, headers=answer.headers, content=content)
        self.kept[path] = json.loads(content)
        told = change(json.loads(content)) if change else json.loads(content)
        tag = {"ETag": answer.headers["etag"]} if "etag" in answer.headers else {}
        return httpx.Response(answer.status_code, headers=tag, json=told)

    @asynccontextmanager
    async def client(self) -> AsyncIterator[CatalogueClient]:
        async with CatalogueClient(httpx.AsyncClient(transport=self, base_url="http://city")) as client:
            yield client
