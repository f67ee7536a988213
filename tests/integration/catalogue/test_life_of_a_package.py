"""From submission to release and recall, through the embedded service."""

from pathlib import Path

import pytest

from studio.catalogue import (
    Act,
    How,
    Release,
    Role,
    SubmissionState,
    Verdict,
    Wanted,
    read_package,
    run_checks,
)
from studio.core import errors
from tests.integration.catalogue.conftest import Open
from tests.unit.catalogue.samples import ADMIN, AUTHOR, OTHER_REVIEWER, REVIEWER, USER, Draft
from tests.unit.catalogue.submitting import fetched, submit, submitted


async def released(open_as: Open, draft: Draft) -> int:
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content, "首次发布")).number
    async with open_as(REVIEWER) as reviewer:
        await reviewer.desk.approve(number, "同意")
    return number


async def test_an_agent_is_submitted_reviewed_listed_and_fetched(open_as: Open, draft: Draft) -> None:
    package = draft.build()
    async with open_as(AUTHOR) as author:
        submission = await submit(author, package.content, "首次发布")
        assert (submission.state, submission.author, submission.note) == (
            SubmissionState.SUBMITTED,
            AUTHOR,
            "首次发布",
        )
        assert [one.number for one in await author.desk.submissions()] == [submission.number]
    async with open_as(REVIEWER) as reviewer:
        assert await reviewer.desk.submission(submission.number) == submission
        assert await submitted(reviewer, submission.number) == package.content
        decided = await reviewer.desk.approve(submission.number, " 同意发布 ")
    assert decided.state is SubmissionState.RELEASED
    assert [(review.act, review.person) for review in decided.reviews] == [
        (Act.SUBMIT, AUTHOR.id),
        (Act.APPROVE, REVIEWER.id),
    ]
    async with open_as(USER) as user:
        (card,) = (await user.shelf.cards(Wanted("防汛"))).cards
        release = await user.shelf.release(card.agent)
        assert (release.agent, release.version, release.comment) == ("flood-duty", "1.0.0", "同意发布")
        assert (release.author, release.reviewer) == (AUTHOR, REVIEWER)
        assert await fetched(user, "flood-duty") == package.content
        assert await fetched(user, "flood-duty", "1.0.0") == package.content
        assert (await user.shelf.release("flood-duty")).installs == 1


async def test_what_is_recorded_is_what_the_package_itself_says(open_as: Open, draft: Draft) -> None:
    package = draft.build()
    async with open_as(AUTHOR) as author:
        submission = await submit(author, package.content)
    assert submission.digest == package.digest == read_package(package.content).digest
    assert submission.agent_digest == package.manifest.agent_digest
    assert submission.knowledge == package.manifest.knowledge
    assert list(submission.checks) == run_checks(package)
    assert (submission.passed, submission.total, submission.endpoint) == (2, 2, "市共享模型")


async def test_an_author_who_is_a_reviewer_cannot_review_own_work(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
        for act in (author.desk.approve, author.desk.return_, author.desk.reject):
            with pytest.raises(errors.ReviewerIsAuthor):
                await act(number, "我同意")
        assert (await author.desk.submission(number)).state is SubmissionState.SUBMITTED


async def test_whoever_packed_it_cannot_review_it_when_another_submits_it(
    open_as: Open, draft: Draft
) -> None:
    draft.author = REVIEWER
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    async with open_as(REVIEWER) as reviewer:
        with pytest.raises(errors.ReviewerIsAuthor):
            await reviewer.desk.approve(number, "同意")


async def test_a_reviewer_sends_it_back_and_the_author_submits_again(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        first = await submit(author, draft.build().content)
    async with open_as(REVIEWER) as reviewer:
        commented = await reviewer.desk.comment(first.number, "第二行不清楚")
        returned = await reviewer.desk.return_(first.number, "请补充出处")
    assert commented.state is SubmissionState.SUBMITTED
    assert returned.state is SubmissionState.CHANGES_REQUESTED
    assert [review.comment for review in returned.reviews] == ["", "第二行不清楚", "请补充出处"]
    draft.instructions += "\n每条都要注明出处。"
    async with open_as(AUTHOR) as author:
        second = await submit(author, draft.build().content)
    assert second.number != first.number
    assert second.state is SubmissionState.SUBMITTED


async def test_the_reviewer_sees_what_changed_since_the_release(open_as: Open, draft: Draft) -> None:
    await released(open_as, draft)
    draft.version = "1.1.0"
    draft.documents["值班制度.md"] = "值班人员每日九点交接。"
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    async with open_as(REVIEWER) as reviewer:
        changes = await reviewer.desk.changes(number)
    assert changes.since == "1.0.0"
    assert [(change.subject, change.how) for change in changes.changes] == [
        ("防汛预案/值班制度.md", How.CHANGED)
    ]


async def test_a_decision_is_final(open_as: Open, draft: Draft) -> None:
    number = await released(open_as, draft)
    async with open_as(OTHER_REVIEWER) as reviewer:
        for act in (reviewer.desk.approve, reviewer.desk.return_, reviewer.desk.reject):
            with pytest.raises(errors.SubmissionClosed) as caught:
                await act(number, "改主意")
            assert caught.value == errors.SubmissionClosed(number=number, state="released")
    async with open_as(AUTHOR) as author:
        with pytest.raises(errors.SubmissionClosed):
            await author.desk.withdraw(number)


async def test_a_rejected_agent_is_nowhere_in_the_catalogue(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    async with open_as(REVIEWER) as reviewer:
        assert (await reviewer.desk.reject(number, "不适用")).state is SubmissionState.REJECTED
        assert (await reviewer.shelf.cards()).cards == ()
        with pytest.raises(errors.NotFound):
            await fetched(reviewer, "flood-duty")


async def test_only_its_author_withdraws_a_submission(open_as: Open, draft: Draft) -> None:
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    async with open_as(REVIEWER) as reviewer:
        with pytest.raises(errors.ActNotAllowed):
            await reviewer.desk.withdraw(number)
    async with open_as(AUTHOR) as author:
        assert (await author.desk.withdraw(number)).state is SubmissionState.WITHDRAWN


@pytest.mark.parametrize("comment", ["", "  \n"])
async def test_a_decision_needs_its_reason(open_as: Open, draft: Draft, comment: str) -> None:
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    async with open_as(REVIEWER) as reviewer:
        for act in (
            reviewer.desk.approve,
            reviewer.desk.return_,
            reviewer.desk.reject,
            reviewer.desk.comment,
        ):
            with pytest.raises(errors.CommentNeeded):
                await act(number, comment)


async def test_roles_are_needed(open_as: Open, draft: Draft) -> None:
    number = await released(open_as, draft)
    draft.version = "2.0.0"
    async with open_as(USER) as user:
        for refused in (
            submit(user, draft.build().content),
            user.shelf.recall("flood-duty", "1.0.0", "不好"),
            user.accounts.people(),
            user.accounts.keep_person(USER),
            user.accounts.issue_token(ADMIN.id),
        ):
            with pytest.raises(errors.ActNotAllowed):
                await refused
        for hidden in (
            user.desk.submission(number),
            submitted(user, number),
            user.desk.changes(number),
            user.desk.approve(number, "同意"),
            user.desk.comment(number, "好"),
            user.desk.withdraw(number, "不要了"),
        ):
            with pytest.raises(errors.NotFound):
                await hidden
        assert await user.desk.submissions() == []
        assert (await user.accounts.me()).id == USER.id


async def test_a_released_version_is_not_released_again(open_as: Open, draft: Draft) -> None:
    await released(open_as, draft)
    draft.instructions += "\n再改一处。"
    async with open_as(AUTHOR) as author:
        with pytest.raises(errors.VersionTaken) as caught:
            await submit(author, draft.build().content)
    assert caught.value == errors.VersionTaken(agent="flood-duty", version="1.0.0")


async def test_a_recalled_version_is_no_longer_handed_out_and_says_why(open_as: Open, draft: Draft) -> None:
    await released(open_as, draft)
    async with open_as(REVIEWER) as reviewer:
        with pytest.raises(errors.CommentNeeded):
            await reviewer.shelf.recall("flood-duty", None, " ")
        assert (await reviewer.shelf.recall("flood-duty", None, "预案已修订")).recalled == "预案已修订"
        with pytest.raises(errors.ReleaseRecalled):
            await reviewer.shelf.recall("flood-duty", "1.0.0", "再一次")
    async with open_as(USER) as user:
        assert (await user.shelf.release("flood-duty", "1.0.0")).recalled == "预案已修订"
        with pytest.raises(errors.ReleaseRecalled) as caught:
            await fetched(user, "flood-duty")
    assert caught.value.reason == "预案已修订"


async def test_the_service_repeats_the_checks_and_refuses_what_must_not_pass(
    open_as: Open, draft: Draft
) -> None:
    draft.failing = 1
    failing = draft.build().content
    draft.failing = 0
    draft.instructions = "口令是Flood2026"
    secret = draft.build().content
    async with open_as(AUTHOR) as author:
        with pytest.raises(errors.TestsNotPassed) as caught:
            await submit(author, failing)
        assert (caught.value.passed, caught.value.total) == (1, 2)
        with pytest.raises(errors.CheckStopped):
            await submit(author, secret)
        assert await author.desk.submissions() == []


async def test_a_warning_is_kept_for_the_reviewer(open_as: Open, draft: Draft) -> None:
    draft.documents["通讯录.csv"] = "值班室 13800000000"
    async with open_as(AUTHOR) as author:
        submission = await submit(author, draft.build().content)
    assert [check.name for check in submission.checks if check.verdict is Verdict.WARN] == ["personal_data"]


async def test_a_changed_package_is_refused_and_nothing_of_it_is_kept(
    open_as: Open, draft: Draft, tmp_path: Path
) -> None:
    content = bytearray(draft.build().content)
    content[len(content) // 2] ^= 1
    async with open_as(AUTHOR) as author:
        with pytest.raises(errors.PackageDamaged):
            await submit(author, bytes(content))
        with pytest.raises(errors.PackageInvalid):
            await submit(author, b"")
    assert not [file for file in (tmp_path / "catalogue" / "packages").rglob("*") if file.is_file()]


async def test_a_package_altered_on_the_disk_is_neither_approved_nor_handed_out(
    open_as: Open, draft: Draft, tmp_path: Path
) -> None:
    async with open_as(AUTHOR) as author:
        number = (await submit(author, draft.build().content)).number
    (file,) = (tmp_path / "catalogue" / "packages").rglob("*.agent")
    good = file.read_bytes()
    draft.instructions = "另一套指令。"
    file.write_bytes(draft.build().content)
    async with open_as(REVIEWER) as reviewer:
        with pytest.raises(errors.PackageDamaged):
            await reviewer.desk.approve(number, "同意")
        file.write_bytes(good)
        await reviewer.desk.approve(number, "同意")
        file.write_bytes(good[:-1] + b"x")
        with pytest.raises(errors.PackageDamaged):
            await fetched(reviewer, "flood-duty")
        file.unlink()
        with pytest.raises(errors.NotFound):
            await fetched(reviewer, "flood-duty")


async def test_what_does_not_exist_is_not_found(open_as: Open) -> None:
    async with open_as(REVIEWER) as reviewer:
        for missing in (
            reviewer.desk.submission(7),
            reviewer.desk.approve(7, "同意"),
            reviewer.desk.withdraw(7),
            reviewer.desk.changes(7),
            reviewer.shelf.release("nobody"),
            reviewer.shelf.versions("nobody"),
            fetched(reviewer, "nobody", "1.0.0"),
            reviewer.shelf.recall("nobody", "1.0.0", "因为"),
        ):
            with pytest.raises(errors.NotFound):
                await missing


@pytest.mark.parametrize("agent", ["..", "../people", "a/b", "%2e%2e", "?", "#", "智能体"])
async def test_a_strange_name_stays_a_name(open_as: Open, agent: str) -> None:
    async with open_as(USER) as user:
        with pytest.raises((errors.NotFound, errors.CatalogueRefused)):
            await user.shelf.release(agent)


async def test_people_of_one_folder_know_each_other_by_their_newest_roles(open_as: Open) -> None:
    async with open_as(USER):
        pass
    promoted = USER.model_copy(update={"roles": (Role.BUILDER,)})
    async with open_as(promoted):
        pass
    async with open_as(ADMIN) as admin:
        assert await admin.accounts.people() == [ADMIN, promoted]


async def test_a_client_of_0_3_still_lists_what_is_released(open_as: Open, draft: Draft) -> None:
    await released(open_as, draft)
    draft.agent = draft.name = "a-duty"
    await released(open_as, draft)
    async with open_as(USER) as user:
        wire = user.shelf._wire
        listed = await wire.list("releases", Release, query="", category="")
        assert [row.agent for row in listed] == ["a-duty", "flood-duty"]
        flood = await user.shelf.release("flood-duty")
        assert listed[1] == flood.model_copy(update={"knowledge": ()}), "0.3 refuses what it does not know of"
        assert await wire.list("releases", Release, query="没有这个", category="") == []
