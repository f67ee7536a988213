"""Comments at their places, and suites that were run again."""

import json
from typing import Any

import pytest

from studio.catalogue import Spot
from studio.core import errors
from tests.integration.catalogue.desk.desks import BUILDER, REVIEWER, Office, report_on
from tests.unit.catalogue.samples import Draft


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
    kept = await reviewer.desk.keep_rerun(number, report_on(draft, failing=1, endpoint="市级共享模型"))
    assert (kept.passed, kept.total, kept.endpoint, kept.person) == (1, 2, "市级共享模型", "reviewer")
    shown = await (await office.act(BUILDER)).desk.submission(number)
    assert shown.reruns == (kept,)
    assert shown.reviews[-1].act == "rerun"
    report = await (await office.act(BUILDER)).desk.rerun_report(number, kept.number)
    assert json.loads(report) == json.loads(report_on(draft, failing=1, endpoint="市级共享模型"))
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
        await reviewer.desk.keep_rerun(number, json.dumps(json.loads(report_on(draft)) | changes).encode())
    unreadable = json.dumps(json.loads(report_on(draft)) | {"endpoint": "市级\0模型"}).encode()
    for content in (b"\xff{}", unreadable):
        with pytest.raises(errors.PackageInvalid):
            await reviewer.desk.keep_rerun(number, content)
    with pytest.raises(errors.ReviewerIsAuthor):
        await (await office.act(BUILDER)).desk.keep_rerun(number, report_on(draft))
    assert (await reviewer.desk.submission(number)).reruns == ()
