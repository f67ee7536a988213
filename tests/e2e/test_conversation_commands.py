"""Kept conversations from the terminal: listed, searched, shown, written down, removed."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from studio.conversations import Conversation, ConversationStore
from tests.e2e.command import Studio
from tests.unit.conversations.sayings import said

QUESTION = "Ⅲ级响应由谁批准?"


@pytest.fixture
def kept(studio: Studio, tmp_path: Path) -> Conversation:
    store = ConversationStore(studio.workspace / "conversations.sqlite3", studio.workspace / "conversations")
    begun = store.begin("flood", QUESTION, "防汛值班助手")
    said(store, begun, QUESTION, "由**指挥长**批准[1]。")
    said(store, store.begin("duty", "夜班交接"), "夜班交接")
    notice = tmp_path / "通知.txt"
    notice.write_text("今晚有雨", encoding="utf-8")
    store.files.keep(begun.id, notice)
    store.close()
    return begun


def test_conversations_are_listed_searched_and_shown(studio: Studio, kept: Conversation) -> None:
    listed = studio("agent", "conversations", "list").data["conversations"]
    (found,) = studio("agent", "conversations", "list", "--find", "指挥长").data["conversations"]

    assert [one["title"] for one in listed] == ["夜班交接", QUESTION]
    assert (found["id"], "指挥长" in found["excerpt"]) == (kept.id, True)
    shown = studio("agent", "conversations", "show", kept.id[:8]).data
    assert shown["exchanges"][0]["sources"] == ["[1] 防汛预案.docx · 第 6 页"]
    page = studio("agent", "conversations", "show", kept.id, as_json=False).out
    assert page.startswith(f"# {QUESTION}\n\n> 内容由人工智能生成，请点开出处核对")
    assert studio("agent", "conversations", "show", "nobody").code == 1


def test_a_conversation_is_written_down(studio: Studio, kept: Conversation, tmp_path: Path) -> None:
    for name in ("对话.docx", "对话.md"):
        assert studio("agent", "conversations", "export", kept.id, tmp_path / name).code == 0

    assert QUESTION in [line.text for line in Document(str(tmp_path / "对话.docx")).paragraphs]
    assert "AIGC" in (tmp_path / "对话.md").read_text(encoding="utf-8")
    assert studio("agent", "conversations", "export", kept.id, tmp_path / "no" / "对话.md").code == 1


def test_what_is_removed_is_gone_with_what_was_attached(studio: Studio, kept: Conversation) -> None:
    attached = studio.workspace / "conversations" / kept.id / "通知.txt"
    assert attached.exists()
    assert studio("agent", "conversations", "remove").code == 2

    assert studio("agent", "conversations", "remove", kept.id[:8]).data == {"removed": [kept.id]}

    assert not attached.exists()
    assert len(studio("agent", "conversations", "list").data["conversations"]) == 1
    studio("agent", "conversations", "remove", "--all")
    assert studio("agent", "conversations", "list").data["conversations"] == []
    assert "夜班".encode() not in (studio.workspace / "conversations.sqlite3").read_bytes()


def test_conversations_go_into_no_export_of_an_agent(
    studio: Studio, kept: Conversation, tmp_path: Path
) -> None:
    assert studio("agent", "new", "flood", "--name", "防汛值班助手").code == 0

    assert studio("agent", "export", "flood", tmp_path / "flood.zip").code == 0

    with ZipFile(tmp_path / "flood.zip") as written:
        held = b"".join(written.read(name) for name in written.namelist())
    assert "防汛值班助手".encode() in held
    assert "指挥长".encode() not in held
