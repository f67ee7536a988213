"""Who is there, and what each can ask of the desk."""

import json
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx

from studio.catalogue import CatalogueClient, Person, Role, ServerSettings
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.service.application import create_service
from studio.catalogue.store.database import Store
from tests.unit.catalogue.samples import ADMIN, Draft
from tests.unit.catalogue.submitting import submit

HERE, ELSEWHERE = "示例市应急管理局", "示例市数据局"
BUILDER = Person(id="builder", name="防汛科一岗", department=HERE, roles=(Role.BUILDER,))
COLLEAGUE = Person(id="colleague", name="防汛科二岗", department=HERE, roles=(Role.BUILDER, Role.REVIEWER))
REVIEWER = Person(id="reviewer", name="法规科一岗", department=HERE, roles=(Role.REVIEWER,))
STRANGER = Person(id="stranger", name="数据科一岗", department=ELSEWHERE, roles=(Role.BUILDER, Role.REVIEWER))
EVERYWHERE = Person(id="office", name="督查室", roles=(Role.REVIEWER,), reviews=("*",))
NEIGHBOUR = Person(id="neighbour", name="数据科二岗", department=ELSEWHERE, roles=(Role.REVIEWER,))
PEOPLE = (BUILDER, COLLEAGUE, REVIEWER, STRANGER, NEIGHBOUR, EVERYWHERE, ADMIN)


class Desks:
    """One service, and a client of it for whoever is named."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store = store
        settings = ServerSettings(folder=folder)
        self.app = create_service(store, FolderBlobs(folder / "packages"), self._who, settings)

    async def _who(self, headers: Any) -> Person:
        return next(person for person in PEOPLE if person.id == headers["x-test-person"])

    def http(self, person: Person) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        headers = {"x-test-person": person.id}
        return httpx.AsyncClient(transport=transport, base_url="http://desk", headers=headers)


class Office:
    def __init__(self, desks: Desks, stack: AsyncExitStack) -> None:
        self.desks, self._stack = desks, stack

    async def act(self, person: Person) -> CatalogueClient:
        return await self._stack.enter_async_context(CatalogueClient(self.desks.http(person), person.name))

    async def submitted(self, draft: Draft, by: Person = BUILDER, **changes: Any) -> int:
        draft = replace(draft, **changes)
        return (await submit(await self.act(by), replace(draft, author=by).build().content, "首版")).number

    async def refused(self, person: Person, method: str, path: str, **body: Any) -> tuple[int, str]:
        async with self.desks.http(person) as http:
            answer = await http.request(method, f"/api/submissions/{path}", json=body or None)
        return answer.status_code, answer.json().get("error", {}).get("name", "")


def report_on(draft: Draft, **changes: Any) -> bytes:
    failing = changes.pop("failing", 0)
    again = replace(draft, failing=failing, author=BUILDER)
    report = json.loads(again.report_of(again.write()))
    return json.dumps(report | changes, ensure_ascii=False).encode()
