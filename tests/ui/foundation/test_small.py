"""A small screen at 200 %: the page has the height, sheets have all of it, names begin at their beginning."""

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.chat import ChatPanel
from studio.ui.components import (
    ElidedLabel,
    ElidedLink,
    FlowLayout,
    IconButton,
    ListRow,
    ScrollPage,
    Select,
    SidePlace,
    SideSheet,
    Tabs,
    Tag,
    TextField,
    flowing,
)
from studio.ui.shell import Crumb, Header
from tests.ui.foundation.test_shell import Frame

LONG = "示例市各部门历年来文和规范性文件汇编知识库（二〇〇五年至二〇二五年全量）"


@pytest.fixture
def small(qtbot: QtBot, tmp_path: Path) -> Frame:
    frame = Frame(qtbot, tmp_path)
    frame.window.resize(683, 384)
    frame.navigator.open("home")
    return frame


def test_a_low_window_leaves_the_height_to_the_page(small: Frame) -> None:
    header = small.parts.header_bar
    assert header.height() == 44

    small.window.resize(1280, 800)
    assert header.height() == 56


def test_practice_is_a_mark_in_the_header_of_a_low_window(small: Frame, qtbot: QtBot) -> None:
    small.page("home").set_header(Header(title="试用", practice=True))
    assert small.parts.practice.isHidden()

    mark = next(
        one for one in small.parts.header_bar.findChildren(IconButton) if "练习端点" in one.accessibleName()
    )
    mark.click()
    assert small.page("home").open_sheet() is not None
    small.page("home").back()

    small.window.resize(1280, 800)
    assert small.parts.practice.isVisible()


def test_a_sheet_has_all_of_a_small_window_and_gives_it_back(small: Frame) -> None:
    page = small.page("home")
    sheet = SideSheet(page, "试用对话")

    sheet.open()
    assert sheet.width() == page.width()
    assert small.parts.header_bar.isHidden()

    sheet.close_sheet()
    assert small.parts.header_bar.isVisible()


def test_another_page_has_its_header_while_a_sheet_waits_on_the_first(small: Frame) -> None:
    SideSheet(small.page("home"), "试用对话").open()

    small.navigator.open("agents")
    assert small.parts.header_bar.isVisible()

    small.navigator.open("home")
    assert small.parts.header_bar.isHidden()


def test_in_a_large_window_a_sheet_leaves_the_page_beside_it(small: Frame) -> None:
    small.window.resize(1280, 800)
    sheet = SideSheet(small.page("home"), "试用对话")

    sheet.open()

    assert sheet.width() == 440
    assert small.parts.header_bar.isVisible()


def test_a_long_way_back_leaves_the_name_its_room(small: Frame, qtbot: QtBot) -> None:
    small.page("home").set_header(Header(title="通知72.md", crumbs=(Crumb(LONG, ("home",)),)))

    title = small.parts.header_bar.findChildren(ElidedLabel)[0]
    way_back = small.parts.header_bar.findChildren(ElidedLink)[-1]
    qtbot.waitUntil(lambda: way_back.text().endswith("…"))
    assert title.text() == "通知72.md"
    assert way_back.toolTip() == LONG


def test_a_page_spares_its_margins_in_a_low_window(qtbot: QtBot) -> None:
    page, content = ScrollPage(), QWidget()
    page.column.addWidget(content)
    qtbot.addWidget(page)
    page.resize(683, 384)
    page.show()
    assert content.y() == 12

    page.resize(683, 700)
    assert content.y() == 24


def test_tabs_without_room_stand_closer_and_then_leave_out_their_counts(qtbot: QtBot) -> None:
    tabs = Tabs()
    for name, text in (("a", "变更"), ("b", "测试证据"), ("c", "检查"), ("d", "提交记录")):
        tabs.add(name, text, "全部通过")
    qtbot.addWidget(tabs)
    tabs.resize(900, 40)
    tabs.show()
    bar, badge = tabs.findChild(QTabBar), tabs.findChild(Tag)
    assert bar is not None
    assert badge is not None
    apart = bar.tabRect(1).x()

    tabs.resize(600, 40)
    assert bar.tabRect(1).x() < apart
    assert badge.isVisible()

    tabs.resize(400, 40)
    assert not badge.isVisible()
    assert bar.tabRect(3).right() < bar.width()


def test_of_a_long_name_its_beginning_is_seen(qtbot: QtBot) -> None:
    field, other = TextField(), TextField()
    for widget in (field, other):
        qtbot.addWidget(widget)
        widget.show()

    field.set_value(LONG)
    assert field.cursorPosition() == 0

    field.setFocus()
    QTest.keyClicks(field, "a")
    assert field.cursorPosition() == 1, "nobody is interrupted while writing"


def test_a_name_that_flows_needs_one_line_where_there_is_room(qtbot: QtBot) -> None:
    holder, name = QWidget(), flowing(LONG, "page")
    flow = FlowLayout(holder)
    flow.addWidget(name)
    qtbot.addWidget(holder)

    assert flow.heightForWidth(1200) < flow.heightForWidth(400)
    assert flow.minimumSize().width() < 400


def test_parts_that_have_stood_side_by_side_learn_that_the_window_is_narrow_now(qtbot: QtBot) -> None:
    page, part = ScrollPage(), QWidget()
    side_by_side = QHBoxLayout(part)
    for _ in range(2):
        one = QWidget()
        one.setMinimumWidth(400)
        side_by_side.addWidget(one)
    page.column.addWidget(part)
    qtbot.addWidget(page)
    page.resize(1000, 500)
    page.show()

    page.resize(600, 500)

    assert part.width() == 552


def test_a_sheet_stands_under_the_head_of_what_lies_in_it(small: Frame) -> None:
    page, row, content = small.page("home"), QHBoxLayout(), QWidget()
    head = QHBoxLayout(content)
    head.addWidget(QLabel("试用对话"))
    place = SidePlace(page, row, content, "试用对话", head=head)
    place.dock(False)

    place.show()
    close = content.findChild(IconButton)
    assert close is not None
    assert content.y() == 0
    close.click()
    assert page.open_sheet() is None

    place.dock(True)
    assert not content.findChildren(IconButton), "a panel beside the page is not closed by it"


def test_in_a_low_chat_all_that_one_asks_with_is_one_line(qtbot: QtBot) -> None:
    chat = ChatPanel("试用对话")
    qtbot.addWidget(chat)
    chat.resize(627, 320)
    chat.show()
    QTest.keyClicks(chat.composer.field, "a")
    qtbot.waitUntil(lambda: chat.composer.height() < 60)
    assert chat.composer.attach.y() < chat.composer.field.geometry().bottom()

    chat.resize(627, 600)
    qtbot.waitUntil(lambda: chat.composer.height() > 60)
    assert chat.composer.text() == "a"
    assert chat.composer.attach.y() > chat.composer.field.geometry().bottom()


def test_a_note_of_which_next_to_nothing_would_be_seen_is_left_out(small: Frame, qtbot: QtBot) -> None:
    small.window.resize(911, 512)
    header = Header(title=LONG, note="304 份文档", crumbs=(Crumb("知识库", ("home",)),))
    small.page("home").set_header(header)
    notes = [
        one for one in small.parts.header_bar.findChildren(ElidedLabel) if one.full_text() == header.note
    ]

    qtbot.waitUntil(lambda: notes[0].text() in {"", header.note})


def test_sections_in_a_list_that_drops_down_say_how_they_stand(qtbot: QtBot) -> None:
    choice = Select([("identity", "身份"), ("knowledge", "知识")])
    qtbot.addWidget(choice)

    choice.set_state("knowledge", "warn")
    assert not choice.itemIcon(1).isNull()

    choice.set_state("knowledge", "")
    assert choice.itemIcon(1).isNull()


def test_the_foot_leaves_its_room_to_what_runs(small: Frame) -> None:
    status = small.parts.status
    status.set_endpoint_state("市共享模型", "success", first="首字 0.9 秒")
    assert status.endpoint_text() == "市共享模型"

    small.window.resize(1280, 800)
    assert status.endpoint_text() == "市共享模型 · 首字 0.9 秒"


def test_a_name_in_a_list_has_the_room_of_its_date_where_there_is_little(qtbot: QtBot) -> None:
    row = ListRow("robot-outline", LONG, "草稿", date="今天 20:30", action="审核")
    qtbot.addWidget(row)
    row.resize(580, 56)
    row.show()
    date = next(one for one in row.findChildren(QLabel) if one.text() == "今天 20:30")
    assert not date.isVisible()

    row.resize(900, 56)
    assert date.isVisible()
