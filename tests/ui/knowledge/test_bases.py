"""The list of bases: making, naming, deleting, carrying elsewhere."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import RecordingNotices
from tests.ui.knowledge.conftest import DUTY, Desk, drop_on, wait_for


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


def test_a_deleted_base_is_brought_back_whole(
    qtbot: QtBot, desk: Desk, notices: RecordingNotices, undoes: list[Callable[[], object]]
) -> None:
    knowledge, background = desk.services.workspace.knowledge, desk.services.background
    with_bases(qtbot, desk, "旧库")
    base = wait_for(qtbot, background, knowledge.open, "旧库")
    wait_for(qtbot, background, base.add, [desk.file("值班规定.md", DUTY)])
    QTest.keyClick(desk.page.bases.rows()[0], Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: not desk.page.bases.rows())
    assert knowledge.names() == []
    assert "已删除知识库“旧库”。" in notices.said_texts
    undoes.pop()()
    qtbot.waitUntil(lambda: desk.page.base == "旧库")
    qtbot.waitUntil(lambda: desk.page.header.note.startswith("1 份文档"), timeout=10_000)


def test_a_renaming_is_taken_back(qtbot: QtBot, desk: Desk, undoes: list[Callable[[], object]]) -> None:
    with_bases(qtbot, desk, "制度库")
    QTest.keyClick(desk.page.bases.rows()[0], Qt.Key.Key_F2)
    name_it(qtbot, desk, "规定库")
    qtbot.waitUntil(lambda: [one.line.name for one in desk.page.bases.rows()] == ["规定库"])
    undoes.pop()()
    qtbot.waitUntil(lambda: [one.line.name for one in desk.page.bases.rows()] == ["制度库"])


def test_files_dropped_on_a_base_are_loaded_into_it(qtbot: QtBot, desk: Desk) -> None:
    with_bases(qtbot, desk, "制度库", "值班库")
    row = next(one for one in desk.page.bases.rows() if one.line.name == "值班库")
    drop_on(row, desk.file("值班规定.md", DUTY))
    qtbot.waitUntil(lambda: desk.page.base == "值班库")
    qtbot.waitUntil(lambda: desk.page.header.note.startswith("1 份文档"), timeout=20_000)


def test_a_folder_dropped_on_the_list_becomes_a_base(qtbot: QtBot, desk: Desk) -> None:
    with_bases(qtbot, desk)
    folder = desk.folder / "汛期文件"
    folder.mkdir()
    (folder / "值班规定.md").write_text(DUTY)
    drop_on(desk.page.bases, folder)
    assert desk.page.naming.field.value() == "汛期文件"
    QTest.keyClick(desk.page.naming.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.page.base == "汛期文件")
    qtbot.waitUntil(lambda: desk.page.header.note.startswith("1 份文档"), timeout=20_000)


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


def test_naming_that_was_put_away_does_not_come_back_at_the_next_start(qtbot: QtBot, desk: Desk) -> None:
    with_bases(qtbot, desk)
    desk.navigator.open("knowledge", "", "new")
    assert desk.page.naming.isVisible()
    moved: list[tuple[str, ...]] = []
    desk.page.moved.connect(moved.append)

    desk.page.naming.close_sheet()

    assert moved == [()]
