"""The list of bases: making, naming, deleting, carrying elsewhere."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.components import ConfirmDialog
from tests.ui.conftest import RecordingNotices
from tests.ui.knowledge.conftest import DUTY, Desk, wait_for


def name_it(qtbot: QtBot, desk: Desk, name: str) -> None:
    field = desk.page.naming.field
    field.clear()
    field.insert(name)
    QTest.keyClick(field, Qt.Key.Key_Return)


def with_bases(qtbot: QtBot, desk: Desk, *names: str) -> None:
    for name in names:
        wait_for(qtbot, desk.services.background, desk.services.workspace.knowledge.create, name)
    desk.navigator.open("knowledge")
    qtbot.waitUntil(lambda: len(desk.page.bases.rows()) == len(names))


def press(qtbot: QtBot, dialog: ConfirmDialog, words: str) -> None:
    buttons = {button.text(): button for button in dialog.findChildren(QPushButton)}
    QTest.mouseClick(buttons[words], Qt.MouseButton.LeftButton)


def test_a_new_base_is_named_and_opened(qtbot: QtBot, desk: Desk) -> None:
    with_bases(qtbot, desk)
    desk.page.header.actions[-1].act()
    name_it(qtbot, desk, "防汛预案库")
    qtbot.waitUntil(lambda: desk.page.base == "防汛预案库")
    qtbot.waitUntil(lambda: desk.page.header.note == "0 份文档 · 0 个片段")
    assert not desk.page.naming.isVisible()


def test_a_taken_or_forbidden_name_is_refused_at_the_field(qtbot: QtBot, desk: Desk) -> None:
    with_bases(qtbot, desk, "制度库")
    desk.page.header.actions[-1].act()
    name_it(qtbot, desk, "制度库")
    qtbot.waitUntil(lambda: "制度库" in desk.page.naming.row.error())
    name_it(qtbot, desk, "a/b")
    qtbot.waitUntil(lambda: "a/b" in desk.page.naming.row.error())
    assert desk.services.workspace.knowledge.names() == ["制度库"]


def test_f2_renames_a_base_and_its_agents_follow(qtbot: QtBot, desk: Desk) -> None:
    from studio.core.paths import template_folders

    agents = desk.services.workspace.agents
    agents.create("flood-duty", template_folders()["flood-duty"])
    with_bases(qtbot, desk, "防汛预案库")
    row = desk.page.bases.rows()[0]
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_F2)
    name_it(qtbot, desk, "三防预案库")
    qtbot.waitUntil(lambda: [one.line.name for one in desk.page.bases.rows()] == ["三防预案库"])
    assert agents.get("flood-duty").agent.knowledge.bases == ("三防预案库",)


def test_deleting_a_base_is_asked_about_and_can_be_declined(qtbot: QtBot, desk: Desk) -> None:
    with_bases(qtbot, desk, "旧库")
    QTest.keyClick(desk.page.bases.rows()[0], Qt.Key.Key_Delete)
    press(qtbot, desk.page.findChildren(ConfirmDialog)[-1], "不删除")
    assert desk.services.workspace.knowledge.names() == ["旧库"]
    QTest.keyClick(desk.page.bases.rows()[0], Qt.Key.Key_Delete)
    press(qtbot, desk.page.findChildren(ConfirmDialog)[-1], "删除")
    qtbot.waitUntil(lambda: not desk.page.bases.rows())
    assert desk.services.workspace.knowledge.names() == []


def test_an_exported_base_comes_back_by_import(qtbot: QtBot, desk: Desk, notices: RecordingNotices) -> None:
    knowledge, background = desk.services.workspace.knowledge, desk.services.background
    with_bases(qtbot, desk, "值班库")
    base = wait_for(qtbot, background, knowledge.open, "值班库")
    wait_for(qtbot, background, base.add, [desk.file("值班规定.md", DUTY)])
    desk.page.bases.rows()[0].exported.emit("值班库")
    answer(desk, str(desk.folder / "值班库.zip"))
    qtbot.waitUntil(lambda: "已写出“值班库.zip”。" in notices.said_texts)
    wait_for(qtbot, background, knowledge.delete, "值班库")
    desk.page.import_wanted.emit()
    answer(desk, str(desk.folder / "值班库.zip"))
    qtbot.waitUntil(lambda: desk.page.base == "值班库")
    qtbot.waitUntil(lambda: desk.page.header.note.startswith("1 份文档"))


def answer(desk: Desk, file: str) -> None:
    """Choose the file in the dialog that is open."""
    dialog = desk.page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(file)
    dialog.filesSelected.emit([file])
    dialog.close()
