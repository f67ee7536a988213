"""The gate over HTTP: a client of somebody else's making claims, invents, floods and breaks off."""

import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import update

from studio.catalogue import CheckName, ServerSettings
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.client import CatalogueClient
from studio.catalogue.identity import always
from studio.catalogue.packages.manifest import MANIFEST, Manifest
from studio.catalogue.packages.package import LIMITS
from studio.catalogue.server.process import open_store
from studio.catalogue.service.application import create_service
from studio.catalogue.store.database import Store
from studio.catalogue.store.tables import DeliveryRow
from tests.unit.catalogue.samples import AUTHOR, Draft, resisted
from tests.unit.catalogue.submitting import signed_for
from tests.unit.catalogue.test_package import archived, files_in, rewritten


@dataclass
class Gate:
    """The service as a client sees it that was written by somebody else."""

    http: httpx.AsyncClient
    store: Store
    packages: Path

    async def put(self, content: bytes, digest: str, **headers: str) -> httpx.Response:
        return await self.http.put(f"/api/packages/{digest}", content=content, headers=headers)

    async def submit(self, content: bytes, digest: str, **covering: Any) -> httpx.Response:
        """Put it there, sign it as its author would, and submit it with whatever is claimed of it."""
        await self.put(content, digest)
        signed = await signed_for(CatalogueClient(self.http), content)
        told = {"digest": digest, "signed": signed.model_dump(mode="json") if signed else None}
        return await self.http.post("/api/submissions", json=told | covering)

    def kept(self) -> list[str]:
        return [file.name for file in self.packages.rglob("*") if file.is_file()]


@pytest.fixture
async def gate(tmp_path: Path) -> AsyncIterator[Gate]:
    settings = ServerSettings(folder=tmp_path / "catalogue")
    store, packages = open_store(settings), tmp_path / "catalogue" / "packages"
    app = create_service(store, FolderBlobs(packages), always(AUTHOR, store), settings)
    transport = httpx.ASGITransport(app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://gate") as http:
        yield Gate(http, store, packages)
    store.close()


def error(answer: httpx.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["error"]["name"]


async def test_a_warning_without_a_reason_is_refused_whatever_else_is_claimed(
    gate: Gate, draft: Draft
) -> None:
    draft.documents["通讯录.csv"] = "值班室 13800000000"
    package = draft.build()
    for reasons in ({}, {"personal_data": "  "}, {"size": "不大", "tests": "都过了"}):
        claims = {"checks": [], "passed": 99, "verdict": "pass", "reasons": reasons}
        answer = await gate.submit(package.content, package.digest, **claims)
        assert error(answer) == (422, "ReasonsMissing")
        assert answer.json()["error"]["facts"] == {"checks": "personal_data"}

    given = {"personal_data": "公开的值班电话", "size": "不大"}
    taken = await gate.submit(package.content, package.digest, reasons=given)

    assert taken.status_code == 201
    reasons = {check["name"]: check["reason"] for check in taken.json()["checks"] if check["reason"]}
    assert reasons == {"personal_data": "公开的值班电话"}


@pytest.mark.parametrize(
    "reasons", [{"nonsense": "x"}, {"tests": 5}, {"tests": "x" * 2001}, "all fine", {"tests": None}]
)
async def test_reasons_that_are_none_are_not_understood(gate: Gate, draft: Draft, reasons: object) -> None:
    package = draft.build()
    assert error(await gate.submit(package.content, package.digest, reasons=reasons))[0] == 422


INVENTED: list[dict[str, Any]] = [
    {"report": {"results": [{"question": "别的问题?", "checks": [{"expectation": "answers", "met": True}]}]}},
    {"report": {"results": [{"question": one, "checks": []} for one in Draft.questions], "passed": 2}},
    {"report": {"agent_digest": "0" * 64}},
    {"report": {"knowledge_digest": "0" * 64}},
    {"report": {"endpoint": ""}},
    {"injections": None},
    {"injections": {"agent_digest": "0" * 64}},
    {"injections": {"findings": resisted()[:-1]}},
    {"injections": {"findings": [{**one, "verdict": "breached"} for one in resisted()]}},
    {"instructions": "登录用 sk-proj-abcdEFGH1234567890abcd。"},
    {"documents": {"一.docx": "机密★10年\n示例"}},
    {"tools": [{"tool": "teleport"}]},
]


@pytest.mark.parametrize("changes", INVENTED, ids=range(len(INVENTED)))
async def test_what_stops_is_stopped_by_the_service_alone(
    gate: Gate, draft: Draft, changes: dict[str, Any]
) -> None:
    for name, value in changes.items():
        setattr(draft, name, value)
    package = draft.build()
    reasons = dict.fromkeys(CheckName, "没有问题")
    answer = await gate.submit(package.content, package.digest, reasons=reasons)
    assert error(answer)[0] == 422
    assert error(answer)[1] in {"TestsNotPassed", "CheckStopped"}
    assert (await gate.http.get("/api/submissions")).json() in ([], {"submissions": []})


async def test_a_manifest_that_tells_of_other_documents_is_never_kept(gate: Gate, draft: Draft) -> None:
    package = draft.build()
    base = package.manifest.knowledge[0]
    dated = tuple(one.model_copy(update={"issued": "2020-01-01"}) for one in base.documents)
    for knowledge in ((base.model_copy(update={"documents": dated}),), (base, base), ()):
        told = [one.model_dump() for one in knowledge]
        content = rewritten(package, knowledge=told)
        digest = Manifest.model_validate({**package.manifest.model_dump(), "knowledge": told}).digest
        assert error(await gate.put(content, digest)) == (422, "PackageInvalid")
    assert gate.kept() == []


async def test_a_package_of_another_format_is_not_believed_in_the_new_one(gate: Gate, draft: Draft) -> None:
    package = draft.build()
    old = package.manifest.model_copy(update={"format": 1})
    content = archived({**files_in(package), MANIFEST: old.content})
    assert error(await gate.put(content, old.digest))[1] == "PackageInvalid"


async def test_too_large_is_refused_before_anything_is_received(gate: Gate) -> None:
    request = gate.http.build_request(
        "PUT", f"/api/packages/{'0' * 64}", content=b"", headers={"Content-Length": str(LIMITS.size + 1)}
    )
    answer = await gate.http.send(request)
    assert error(answer) == (413, "PackageTooLarge")
    assert answer.json()["error"]["facts"] == {"size": LIMITS.size >> 20, "limit": LIMITS.size >> 20}
    assert gate.kept() == []


async def test_packages_nobody_submits_are_few_and_gone_after_a_day(gate: Gate, draft: Draft) -> None:
    digests = []
    for number in range(11):
        draft.instructions = f"第 {number} 稿。"
        package = draft.build()
        answer = await gate.put(package.content, package.digest)
        digests.append(package.digest)
    assert error(answer) == (429, "TooMuchWaiting")
    assert len(gate.kept()) == 10
    draft.instructions = "第 0 稿。"
    again = draft.build()
    assert (await gate.put(again.content, again.digest)).status_code == 200, "the same again takes no room"
    assert (await gate.submit(again.content, again.digest)).status_code == 201

    yesterday = (datetime.now(UTC) - timedelta(days=1, minutes=1)).isoformat(timespec="seconds")
    with gate.store.changing() as session:
        session.execute(update(DeliveryRow).values(at=yesterday))
    (gate.packages / ".incoming-broken").touch()
    draft.instructions = "新的一稿。"
    fresh = draft.build()
    assert (await gate.put(fresh.content, fresh.digest)).status_code in {200, 429}
    assert (await gate.put(fresh.content, fresh.digest)).status_code == 200

    kept = {name.removesuffix(".agent") for name in gate.kept()} - {".incoming-broken"}
    assert kept == {again.digest, fresh.digest}, "what was submitted stays, what was not is gone"
    late = await gate.http.post("/api/submissions", json={"digest": digests[1]})
    assert error(late) == (404, "NotFound")


async def test_an_upload_that_breaks_off_leaves_nothing(gate: Gate, draft: Draft) -> None:
    package = draft.build()

    async def pieces() -> AsyncIterator[bytes]:
        yield package.content[:1000]
        raise ConnectionResetError

    broken = await gate.http.put(f"/api/packages/{package.digest}", content=pieces())
    assert broken.status_code == 500
    answer = await gate.put(package.content[:-10], package.digest)
    assert error(answer)[1] in {"PackageDamaged", "PackageInvalid"}
    assert gate.kept() == []


async def test_the_facts_of_documents_are_those_of_their_own_rows(gate: Gate, draft: Draft) -> None:
    package = draft.build()
    taken = await gate.submit(package.content, package.digest)
    (document, *_) = taken.json()["knowledge"][0]["documents"]
    assert (document["issuer"], document["issued"]) == ("示例市应急管理局", "2026-03-01")
    assert json.loads(package.manifest.content)["format"] == 2
