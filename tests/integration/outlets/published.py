"""A catalogue with an agent that really answers, and programs that ask it beside the catalogue."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import httpx
from starlette.types import ASGIApp

from studio.catalogue import ServerSettings, embedded_client
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.identity import by_token
from studio.catalogue.server.beside import Beside
from studio.catalogue.server.process import open_store
from studio.catalogue.service.application import create_service
from studio.catalogue.settings.agents import ServingSettings
from studio.catalogue.store import clients, people, tokens
from studio.catalogue.store.database import Store
from studio.catalogue.values.clients import ClientKey, NewClient
from studio.endpoints import PRACTICE
from studio.outlets.application import open_outlets
from studio.outlets.outlet import Pace
from tests.unit.catalogue.samples import ADMIN, AUTHOR, REVIEWER, Draft
from tests.unit.catalogue.submitting import submit

AGENT = "flood-duty"
QUESTION = "防汛应急响应分为几级？"
DOCUMENTS = {
    "防汛应急预案.docx": (
        "一、总则\n示例市防汛应急响应分为四级，由高到低依次为一级、二级、三级和四级，由示例市防汛抗旱指挥部"
        "根据雨情、水情、工情和险情的严重程度会商研判后宣布启动、调整和结束，并向各成员单位和各街道通报。"
    ),
    "值班制度.md": "值班人员每日八点交接。",
}
"""An answer of some length, so that something can happen while it is written."""
EVERYTHING = NewClient(name="市门户网站", everything=True)


async def publish(folder: Path, version: str = "1.0.0", **draft: Any) -> None:
    """Have a version of an agent submitted and approved in the catalogue of that folder."""
    made = Draft(folder / f"draft-{draft.get('agent', '')}{version}", version=version, **draft)
    async with embedded_client(folder / "catalogue", AUTHOR) as client:
        number = (await submit(client, made.build().content)).number
    async with embedded_client(folder / "catalogue", REVIEWER) as client:
        await client.desk.approve(number, "同意")


@dataclass
class City:
    """One process of a server, asked without a socket."""

    app: ASGIApp
    store: Store
    folder: Path
    outlet: ASGIApp

    def key(self, wanted: NewClient = EVERYTHING) -> ClientKey:
        with self.store.changing() as session:
            return clients.add(session, ADMIN, wanted)

    def ended_key(self) -> str:
        """One whose last day has passed."""
        from sqlalchemy import update

        from studio.catalogue.store.tables import ClientRow

        made = self.key(NewClient(name="旧终端", everything=True, expires=date.max.replace(year=2030)))
        with self.store.changing() as session:
            ended = update(ClientRow).where(ClientRow.id == made.client.id).values(expires="2026-01-01")
            session.execute(ended)
        return made.key

    def revoke(self, made: ClientKey) -> None:
        with self.store.changing() as session:
            clients.revoke(session, ADMIN, made.client.id)

    def token_of_a_person(self) -> str:
        with self.store.changing() as session:
            people.keep_person(session, ADMIN)
            return tokens.issue(session, ADMIN.id, 1).token

    def http(self, key: str = "") -> httpx.AsyncClient:
        headers = {"Authorization": f"Bearer {key}"} if key else {}
        transport = httpx.ASGITransport(self.app, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://city", headers=headers)

    async def ask(self, key: str, question: str = QUESTION, **more: Any) -> httpx.Response:
        body = {"model": AGENT, "messages": [{"role": "user", "content": question}], **more}
        async with self.http(key) as http:
            return await http.post("/v1/chat/completions", json=body)


@asynccontextmanager
async def opened(folder: Path, practice: str, **serving: Any) -> AsyncIterator[City]:
    """Serve the catalogue in `folder` with the practice endpoint at that URL."""
    endpoint = PRACTICE.model_copy(update={"id": "city", "name": "市共享模型", "base_url": practice})
    told = ServingSettings(endpoint=endpoint, **serving)
    settings = ServerSettings(folder=folder / "catalogue", serving=told)
    pace = Pace(look=0.05, prolong=0.1)
    with closing(open_store(settings)) as store:
        blobs = FolderBlobs(settings.folder / "packages")
        service = create_service(store, blobs, by_token(store), settings)
        async with AsyncExitStack() as stack:
            outlet = await stack.enter_async_context(open_outlets(service.state.service, pace))
            yield City(Beside(service, outlet), store, folder, outlet)


def events(answer: httpx.Response) -> Sequence[Mapping[str, Any]]:
    """The chunks of a stream; it must have ended in order."""
    lines = [line for line in answer.text.split("\n\n") if line.startswith("data: ")]
    assert lines[-1] == "data: [DONE]", answer.text[-500:]
    return [json.loads(line.removeprefix("data: ")) for line in lines[:-1]]


def error(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["code"]


class Caller:
    """A program at the other end of a connection, which may hang up."""

    def __init__(self) -> None:
        self.hung_up, self.heard = asyncio.Event(), asyncio.Event()
        self.status, self.text = 0, ""

    @asynccontextmanager
    async def asking(
        self, city: City, key: str, path: str = "/v1/chat/completions", body: Any = None
    ) -> AsyncIterator["asyncio.Task[None]"]:
        usual = {"model": AGENT, "messages": [{"role": "user", "content": QUESTION}], "stream": True}
        scope = {
            "type": "http",
            "method": "POST",
            "scheme": "http",
            "path": path,
            "raw_path": path.encode(),
            "query_string": b"",
            "headers": [(b"authorization", f"Bearer {key}".encode())],
            "client": ("127.0.0.1", 1),
            "server": ("city", 80),
        }
        waiting = [{"type": "http.request", "body": json.dumps(body or usual).encode(), "more_body": False}]

        async def receive() -> Any:
            if waiting:
                return waiting.pop()
            await self.hung_up.wait()
            return {"type": "http.disconnect"}

        task = asyncio.ensure_future(city.app(scope, receive, self._send))
        try:
            yield task
        finally:
            self.hung_up.set()
            await asyncio.wait([task])

    async def _send(self, message: Any) -> None:
        self.status = message.get("status", self.status)
        self.text += message.get("body", b"").decode()
        if self.text.count("data: ") >= 2:
            self.heard.set()
