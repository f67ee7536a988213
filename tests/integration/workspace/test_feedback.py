"""From an answer that was wrong to a test question of its author, and back to whoever said so."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import text

from studio.catalogue import FeedbackState, Person, Role, embedded_client
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.values.feedback import MOST_SHOWN
from studio.core.errors import NotFound
from studio.core.events import Citation
from studio.endpoints import SessionKeys
from studio.trials.sources import CaseOrigin, DraftCases
from studio.workspace import (
    Workspace,
    drop_feedback,
    feedback_on,
    fetch_feedback,
    report_usage,
    send_feedback,
    sent_feedback,
    take_feedback,
)
from tests.unit.catalogue.samples import AUTHOR, REVIEWER, Draft
from tests.unit.catalogue.submitting import submit

AGENT, PHONE = "flood-duty", "13800138000"
CLERK = Person(id="clerk", name="窗口一岗", department="示例市东城街道", roles=(Role.BUILDER,))


@dataclass
class Two:
    """The author's workspace and a user's, beside one catalogue in which flood-duty 1.0.0 is out."""

    author: Workspace
    user: Workspace
    folder: Path

    async def send(self, question: str = "响应分几级？", wrong: str = "应为四级") -> int:
        draft = self.author.agents.get(AGENT).agent.model_copy(update={"version": "1.0.0"})
        cited = [Citation.model_construct(document="防汛应急预案.docx", place=_Place())]
        said = feedback_on(draft, question, f"五级，问 {PHONE}", wrong, cited, before=("汛期几月？",))
        return (await send_feedback(self.user, said)).number


async def release(folder: Path, version: str) -> None:
    draft = Draft(folder / version, version=version)
    async with embedded_client(folder / "catalogue", AUTHOR) as client:
        number = (await submit(client, draft.build().content)).number
    async with embedded_client(folder / "catalogue", REVIEWER) as client:
        await client.desk.approve(number, "同意")


class _Place:
    def label(self) -> str:
        return "第 6 页"


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue with flood-duty 1.0.0, made once and copied for each test."""
    folder = tmp_path_factory.mktemp("released")
    asyncio.run(release(folder, "1.0.0"))
    return folder / "catalogue"


@pytest.fixture
async def two(tmp_path: Path, released: Path) -> AsyncIterator[Two]:
    shutil.copytree(released, tmp_path / "catalogue")
    async with AsyncExitStack() as stack:
        both = [
            await stack.enter_async_context(Workspace(tmp_path / person.id, keys=SessionKeys()))
            for person in (AUTHOR, CLERK)
        ]
        for workspace, person in zip(both, (AUTHOR, CLERK), strict=True):
            chosen = {"people": (person,), "person": person.id, "catalogue": str(tmp_path / "catalogue")}
            workspace.save_settings(workspace.settings.model_copy(update=chosen))
        both[0].agents.create(AGENT, name="防汛值守助手")
        author, user = both
        yield Two(author, user, tmp_path)


async def test_feedback_waits_as_a_draft_and_is_taken_with_one_step(two: Two) -> None:
    number = await two.send()

    (row,) = await fetch_feedback(two.author)
    (draft,) = DraftCases(two.author.agents.get(AGENT)).list()
    assert (draft.origin, draft.case.question, draft.case.before) == (
        CaseOrigin.FEEDBACK,
        "响应分几级？",
        ("汛期几月？",),
    )
    assert [cited.document for cited in draft.case.cites] == ["防汛应急预案.docx"]
    assert "应为四级" in draft.note
    assert PHONE not in row.answer

    assert (await take_feedback(two.author, number)).state is FeedbackState.TAKEN
    assert [case.question for case in two.author.agents.get(AGENT).tests.cases] == ["响应分几级？"]
    await release(two.folder, "1.1.0")
    (mine,) = await sent_feedback(two.user)
    assert mine.taken_up == "1.1.0"


async def test_what_waits_behind_many_others_reaches_the_author(two: Two) -> None:
    number = await two.send()
    columns = "agent, version, person_id, said, at, settled, reply, taken_up"
    with closing(Store(sqlite_url(two.folder / "catalogue"))) as store, store.changing() as session:
        for _ in range(MOST_SHOWN + 1):
            copied = f"INSERT INTO feedback (state, {columns}) SELECT 'dropped', {columns} FROM feedback"
            session.execute(text(f"{copied} WHERE number = {number}"))

    assert (await fetch_feedback(two.author))[-1].number == number
    assert len(DraftCases(two.author.agents.get(AGENT)).list()) == 1


async def test_what_the_author_does_with_the_draft_is_told_at_the_next_contact(two: Two) -> None:
    await two.send()
    await two.send("值班几点交接？", "应为八点")
    await fetch_feedback(two.author)
    drafts = DraftCases(two.author.agents.get(AGENT))
    first, second = drafts.list()
    drafts.take([first.id])
    drafts.drop([second.id])

    await fetch_feedback(two.author)

    states = {row.number: row.state for row in await sent_feedback(two.user)}
    assert set(states.values()) == {FeedbackState.TAKEN, FeedbackState.DROPPED}


async def test_the_same_question_of_two_people_waits_as_one_draft(two: Two) -> None:
    numbers = [await two.send(), await two.send()]
    assert [row.state for row in await fetch_feedback(two.author)] == [FeedbackState.SENT] * 2
    assert len(DraftCases(two.author.agents.get(AGENT)).list()) == 1

    await take_feedback(two.author, numbers[0])

    await fetch_feedback(two.author)
    assert {row.state for row in await sent_feedback(two.user)} == {FeedbackState.TAKEN}


async def test_dropped_feedback_says_why(two: Two) -> None:
    number = await two.send()
    await drop_feedback(two.author, number, "现行预案就是这样写的")
    (mine,) = await sent_feedback(two.user)
    assert (mine.state, mine.reply) == (FeedbackState.DROPPED, "现行预案就是这样写的")


async def test_others_have_no_such_feedback(two: Two) -> None:
    number = await two.send()
    assert await fetch_feedback(two.user) == []
    with pytest.raises(NotFound):
        await take_feedback(two.user, number)


async def test_counts_are_told_once_and_only_if_one_likes(two: Two) -> None:
    two.user.usage.note(AGENT, "1.0.0")
    off = two.user.settings.model_copy(update={"share_usage": False})
    on = two.user.settings
    two.user.save_settings(off)
    assert await report_usage(two.user) is None
    two.user.save_settings(on)
    told = await report_usage(two.user)
    assert told is not None
    assert told.taken == 1
    assert await report_usage(two.user) is None
    async with two.user.catalogue() as client:
        assert (await client.shelf.usage(AGENT)).answers == 1
