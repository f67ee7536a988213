"""How long a workspace keeps conversations: for good, for some days, or not at all."""

import sqlite3
from pathlib import Path

import pytest

from studio.conversations import Conversation, Exchange, Standing
from studio.runtime import Chat
from studio.workspace import Workspace, keep_conversations
from studio.workspace.kept_asking import Asked, KeptAsking
from tests.unit.conversations.sayings import said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "workspace"


def aged(folder: Path) -> None:
    """Make all of them old."""
    database = sqlite3.connect(folder / "conversations.sqlite3")
    database.execute("UPDATE conversations SET touched = '2020-01-01T00:00:00.000+08:00'")
    database.commit()
    database.close()


async def test_conversations_are_kept_until_they_are_removed(folder: Path) -> None:
    async with Workspace(folder) as workspace:
        kept, removed = (workspace.conversations.begin("flood", title) for title in "甲乙")
        workspace.conversations.remove(removed.id)
    aged(folder)

    async with Workspace(folder) as workspace:
        assert [one.id for one in workspace.conversations.of()] == [kept.id]
        workspace.conversations.bring_back(removed.id)
        assert len(workspace.conversations.of()) == 1, "with the workspace the undo was closed"


async def test_what_is_older_than_the_days_goes_also_when_nobody_looks(folder: Path) -> None:
    async with Workspace(folder) as workspace:
        keep_conversations(workspace, 30)
        workspace.conversations.begin("flood", "甲")
    aged(folder)

    async with Workspace(folder):
        pass

    async with Workspace(folder) as workspace:
        assert workspace.conversations.of() == []


async def test_keeping_none_deletes_all_and_writes_nothing_any_more(folder: Path) -> None:
    async with Workspace(folder) as workspace:
        said(workspace.conversations, workspace.conversations.begin("flood", "甲"), "甲")

        assert keep_conversations(workspace, 0) == 1

        said(workspace.conversations, workspace.conversations.begin("flood", "乙"), "乙")
        assert [one.title for one in workspace.conversations.of()] == ["乙"]
        assert not (folder / "conversations.sqlite3").exists()

        assert keep_conversations(workspace, None) == 1
        workspace.conversations.begin("flood", "丙")
    assert (folder / "conversations.sqlite3").exists()


async def test_a_question_that_cannot_be_asked_is_kept_as_failed(folder: Path) -> None:
    async with Workspace(folder) as workspace:
        agent = workspace.installed.create("flood", name="防汛值班助手")
        asked = Asked(agent, Conversation.begun_now("flood", "甲"), Exchange.begun("甲"), Chat())

        events = [event async for event in KeptAsking(workspace, workspace.conversations, asked).events()]

        (kept,) = workspace.conversations.way(asked.conversation.id)
        assert events[-1].type == "run_failed"
        assert kept.standing is Standing.FAILED
