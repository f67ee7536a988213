"""A conversation leaves as a Word file, Markdown or PDF, on the clipboard, and on paper."""

import os
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from studio.ui.pages.agents.page import AgentsPage
from tests.ui.builder.office import Office
from tests.unit.conversations.sayings import said

TITLE = "Ⅲ级响应:谁批准/何时?"


@pytest.fixture
def talked(office: Office, page: AgentsPage) -> AgentsPage:
    store = office.workspace.conversations
    begun = store.begin("rules", TITLE, "规定助手")
    said(store, begun, TITLE, "由**指挥长**批准[1]。")
    page.open("use", "rules", begun.id)
    office.until(lambda: page.use.talk.length == 1)
    return page


def saving(page: AgentsPage) -> QFileDialog:
    return page.findChildren(QFileDialog)[-1]


def act(page: AgentsPage, name: str) -> None:
    next(action for action in page.header.actions if action.text == name).act()


def test_it_is_exported_as_word_under_a_name_every_system_allows(
    office: Office, talked: AgentsPage, tmp_path: Path
) -> None:
    act(talked, "导出对话")
    dialog = saving(talked)
    offered = Path(dialog.selectedFiles()[0]).name
    assert offered == "Ⅲ级响应 谁批准 何时.docx"

    dialog.fileSelected.emit(str(tmp_path / "对话.docx"))
    dialog.reject()
    office.until(lambda: office.notices.said_texts)

    lines = [part.text for part in Document(BytesIO((tmp_path / "对话.docx").read_bytes())).paragraphs]
    assert "内容由人工智能生成，请点开出处核对" in lines
    assert any("防汛预案.docx" in line for line in lines)
    act(talked, "导出对话")
    assert saving(talked).directory().path() == str(tmp_path), "the folder is remembered"
    saving(talked).reject()


@pytest.mark.parametrize(("name", "begins"), [("对话.md", b"---\nAIGC"), ("对话.pdf", b"%PDF")])
def test_other_kinds_go_by_their_endings(
    office: Office, talked: AgentsPage, tmp_path: Path, name: str, begins: bytes
) -> None:
    act(talked, "导出对话")
    dialog = saving(talked)
    dialog.fileSelected.emit(str(tmp_path / name))
    dialog.reject()
    office.until(lambda: office.notices.said_texts)

    assert (tmp_path / name).read_bytes().startswith(begins)
    if os.name == "posix":
        assert (tmp_path / name).stat().st_mode & 0o077 == 0, "nobody else on this computer reads it"


def test_a_folder_that_cannot_be_written_is_said(office: Office, talked: AgentsPage, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    for name in ("对话.docx", "对话.pdf"):
        act(talked, "导出对话")
        dialog = saving(talked)
        dialog.fileSelected.emit(str(tmp_path / "file" / name))
        dialog.reject()
    office.until(lambda: len(office.notices.shown) == 2)


def test_the_whole_of_it_is_copied_as_text_and_as_a_page(office: Office, talked: AgentsPage) -> None:
    act(talked, "复制整个对话")
    office.until(lambda: office.notices.said_texts)

    data = QGuiApplication.clipboard().mimeData()
    assert data.text().startswith(f"# {TITLE}")
    assert "<strong>指挥长</strong>" in data.html()


def test_without_a_conversation_there_is_nothing_to_export(page: AgentsPage) -> None:
    assert "导出对话" not in [action.text for action in page.header.actions]
