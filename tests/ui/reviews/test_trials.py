"""The submitted package is tried and its suite run again, and nothing of it stays."""

import tempfile
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from studio.catalogue import CheckName
from studio.core.agents import ToolUse
from studio.core.events import AnswerFinished
from studio.workspace.settings import REVIEWER
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD, Shelves, offers, press, said
from tests.ui.reviews.opened import act_as, opened, submitted


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throw-away installations go in this test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def test_what_a_tool_wants_to_write_is_asked_in_the_sandbox_first(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    office.write_agent(tools=(ToolUse(tool="official_document"),))
    office.load_rules()
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    office.run(office.services.publishing.submit, office.folder, "首次", reasons)
    page = opened(office, 1)
    chat = page.review.side.chat

    for answer in ("refuse", "agree"):
        chat.asked.emit("写一份关于开展防汛检查的通知")
        exchange = chat.view.shown(-1)
        office.until(exchange.acts.asking)
        assert not list(temporary.rglob("*.docx"))
        office.click(getattr(exchange.acts.asking(), answer))
        office.until(lambda: chat.view.exchanges[-1].finished)

    assert [file.suffix for file in temporary.rglob("*.docx")] == [".docx"]
    page.open()
    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_the_suite_is_run_again_and_stands_beside_the_author_s(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    office.write_agent()
    office.load_rules()
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    act_as(office, THIRD.id)
    reasons = dict.fromkeys(CheckName, "示例")
    office.run(office.services.publishing.submit, office.folder, "首次", reasons)
    act_as(office, REVIEWER.id)
    page = opened(office, 1)
    evidence = page.review.evidence
    page.review.tabs.set_current("evidence")
    office.until(lambda: "通过 1 / 1" in said(evidence))

    office.until(lambda: offers(evidence, "用我的端点重测"))
    press(evidence, "用我的端点重测")

    office.until(lambda: "的重测对照" in said(evidence))
    (rerun,) = submitted(office, 1).reruns
    assert (rerun.person, rerun.passed, rerun.total) == (REVIEWER.id, 1, 1)
    office.until(lambda: offers(evidence, "对照"))
    assert office.workspace.installed.ids() == []
    page.open()
    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_the_submitted_version_is_tried_and_thrown_away(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    office.write_agent()
    office.load_rules()
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    office.run(office.services.publishing.submit, office.folder, "首次", reasons)
    page = opened(office, 1)
    chat = page.review.side.chat
    office.until(lambda: "我依据值班规定回答。" in said(chat))
    page.review.tabs.set_current("evidence")
    office.until(lambda: "通过 1 / 1" in said(page.review.evidence))

    chat.asked.emit("防汛值班每天几点交接班？")

    office.until(lambda: chat.view.exchanges[-1].finished)
    answer = chat.view.exchanges[-1].finished
    assert isinstance(answer, AnswerFinished)
    assert "8时30分" in answer.text
    assert office.workspace.installed.ids() == []
    assert len(list(temporary.glob("agent-studio-review-*"))) == 1

    page.open()

    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_a_page_thrown_away_leaves_nothing_installed(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)
    office.until(lambda: list(temporary.glob("agent-studio-review-*")))

    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))
