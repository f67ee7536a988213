"""Rows, tabs and lists of sections lead where they say."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Button,
    ListRow,
    NavList,
    RowList,
    Tabs,
    TextField,
    clear_layout,
    label,
)
from tests.ui.components.handling import press, shown


def test_the_focus_stays_near_when_rows_are_made_anew(qtbot: QtBot) -> None:
    holder = QWidget()
    first, rows = Button("首页"), QVBoxLayout()
    column = QVBoxLayout(holder)
    column.addWidget(first)
    inside = QWidget()
    inside.setLayout(rows)
    column.addWidget(inside)
    old = Button("编辑")
    rows.addWidget(old)
    shown(qtbot, holder)
    holder.activateWindow()
    old.setFocus()
    qtbot.waitUntil(old.hasFocus)

    clear_layout(rows)

    assert not first.hasFocus()
    assert inside.hasFocus()


def test_a_whole_row_opens_by_click_and_by_enter(qtbot: QtBot) -> None:
    row = ListRow("bookshelf", "防汛预案库", "340 份文档", action="打开")
    shown(qtbot, row)
    with qtbot.waitSignal(row.opened):
        QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(row.opened):
        QTest.keyClick(row, Qt.Key.Key_Return)
    with qtbot.waitSignal(row.acted):
        press(qtbot, row, "打开")


def test_new_rows_take_the_place_of_the_old_ones(qtbot: QtBot) -> None:
    rows = RowList("知识库")
    shown(qtbot, rows)
    rows.set_rows([label("a"), label("b")])

    rows.set_rows([label("c")])

    assert len(rows.rows()) == 1


def test_tabs_tell_the_name_and_carry_a_badge(qtbot: QtBot) -> None:
    tabs = Tabs()
    shown(qtbot, tabs)
    tabs.add("config", "配置")
    tabs.add("tests", "测试", "2 题未通过", "warning")

    with qtbot.waitSignal(tabs.changed) as changed:
        tabs.set_current("tests")

    assert changed.args == ["tests"]
    assert tabs.current() == "tests"
    tabs.set_badge("tests", "24 / 24", "success")


def test_keys_stay_at_the_tabs_when_what_had_them_goes_out_of_sight(qtbot: QtBot) -> None:
    page, tabs, field = QWidget(), Tabs(), TextField()
    column = QVBoxLayout(page)
    column.addWidget(tabs)
    column.addWidget(field)
    for name in ("search", "cases"):
        tabs.add(name, name)
    shown(qtbot, page)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    tabs.changed.connect(field.hide)

    tabs.set_current("cases")

    focused = QApplication.focusWidget()
    assert focused is not None
    assert tabs.isAncestorOf(focused)


def test_a_section_list_tells_what_was_chosen(qtbot: QtBot) -> None:
    nav = NavList()
    shown(qtbot, nav)
    nav.add("identity", "身份", state="ok")
    nav.add("guardrails", "护栏", state="warn")
    nav.set_current("identity")

    nav.set_state("guardrails", "ok")
    with qtbot.waitSignal(nav.chosen) as chosen:
        nav._items["guardrails"].opened.emit()

    assert chosen.args == ["guardrails"]
    assert nav.current() == "guardrails"
