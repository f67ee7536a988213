"""A decision names the package it is about, and what was put on the desk stays as it is."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from studio.catalogue import SubmissionState
from studio.core import errors
from tests.integration.catalogue.desk.desks import BUILDER, NEIGHBOUR, REVIEWER, STRANGER, Office, report_on
from tests.unit.catalogue.samples import Draft
from tests.unit.catalogue.submitting import put, submit, submitted


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
    await reviewer.desk.keep_rerun(number, report_on(draft))
    await reviewer.desk.reject(await office.submitted(draft, agent="other"), "不适用")
    with pytest.raises(DatabaseError, match="never"), office.desks.store.changing() as session:
        session.execute(text(statement))


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
