"""Whose queue, whose hands: who sees and decides, and who does not."""

from dataclasses import replace
from typing import Any

import pytest

from studio.catalogue import Person, SubmissionState
from studio.catalogue.store import people
from studio.core import errors
from studio.core.editors import Editor
from studio.runtime.editors import note_editor
from tests.integration.catalogue.desk.desks import (
    BUILDER,
    COLLEAGUE,
    ELSEWHERE,
    EVERYWHERE,
    HERE,
    REVIEWER,
    STRANGER,
    Office,
    report_on,
)
from tests.unit.catalogue.samples import ADMIN, Draft
from tests.unit.catalogue.submitting import put, submit

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
        await stranger.desk.keep_rerun(number, report_on(draft))


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
