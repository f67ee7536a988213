"""The review desk over HTTP: whose queue, whose hands, which digest; what was put there stays as it is."""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from studio.catalogue import CatalogueClient, Person, Role, ServerSettings, Spot, SubmissionState
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.service.application import create_service
from studio.catalogue.store import people
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.signing import Signing
from studio.catalogue.trust.key_file import KeyFile
from studio.core import errors
from studio.core.editors import Editor
from studio.runtime.editors import note_editor
from tests.unit.catalogue.samples import ADMIN, Draft
from tests.unit.catalogue.submitting import put, submit, submitted

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


@pytest.fixture
def database(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
def desks(tmp_path: Path, database: str) -> Iterator[Desks]:
    signing = Signing(KeyFile(tmp_path / "catalogue.key"))
    with closing(Store(database, signing=signing)) as store:
        with store.changing() as session:
            for person in PEOPLE:
                people.keep_person(session, person)
        yield Desks(store, tmp_path)


@pytest.fixture
async def office(desks: Desks) -> AsyncIterator[Office]:
    async with AsyncExitStack() as stack:
        yield Office(desks, stack)


READ = (("GET", ""), ("GET", "/package"), ("GET", "/changes"), ("GET", "/reruns/1/report"))
ACTS = (
    *(("POST", f"/{act}") for act in ("approve", "return", "reject", "withdraw", "comments")),
    ("POST", "/comments/1/answers"),
    ("POST", "/reruns"),
)


async def test_another_department_s_queue_is_not_there(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    stranger = await office.act(STRANGER)

    assert await stranger.desk.submissions() == []
    assert await stranger.desk.submissions(department=HERE) == []
    assert await stranger.desk.queues() == []
    for method, path in (*READ, *ACTS):
        there = await office.refused(STRANGER, method, f"{number}{path}", comment="同意")
        nowhere = await office.refused(STRANGER, method, f"{number + 50}{path}", comment="同意")
        if path != "/reruns":
            assert there == nowhere == (404, "NotFound"), path
    with pytest.raises(errors.NotFound):
        await stranger.desk.keep_rerun(number, _report(draft))


async def test_each_reviewer_has_the_queues_they_work_on_counted_and_paged(
    office: Office, draft: Draft
) -> None:
    here = [await office.submitted(draft, agent=f"agent-{index}") for index in range(5)]
    there = await office.submitted(draft, by=STRANGER, agent="other")
    own = await office.submitted(draft, by=COLLEAGUE, agent="own")

    async def numbers(person: Person, **wanted: Any) -> list[int]:
        client = await office.act(person)
        return [one.number for one in await client.desk.submissions(**wanted)]

    assert await numbers(REVIEWER, state="submitted") == [*here, own]
    assert await numbers(COLLEAGUE, state="submitted", mine=False) == here
    assert await numbers(COLLEAGUE, mine=True) == [own]
    assert await numbers(EVERYWHERE, state="submitted") == await numbers(ADMIN, state="submitted")
    assert await numbers(EVERYWHERE, state="submitted", department=ELSEWHERE) == [there]
    assert await numbers(REVIEWER, state="submitted", limit=2) == here[:2]
    assert await numbers(REVIEWER, state="submitted", limit=2, after=here[1]) == here[2:4]
    assert await numbers(REVIEWER, state="submitted", category="政务办公") == []
    assert await numbers(REVIEWER, state="submitted", waited=1) == [], "all came in today"
    assert await numbers(REVIEWER, agent="agent-3") == [here[3]]
    queues = await (await office.act(EVERYWHERE)).desk.queues()
    assert [(queue.department, queue.waiting) for queue in queues] == [(HERE, 6), (ELSEWHERE, 1)]
    await (await office.act(REVIEWER)).desk.reject(here[0], "不适用")
    await (await office.act(REVIEWER)).desk.reject(here[2], "不适用")
    assert await numbers(REVIEWER, decided=True) == [here[2], here[0]], "newest first"
    assert await numbers(REVIEWER, decided=True, after=here[2]) == [here[0]]


async def test_a_submission_stays_where_its_author_was(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    with office.desks.store.changing() as session:
        people.keep_person(session, BUILDER.model_copy(update={"department": ELSEWHERE}))
    assert (await (await office.act(REVIEWER)).desk.submission(number)).department == HERE
    with pytest.raises(errors.NotFound):
        await (await office.act(STRANGER)).desk.submission(number)


async def test_an_administrator_looks_and_does_not_decide(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    admin = await office.act(ADMIN)
    assert (await admin.desk.submission(number)).number == number
    for act in ("approve", "return", "reject", "withdraw", "comments"):
        assert await office.refused(ADMIN, "POST", f"{number}/{act}", comment="同意") == (
            403,
            "ActNotAllowed",
        )


@pytest.mark.parametrize("act", ["approve", "return", "reject"])
async def test_nobody_decides_on_what_they_had_a_hand_in(office: Office, draft: Draft, act: str) -> None:
    by_author = await office.submitted(draft, by=COLLEAGUE)
    assert await office.refused(COLLEAGUE, "POST", f"{by_author}/{act}", comment="好") == (
        403,
        "ReviewerIsAuthor",
    )
    packed = replace(draft, agent="packed", author=COLLEAGUE).build()
    number = (await submit(await office.act(BUILDER), packed.content)).number
    assert (await office.refused(COLLEAGUE, "POST", f"{number}/{act}", comment="好"))[1] == "ReviewerIsAuthor"
    edited = replace(draft, agent="edited", author=BUILDER)
    edited.write()
    note_editor(edited.agent_folder, Editor.now("colleague", "防汛科二岗", HERE))
    number = (await submit(await office.act(BUILDER), edited.build().content)).number
    assert await office.refused(COLLEAGUE, "POST", f"{number}/{act}", comment="好") == (
        403,
        "ReviewerIsEditor",
    )


async def test_what_a_forged_package_leaves_out_the_service_has_seen_itself(
    office: Office, draft: Draft
) -> None:
    """A colleague brings the package, or submitted the version before, or stands in the package before."""
    brought = replace(draft, agent="brought", author=BUILDER).build()
    await put(await office.act(COLLEAGUE), brought.content)
    number = (await submit(await office.act(BUILDER), brought.content)).number
    assert (await office.refused(COLLEAGUE, "POST", f"{number}/approve", comment="好"))[
        1
    ] == "ReviewerIsAuthor"

    first = await office.submitted(draft, by=COLLEAGUE, agent="shared")
    await (await office.act(REVIEWER)).desk.return_(first, "请补充")
    second = await office.submitted(draft, agent="shared", version="1.0.1")
    assert (await office.refused(COLLEAGUE, "POST", f"{second}/approve", comment="好"))[
        1
    ] == "ReviewerIsAuthor"

    named = replace(draft, agent="named", author=BUILDER)
    named.write()
    note_editor(named.agent_folder, Editor.now("colleague", "防汛科二岗", HERE))
    await submit(await office.act(BUILDER), named.build().content)
    (named.agent_folder / ".editors.json").unlink()
    number = (await submit(await office.act(BUILDER), replace(named, version="1.0.1").build().content)).number
    assert (await office.refused(COLLEAGUE, "POST", f"{number}/approve", comment="好"))[
        1
    ] == "ReviewerIsEditor"


async def test_nobody_shuts_out_another_s_reviewers_by_naming_them(office: Office, draft: Draft) -> None:
    """Another author's package of that agent says the reviewer edited it: that counts against it alone."""
    hostile = replace(draft, author=STRANGER)
    hostile.write()
    note_editor(hostile.agent_folder, Editor.now("reviewer", "法规科一岗", HERE))
    await submit(await office.act(STRANGER), hostile.build().content)
    (hostile.agent_folder / ".editors.json").unlink()
    number = await office.submitted(draft)
    assert (await (await office.act(REVIEWER)).desk.approve(number, "同意")).state is SubmissionState.RELEASED


async def test_who_edited_what_is_released_already_may_review_the_next(office: Office, draft: Draft) -> None:
    draft = replace(draft, author=BUILDER, report={"started": "2026-11-22T08:00:00+00:00"})
    draft.write()
    early = Editor(id="colleague", name="防汛科二岗", last="2026-11-21T08:00:00+00:00")
    note_editor(draft.agent_folder, early)
    builder = await office.act(BUILDER)
    first = (await submit(builder, draft.build().content)).number
    await (await office.act(REVIEWER)).desk.approve(first, "同意")
    second = (await submit(builder, replace(draft, version="1.1.0").build().content)).number
    note_editor(draft.agent_folder, early.model_copy(update={"last": "2026-11-23T08:00:00+00:00"}))
    third = (await submit(builder, replace(draft, version="1.2.0").build().content)).number

    assert (await office.refused(COLLEAGUE, "POST", f"{second}/approve", comment="好"))[
        1
    ] == "SubmissionClosed"
    assert (await office.refused(COLLEAGUE, "POST", f"{third}/approve", comment="好"))[
        1
    ] == "ReviewerIsEditor"


async def test_a_decision_names_the_package_it_is_about(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    digest = (await (await office.act(REVIEWER)).desk.submission(number)).digest
    stale = "f" * 64
    for act in ("approve", "return", "reject"):
        refused = await office.refused(REVIEWER, "POST", f"{number}/{act}", comment="好", digest=stale)
        assert refused == (409, "SubmissionStale")
    async with office.desks.http(REVIEWER) as http:
        shown = await http.get(f"/api/submissions/{number}")
        assert shown.headers["etag"] == f'"{digest}"'
        path, body = f"/api/submissions/{number}/approve", {"comment": "好"}
        for told in (body, body | {"digest": digest}):
            assert (await http.post(path, json=told, headers={"If-Match": f'"{stale}"'})).status_code == 409
        assert (
            await http.post(path, json=body, headers={"If-Match": shown.headers["etag"]})
        ).status_code == 200


async def test_a_new_version_needs_an_approval_of_its_own(office: Office, draft: Draft) -> None:
    """Whatever was approved or still waits: the next package is listed only when somebody approves it."""
    reviewer = await office.act(REVIEWER)
    first = await office.submitted(draft)
    seen = (await reviewer.desk.submission(first)).digest
    second = await office.submitted(draft, instructions="换了一套指令。")
    with pytest.raises(errors.SubmissionStale):
        await reviewer.desk.approve(second, "同意", digest=seen)
    with pytest.raises(errors.SubmissionClosed) as caught:
        await reviewer.desk.approve(first, "同意", digest=seen)
    assert caught.value == errors.SubmissionClosed(number=first, state="superseded")
    await reviewer.desk.approve(second, "同意")
    with pytest.raises(errors.SubmissionClosed):
        await reviewer.desk.approve(second, "同意")
    third = await office.submitted(draft, version="1.1.0")
    assert (await reviewer.desk.submission(third)).state is SubmissionState.SUBMITTED
    assert [one.version for one in await reviewer.shelf.versions("flood-duty")] == ["1.0.0"]


async def test_no_other_office_takes_over_an_agent_that_is_out(office: Office, draft: Draft) -> None:
    """Its later versions wait in its own queue; one that waited elsewhere before is not approved there."""
    early = await office.submitted(draft, by=STRANGER, version="1.1.0")
    await (await office.act(REVIEWER)).desk.approve(await office.submitted(draft), "同意")
    assert await office.refused(NEIGHBOUR, "POST", f"{early}/approve", comment="好") == (403, "ActNotAllowed")
    late = await office.submitted(draft, by=STRANGER, version="1.2.0")
    assert await office.refused(NEIGHBOUR, "POST", f"{late}/approve", comment="好") == (404, "NotFound")
    approved = await (await office.act(REVIEWER)).desk.approve(late, "同意")
    assert approved.state is SubmissionState.RELEASED


async def test_putting_and_submitting_again_changes_nothing_that_waits(
    office: Office, draft: Draft, tmp_path: Path
) -> None:
    builder = await office.act(BUILDER)
    package = replace(draft, author=BUILDER).build()
    number = (await submit(builder, package.content)).number
    before = await builder.desk.submission(number)
    altered = tmp_path / "altered.agent"
    altered.write_bytes(replace(draft, author=BUILDER, instructions="换了一套指令。").build().content)
    with pytest.raises(errors.PackageDamaged):
        await builder.desk.put_package(package.digest, altered)
    await put(builder, package.content)
    assert await builder.desk.submission(number) == before
    for method in ("PUT", "PATCH", "DELETE"):
        assert (await office.refused(BUILDER, method, str(number), note="改"))[0] == 405
    assert await submitted(builder, number) == package.content


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE submissions SET digest = '0'",
        "UPDATE submissions SET facts = '{}'",
        "UPDATE submissions SET checks = '[]'",
        "UPDATE submissions SET author_id = 'reviewer'",
        "UPDATE submissions SET department = '示例市数据局'",
        "UPDATE submissions SET edited_by = '[]'",
        "DELETE FROM submissions",
        "UPDATE submissions SET state = 'submitted' WHERE number = 2",
        "UPDATE remarks SET text = '很好'",
        "DELETE FROM remarks",
        "UPDATE reruns SET passed = 2",
        "DELETE FROM reruns",
    ],
)
async def test_the_database_itself_alters_nothing_on_the_desk(
    office: Office, draft: Draft, statement: str
) -> None:
    number = await office.submitted(draft)
    reviewer = await office.act(REVIEWER)
    await reviewer.desk.comment(number, "请补充出处")
    await reviewer.desk.keep_rerun(number, _report(draft))
    await reviewer.desk.reject(await office.submitted(draft, agent="other"), "不适用")
    with pytest.raises(DatabaseError, match="never"), office.desks.store.changing() as session:
        session.execute(text(statement))


async def test_a_comment_stands_at_its_place_and_is_answered(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    builder, reviewer = await office.act(BUILDER), await office.act(REVIEWER)
    spots = {
        Spot(file="instructions.md", line=2): "回答要注明出处。",
        Spot(file="agent.yaml", subject="model.temperature"): "0.2",
        Spot(file="tests.yaml", subject="几点交接?"): "question: 几点交接?",
        Spot(file="knowledge", subject="防汛预案/值班制度.md"): "",
    }
    for spot in spots:
        await reviewer.desk.comment(number, "说得更清楚些", spot)
    said = (await builder.desk.submission(number)).remarks
    assert [(one.file, one.line, one.subject) for one in said] == [
        (spot.file, spot.line, spot.subject) for spot in spots
    ]
    for remark, quote in zip(said, spots.values(), strict=True):
        assert quote in remark.quote
        assert remark.digest == (await builder.desk.submission(number)).digest

    await builder.desk.answer(number, said[0].number, "已改")
    settled = await builder.desk.answer(number, said[0].number, "", resolves=True)
    assert [one.resolved for one in settled.remarks] == [True, False, False, False]
    opened = await reviewer.desk.answer(number, said[0].number, "还没有", resolves=False)
    assert [one.resolved for one in opened.remarks] == [False] * 4
    assert [answer.text for answer in opened.remarks[0].answers] == ["已改", "", "还没有"]
    assert [one.act for one in opened.reviews][-3:] == ["answer", "resolve", "reopen"]


@pytest.mark.parametrize(
    "spot",
    [
        Spot(file="instructions.md", line=99),
        Spot(file="instructions.md", line=1, subject="name"),
        Spot(file="agent.yaml", subject="model.colour"),
        Spot(file="tests.yaml", subject="没有这一题"),
        Spot(file="knowledge", subject="防汛预案/没有.docx"),
        Spot(file="files/../../etc/passwd"),
        Spot(file="report.json", line=1),
        Spot(file="manifest.json", line=1),
    ],
)
async def test_there_is_no_comment_at_no_place(office: Office, draft: Draft, spot: Spot) -> None:
    number = await office.submitted(draft)
    reviewer = await office.act(REVIEWER)
    with pytest.raises(errors.NotFound):
        await reviewer.desk.comment(number, "这里", spot)
    with pytest.raises(errors.SubmissionStale):
        await reviewer.desk.comment(number, "这里", spot.model_copy(update={"digest": "a" * 64}))


async def test_a_line_that_went_is_commented_where_it_stood(office: Office, draft: Draft) -> None:
    reviewer = await office.act(REVIEWER)
    first = await office.submitted(draft)
    released = await reviewer.desk.approve(first, "同意")
    number = await office.submitted(draft, version="1.1.0", instructions="只此一行。")
    spot = Spot(file="instructions.md", line=2, digest=released.digest)
    said = (await reviewer.desk.comment(number, "为什么去掉", spot)).remarks[0]
    assert (said.quote, said.digest) == ("回答要注明出处。", released.digest)


async def test_a_rerun_is_kept_counted_by_the_service(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    reviewer = await office.act(REVIEWER)
    kept = await reviewer.desk.keep_rerun(number, _report(draft, failing=1, endpoint="市级共享模型"))
    assert (kept.passed, kept.total, kept.endpoint, kept.person) == (1, 2, "市级共享模型", "reviewer")
    shown = await (await office.act(BUILDER)).desk.submission(number)
    assert shown.reruns == (kept,)
    assert shown.reviews[-1].act == "rerun"
    report = await (await office.act(BUILDER)).desk.rerun_report(number, kept.number)
    assert json.loads(report) == json.loads(_report(draft, failing=1, endpoint="市级共享模型"))
    with pytest.raises(errors.NotFound):
        await reviewer.desk.rerun_report(number, kept.number + 1)


@pytest.mark.parametrize(
    "changes",
    [
        {"agent_digest": "0" * 64},
        {"knowledge_digest": "0" * 64},
        {"results": []},
        {"model": "m" * 201},
        {"results": [{"question": "别的题", "checks": [{"expectation": "answers", "met": True}]}] * 2},
    ],
)
async def test_a_report_of_something_else_is_not_kept(
    office: Office, draft: Draft, changes: dict[str, Any]
) -> None:
    number = await office.submitted(draft)
    reviewer = await office.act(REVIEWER)
    with pytest.raises(errors.ReportUnfit):
        await reviewer.desk.keep_rerun(number, json.dumps(json.loads(_report(draft)) | changes).encode())
    unreadable = json.dumps(json.loads(_report(draft)) | {"endpoint": "市级\0模型"}).encode()
    for content in (b"\xff{}", unreadable):
        with pytest.raises(errors.PackageInvalid):
            await reviewer.desk.keep_rerun(number, content)
    with pytest.raises(errors.ReviewerIsAuthor):
        await (await office.act(BUILDER)).desk.keep_rerun(number, _report(draft))
    assert (await reviewer.desk.submission(number)).reruns == ()


async def test_no_text_has_a_nul(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    for act in ("approve", "withdraw", "comments"):
        assert (await office.refused(BUILDER, "POST", f"{number}/{act}", comment="\0"))[0] == 422
    async with office.desks.http(REVIEWER) as http:
        for name in ("department", "category", "agent"):
            assert (await http.get("/api/submissions", params={name: "\0"})).status_code == 422


async def test_a_package_that_says_a_nul_of_itself_is_not_queued(office: Office, draft: Draft) -> None:
    with pytest.raises(errors.PackageInvalid):
        await office.submitted(draft, name="防汛\0助手")
    assert await (await office.act(BUILDER)).desk.submissions() == []


async def test_an_author_withdraws_with_a_reason_and_only_once(office: Office, draft: Draft) -> None:
    number = await office.submitted(draft)
    builder = await office.act(BUILDER)
    withdrawn = await builder.desk.withdraw(number, "还要再改")
    assert (withdrawn.state, withdrawn.reviews[-1].comment) == (SubmissionState.WITHDRAWN, "还要再改")
    assert withdrawn.closed
    for person, act in ((BUILDER, "withdraw"), (REVIEWER, "approve"), (REVIEWER, "reject")):
        assert await office.refused(person, "POST", f"{number}/{act}", comment="好") == (
            409,
            "SubmissionClosed",
        )


def _report(draft: Draft, **changes: Any) -> bytes:
    failing = changes.pop("failing", 0)
    again = replace(draft, failing=failing, author=BUILDER)
    report = json.loads(again.report_of(again.write()))
    return json.dumps(report | changes, ensure_ascii=False).encode()
