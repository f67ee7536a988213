"""Searching at full width, why something was not found, and the question set that is run and compared."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.components import Banner
from studio.ui.pages.knowledge.questions import QuestionsView
from tests.ui.conftest import RecordingNotices
from tests.ui.knowledge.conftest import DUTY, PUMPS, Desk, wait_for
from tests.ui.knowledge.test_bases import answer
from tests.ui.knowledge.test_documents import open_base

_TABLE = "问题,文档,位置\n泵站停电怎么办,泵站.md,第一条\n谁给领导发奖金,泵站.md,\n"


def test_a_result_is_saved_as_a_test_question(qtbot: QtBot, desk: Desk, notices: RecordingNotices) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    panel = desk.page.one.search
    panel.search_for("泵站停电怎么办")
    qtbot.waitUntil(lambda: bool(panel.rows()), timeout=20_000)
    panel.save_wanted.emit("泵站停电怎么办")
    assert desk.page.question.names.ticked() == ("泵站.md",)
    QTest.mouseClick(desk.page.question.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "已存入问题集。" in notices.said_texts, timeout=10_000)
    qtbot.waitUntil(lambda: len(desk.page.one.questions.model.lines()) == 1, timeout=10_000)


def test_the_studio_says_why_a_document_was_not_found(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    desk.page.why.open_for("泵站停电怎么办", ["值班.md", "泵站.md"])
    field = desk.page.why.document.lineEdit()
    assert field is not None
    assert field.selectedText() == "值班.md", "what is typed replaces it"
    desk.page.why.document.set_value("泵站.md")
    QTest.mouseClick(desk.page.why.ask_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(desk.page.why.findChildren(Banner)), timeout=10_000)
    assert "泵站.md" in desk.page.why.findChildren(Banner)[0].title()


def test_why_not_found_goes_by_the_settings_that_were_tried(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "防汛库", "search")
    view, why = desk.page.one.search_test, desk.page.why
    view.fields.threshold.set_value(100)
    view.panel.why_wanted.emit("谁来值班")
    assert why.trial.isVisibleTo(why)
    why.document.set_value("泵站.md")
    QTest.mouseClick(why.ask_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(why.findChildren(Banner)), timeout=10_000)
    assert "阈值 1.00" in why.findChildren(Banner)[0].title()


def test_questions_are_imported_run_and_the_misses_come_first(qtbot: QtBot, desk: Desk) -> None:
    view = with_questions(qtbot, desk)
    QTest.mouseClick(view.run_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.figures.isVisible, timeout=20_000)
    results = [line.result for line in view.model.lines()]
    assert results == ["没找到", "第 1 处"]
    assert "50%" in [label.text() for label in view.figures.findChildren(QLabel)]
    assert view.detail.why.isVisible()


def test_two_settings_are_compared_side_by_side(qtbot: QtBot, desk: Desk) -> None:
    view = with_questions(qtbot, desk)
    QTest.mouseClick(view.compare_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(desk.page.compare.isVisible, timeout=10_000)
    assert not desk.page.compare.run.isEnabled()
    desk.page.compare.fields.threshold.set_value(100)
    QTest.mouseClick(desk.page.compare.run, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(view.figures.isVisible, timeout=20_000)
    told = [label.text() for label in view.figures.findChildren(QLabel)]
    assert "知识库设置 50%" in told
    assert "±0" in told


def test_removed_questions_can_be_put_back(qtbot: QtBot, desk: Desk, notices: RecordingNotices) -> None:
    undos: list[object] = []
    notices.said.connect(lambda text, kind, undo: undos.append(undo))
    view = with_questions(qtbot, desk)
    view.removed.emit([view.model.lines()[0]])
    qtbot.waitUntil(lambda: len(view.model.lines()) == 1, timeout=10_000)
    undos[-1]()  # type: ignore[operator]  # the toast's way back
    qtbot.waitUntil(lambda: len(view.model.lines()) == 2, timeout=10_000)


def test_settings_that_were_tried_are_applied_to_the_base(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "防汛库", "search")
    view = desk.page.one.search_test
    assert view.tried() is None
    view.fields.per_document.set_value(2)
    assert view.tried() is not None
    QTest.mouseClick(view.apply_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.tried() is None, timeout=10_000)
    base = wait_for(qtbot, desk.services.background, desk.services.workspace.knowledge.open, "防汛库")
    assert base.settings.search.per_document == 2


def with_questions(qtbot: QtBot, desk: Desk) -> QuestionsView:
    open_base(qtbot, desk, ("值班.md", DUTY), ("泵站.md", PUMPS))
    desk.navigator.open("knowledge", "防汛库", "questions")
    view = desk.page.one.questions
    view.import_wanted.emit()
    answer(desk, str(desk.file("问题.csv", _TABLE)))
    qtbot.waitUntil(lambda: len(view.model.lines()) == 2, timeout=10_000)
    return view
