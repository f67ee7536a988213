"""Bases, tools and documents are named in the instructions with “/”, and names that lead nowhere are said."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.authoring.mentions import Referable
from studio.core.agents import Knowledge, ToolUse
from studio.ui.pages.builder.instructions.editor import InstructionEditor
from tests.ui.builder.office import BASE, Office
from tests.ui.builder.opening import Opened

KNOWN = Referable(
    bases=("防汛预案库", "水位库"), tools=("river",), documents=("规定.md",), elsewhere=("旧库",)
)
TEXT = "依据{{知识库:防汛预案库}}回答。\n\n查水位用 {{工具:river}}，见{{文档:规定.md}}。\n第三段"


@pytest.fixture
def editor(qtbot: QtBot) -> InstructionEditor:
    made = InstructionEditor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    made.setFocus()
    made.set_known(KNOWN)
    qtbot.waitUntil(made.hasFocus)
    return made


def test_what_is_shown_comes_back_as_it_was_written(editor: InstructionEditor) -> None:
    editor.set_value(TEXT)

    assert editor.value() == TEXT
    assert "知识库:" not in editor.toPlainText()
    assert editor.counts() == (3, 0)


def test_a_slash_opens_the_list_and_enter_takes_what_is_chosen(editor: InstructionEditor) -> None:
    editor.setFocus()
    QTest.keyClicks(editor, "/")
    assert editor.mentions().isVisible()
    assert editor.mentions().count() == 4

    QTest.keyClicks(editor, "fx")
    assert editor.mentions().count() == 1
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert editor.value() == "{{知识库:防汛预案库}}"
    assert not editor.mentions().isVisible()


def test_arrows_move_in_the_list_and_escape_closes_only_it(editor: InstructionEditor) -> None:
    QTest.keyClicks(editor, "/")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Up)
    QTest.keyClick(editor, Qt.Key.Key_Tab)
    assert editor.value() == "{{知识库:水位库}}"

    QTest.keyClicks(editor, "/")
    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert not editor.mentions().isVisible()
    assert editor.value() == "{{知识库:水位库}} /"


@pytest.mark.parametrize("typed", ["2025/5/", "http://", "a/b"])
def test_a_slash_inside_a_word_or_date_is_only_a_slash(editor: InstructionEditor, typed: str) -> None:
    QTest.keyClicks(editor, typed)

    assert not editor.mentions().isVisible()
    assert editor.value() == typed


def test_what_matches_nothing_closes_the_list_and_stays_as_text(editor: InstructionEditor) -> None:
    QTest.keyClicks(editor, "/zzz")
    assert not editor.mentions().isVisible()
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert editor.value() == "/zzz"


def test_a_reference_goes_with_one_backspace(editor: InstructionEditor) -> None:
    editor.set_value("见{{文档:规定.md}}")
    editor.moveCursor(QTextCursor.MoveOperation.End)

    QTest.keyClick(editor, Qt.Key.Key_Backspace)

    assert editor.value() == "见"


def test_a_reference_typed_or_pasted_by_hand_becomes_one(editor: InstructionEditor) -> None:
    QTest.keyClicks(editor, "{{tool:river}} ")
    data = QMimeData()
    data.setText("{{文档:规定.md}}和{{base:水位库}}")
    editor.insertFromMimeData(data)

    assert editor.value() == "{{tool:river}} {{文档:规定.md}}和{{base:水位库}}"
    assert editor.counts() == (3, 0)
    assert "tool" not in editor.toPlainText()


def test_copied_text_holds_references_as_they_are_written(editor: InstructionEditor) -> None:
    editor.set_value(TEXT)
    editor.selectAll()

    assert editor.createMimeDataFromSelection().text() == TEXT


def test_a_reference_that_leads_nowhere_is_counted(editor: InstructionEditor) -> None:
    editor.set_value("{{知识库:旧库}}、{{工具:gone}}、{{文档:规定.md}}")

    assert editor.counts() == (3, 2)


def test_odd_text_is_kept_as_it_is(editor: InstructionEditor) -> None:
    for odd in (
        "{{模板}}",
        "￼ {{知识库:}}",
        "<b>粗</b>\n- 一\n  - 二\n\n\n# 题",
        "\t缩进",
        "{{文档:规定.md}}" * 50,
    ):
        editor.set_value(odd)
        assert editor.value() == odd.strip()


def test_the_readiness_list_names_lost_references_until_they_are_mended(
    office: Office, opened: Opened
) -> None:
    office.load_rules()
    office.write_agent(tools=(ToolUse(tool="knowledge_search"),), knowledge=Knowledge(bases=(BASE,)))
    office.folder.save_instructions("按{{文档:规定.md}}，用{{工具:gone}}。")
    page = opened()
    section = page.view.config.form.instructions
    office.until(lambda: "1" in section._state.text())
    assert "没有着落" in section._state.text()

    section.editor.set_value("按{{文档:规定.md}}，用{{工具:knowledge_search}}。")

    office.until(lambda: section._state.text() == "2 处引用均有效")
    page.hide()
    assert office.folder.instructions == "按{{文档:规定.md}}，用{{工具:knowledge_search}}。"
