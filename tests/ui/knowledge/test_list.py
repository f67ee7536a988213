"""The list of documents by keys: found by typing, copied, written to a file, its columns kept."""

import csv

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.components import EmptyState, ProgressCard
from studio.ui.pages.knowledge.documents_model import Column
from studio.ui.pages.knowledge.documents_table import DocumentsTable
from tests.ui.conftest import RecordingNotices
from tests.ui.knowledge.conftest import DUTY, PUMPS, Desk, drop_on
from tests.ui.knowledge.test_bases import answer
from tests.ui.knowledge.test_documents import open_base

_FILES = (("值班规定.md", DUTY), ("泵站值守办法.md", PUMPS), ("Duty 2.md", DUTY), ("Duty 10.md", DUTY))


def shown(desk: Desk) -> list[str]:
    return [line.name for line in desk.page.one.documents.table.lines.shown()]


def test_numbers_in_names_are_sorted_as_numbers(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, *_FILES)
    assert shown(desk)[:2] == ["Duty 2.md", "Duty 10.md"]


def test_letters_lead_to_the_name_that_begins_so_in_pinyin_too(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, *_FILES)
    table = desk.page.one.documents.table
    table.setFocus()
    QTest.keyClicks(table, "bzzs")
    assert table.current() == "泵站值守办法.md"
    assert table.selected() == ["泵站值守办法.md"]


def test_the_selected_rows_are_copied_for_a_spreadsheet(
    qtbot: QtBot, desk: Desk, notices: RecordingNotices
) -> None:
    open_base(qtbot, desk, *_FILES)
    table = desk.page.one.documents.table
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().split("\n")]
    assert sorted(row[0] for row in rows) == sorted(name for name, _ in _FILES)
    assert {row[1] for row in rows} == {"已载入"}
    assert "已复制 4 行。" in notices.said_texts


def test_the_list_is_written_as_it_is_narrowed(qtbot: QtBot, desk: Desk, notices: RecordingNotices) -> None:
    open_base(qtbot, desk, *_FILES)
    desk.page.one.documents.finder.insert("duty")
    next(one for one in desk.page.header.actions if one.text == "导出文档列表").act()
    answer(desk, str(desk.folder / "列表.csv"))
    qtbot.waitUntil(lambda: "已写出“列表.csv”。" in notices.said_texts)
    with (desk.folder / "列表.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert [row[0] for row in rows] == ["文件", "Duty 2.md", "Duty 10.md"]


def test_columns_keep_the_width_they_were_given(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, *_FILES)
    table = desk.page.one.documents.table
    edge = table.head.sectionViewportPosition(Column.NUMBER) + table.columnWidth(Column.NUMBER)
    before = table.columnWidth(Column.NUMBER)
    where = QPoint(edge - 1, 12)
    QTest.mousePress(table.head.viewport(), Qt.MouseButton.LeftButton, pos=where)
    QTest.mouseMove(table.head.viewport(), where + QPoint(30, 0))
    QTest.mouseRelease(table.head.viewport(), Qt.MouseButton.LeftButton, pos=where + QPoint(30, 0))
    assert table.columnWidth(Column.NUMBER) != before
    again = DocumentsTable()
    qtbot.addWidget(again)
    again.set_widths(desk.services.scratch.text("knowledge/columns"))
    assert again.columnWidth(Column.NUMBER) == table.columnWidth(Column.NUMBER)


def test_in_a_narrow_window_name_and_state_stay_and_the_rest_opens_below(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk, *_FILES)
    desk.page.resize(683, 384)
    table = desk.page.one.documents.table
    qtbot.waitUntil(lambda: table.isColumnHidden(Column.NUMBER))
    assert [one for one in Column if not table.isColumnHidden(one)] == [
        Column.CHECK, Column.NAME, Column.STATE,
    ]  # fmt: skip
    table.show_row("值班规定.md")
    QTest.keyClick(table, Qt.Key.Key_Right)
    detail = table.detail()
    assert detail is not None
    assert detail.accessibleName() == "值班规定.md"
    assert [one.text() for one in detail.findChildren(QPushButton)] == ["打开", "文件信息"]


def test_an_empty_base_does_not_say_so_while_documents_come(qtbot: QtBot, desk: Desk) -> None:
    open_base(qtbot, desk)
    view = desk.page.one.documents
    empty = next(one for one in view.findChildren(EmptyState) if "还没有文档" in one.accessibleName())
    qtbot.waitUntil(empty.isVisible, timeout=10_000)
    drop_on(view, desk.file("值班规定.md", DUTY))
    qtbot.waitUntil(lambda: bool(view.findChildren(ProgressCard)), timeout=10_000)
    assert not empty.isVisible()
    qtbot.waitUntil(lambda: shown(desk) == ["值班规定.md"], timeout=20_000)
