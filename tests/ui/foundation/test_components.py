"""Components do what their keys and clicks promise."""

from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QSize, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Banner,
    Button,
    Checkbox,
    ConfirmDialog,
    DropZone,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    FormRow,
    IconButton,
    Link,
    ListRow,
    NavList,
    ProgressCard,
    RowList,
    Segmented,
    Select,
    SidePlace,
    SideSheet,
    Sparkline,
    StatusLabel,
    Stepper,
    Switch,
    Tabs,
    Tag,
    TextField,
    Waiting,
    clear_layout,
    label,
)
from studio.ui.theme import space


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(600, 300)
    widget.show()


def press(qtbot: QtBot, parent: QWidget, text: str) -> None:
    button = next(button for button in parent.findChildren(QPushButton) if button.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_busy_button_keeps_its_width_and_cannot_be_pressed(qtbot: QtBot) -> None:
    button = Button("提交审核", "primary")
    qtbot.addWidget(button)
    button.show()
    width = button.width()

    button.set_busy(True, "正在")

    assert not button.isEnabled()
    assert button.width() >= width
    button.set_busy(False)
    assert button.text() == "提交审核"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_a_button(qtbot: QtBot, key: Qt.Key) -> None:
    pressed: list[bool] = []
    for button in (Button("提交审核"), IconButton("close", "关闭"), Link("全部")):
        button.toggled.connect(pressed.append)
        button.setCheckable(True)
        shown(qtbot, button)
        QTest.keyClick(button, key)

    assert len(pressed) == 3


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


def test_a_panel_becomes_a_sheet_in_a_narrow_window_and_can_be_put_away(qtbot: QtBot) -> None:
    page, panel = QWidget(), TextField()
    row = QHBoxLayout(page)
    place = SidePlace(page, row, panel, "检索测试")
    told: list[bool] = []
    place.shown_changed.connect(told.append)
    shown(qtbot, page)

    place.fit(1440, 336, 400)
    assert told.pop()
    place.put_away()
    assert not panel.isVisible()
    place.show()
    assert panel.isVisible()
    place.fit(1000, 336, 400)
    assert not told.pop()
    place.show()
    assert panel.isVisible()
    assert place.close()
    assert not place.close()


def test_a_panel_at_the_side_never_flashes_up_as_a_window_of_its_own(qtbot: QtBot) -> None:
    page, panel = QWidget(), QWidget()
    qtbot.addWidget(page)

    place = SidePlace(page, row := QHBoxLayout(), panel, "检索测试")  # lies in nothing yet

    assert place.in_sight
    assert panel.window() is page
    QVBoxLayout(page).addLayout(row)


def test_a_card_of_finished_work_can_be_closed(qtbot: QtBot) -> None:
    card = ProgressCard("正在载入")
    shown(qtbot, card)
    card.finish("已载入 3 份文档")

    QTest.mouseClick(card._close, Qt.MouseButton.LeftButton)

    assert card.closed
    assert not card.isVisible()


def test_an_error_takes_the_place_of_the_help_and_goes_while_mending(qtbot: QtBot) -> None:
    row = FormRow("名称", TextField(), "显示给使用者的名称")
    shown(qtbot, row)
    row.set_error("名称里不能有“/”")
    assert row.error() == "名称里不能有“/”"

    QTest.keyClicks(row.control, "a")

    assert row.error() == ""


def test_a_long_name_ends_with_an_ellipsis_and_a_tooltip(qtbot: QtBot) -> None:
    name = ElidedLabel("示例市防汛防台风应急预案（2025年修订）" * 3)
    shown(qtbot, name)

    assert name.text().endswith("…")
    assert name.toolTip() == name.full_text()


@pytest.mark.parametrize("kind", [Switch, Checkbox])
def test_space_turns_it(qtbot: QtBot, kind: type[Switch] | type[Checkbox]) -> None:
    box = kind("只根据知识库回答")
    shown(qtbot, box)

    QTest.keyClick(box, Qt.Key.Key_Space)

    assert box.isChecked()
    assert not box.grab().isNull()


def test_the_arrow_keys_move_along_the_segments(qtbot: QtBot) -> None:
    segments = Segmented([("all", "全部"), ("failed", "未通过")])
    shown(qtbot, segments)

    with qtbot.waitSignal(segments.chosen) as chosen:
        QTest.keyClick(segments, Qt.Key.Key_Right)

    assert chosen.args == ["failed"]


def test_a_select_keeps_its_value_when_the_options_change(qtbot: QtBot) -> None:
    select = Select([("a", "甲"), ("b", "乙")])
    qtbot.addWidget(select)
    select.set_value("b")

    select.set_options([("b", "乙"), ("c", "丙")])

    assert select.value() == "b"


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


def test_a_banner_tells_which_of_its_buttons_was_pressed(qtbot: QtBot) -> None:
    banner = Banner("danger", "没有回答完", "已写出的部分保留。", [("retry", "重试"), ("show", "看原文")])
    shown(qtbot, banner)

    with qtbot.waitSignal(banner.acted) as acted:
        press(qtbot, banner, "看原文")

    assert acted.args == ["show"]


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


def test_speed_and_time_left_are_told_after_three_seconds(qtbot: QtBot) -> None:
    times = iter([0.0, 0.0, 2.0, 10.0])
    card = ProgressCard("正在载入", clock=lambda: next(times))
    shown(qtbot, card)

    card.set_progress(20, 342)
    assert card._pace.text() == ""
    card.set_progress(84, 342)

    assert card._pace.text() == "8.4 份/秒 · 约剩 31 秒"
    with qtbot.waitSignal(card.cancelled):
        press(qtbot, card, "取消")


def test_a_finished_card_says_so(qtbot: QtBot) -> None:
    card = ProgressCard("正在载入")
    shown(qtbot, card)

    card.finish("已载入 342 份")

    assert card.title() == "已载入 342 份"


def test_the_stepper_goes_to_done_steps_only(qtbot: QtBot) -> None:
    steps = Stepper(["端点", "知识库", "智能体", "测试"])
    shown(qtbot, steps)
    steps.set_current(2)

    with qtbot.waitSignal(steps.clicked) as clicked:
        QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    with qtbot.assertNotEmitted(steps.clicked):
        QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(590, 10))

    assert clicked.args == [0]


def test_an_empty_state_offers_a_way_on(qtbot: QtBot) -> None:
    empty = EmptyState("bookshelf", "还没有文档", "把文件拖到这里。", "添加文档", "用示例资料试试")
    shown(qtbot, empty)
    with qtbot.waitSignal(empty.primary_clicked):
        press(qtbot, empty, "添加文档")
    with qtbot.waitSignal(empty.secondary_clicked):
        press(qtbot, empty, "用示例资料试试")


def test_waiting_shows_bars_only_when_it_takes_long(qtbot: QtBot) -> None:
    content = label("内容")
    waiting = Waiting(content)
    shown(qtbot, waiting)

    qtbot.waitUntil(waiting._skeleton.isVisible)
    waiting.show_content()

    assert content.isVisible()


def test_what_takes_very_long_says_that_it_goes_on_and_can_be_left(qtbot: QtBot) -> None:
    waiting, left = Waiting(label("内容")), []
    waiting.cancelled.connect(lambda: left.append(True))
    shown(qtbot, waiting)
    qtbot.waitUntil(waiting._skeleton.isVisible)

    waiting._late.timeout.emit()

    assert any(one.isVisible() and "进行" in one.text() for one in waiting.findChildren(QLabel))
    press(qtbot, waiting, "取消")
    assert left == [True]
    assert any(one.isVisible() and "没有读完" in one.text() for one in waiting.findChildren(QLabel))
    with qtbot.waitSignal(waiting.retried):
        press(qtbot, waiting, "再试一次")


def test_a_line_goes_on_in_the_next_where_there_is_no_more_room(qtbot: QtBot) -> None:
    holder = QWidget()
    line = FlowLayout(holder)
    buttons = [Button("提交审核") for _ in range(4)]
    for button in buttons:
        line.addWidget(button)
    shown(qtbot, holder)
    assert len({button.y() for button in buttons}) == 1

    holder.resize(2 * buttons[0].width() + space("4"), 300)
    qtbot.waitUntil(lambda: len({button.y() for button in buttons}) == 2)
    assert line.heightForWidth(holder.width()) > buttons[0].height()


@pytest.mark.parametrize(("width", "lines"), [(900, 1), (300, 2), (220, 3)])
def test_a_narrow_banner_clips_none_of_its_buttons(qtbot: QtBot, width: int, lines: int) -> None:
    acts = [("retry", "再试一次"), ("fill", "填好这个工具"), ("copy", "复制详情")]
    banner = Banner("danger", "工具“openapi”还没有填完整", "智能体不能使用它。", acts)
    shown(qtbot, banner)
    buttons = [button for button in banner.findChildren(Button) if button.property("action")]

    def in_lines() -> bool:
        banner.resize(width, 300)  # as far as it lets itself be: its buttons stand below from 520 on
        return len({button.mapTo(banner, QPoint()).y() for button in buttons}) == lines

    qtbot.waitUntil(in_lines)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_a_line_that_flows_keeps_its_margins(qtbot: QtBot) -> None:
    holder = QWidget()
    line = FlowLayout(holder)
    line.setContentsMargins(24, 8, 16, 8)
    button = Button("恢复这一版")
    line.addWidget(button)
    shown(qtbot, holder)

    assert (button.x(), button.y()) == (24, 8)
    assert line.sizeHint() == button.sizeHint() + QSize(40, 16)
    assert line.heightForWidth(400) == button.height() + 16


def test_a_chart_says_its_values_in_words(qtbot: QtBot) -> None:
    line = Sparkline("首字时间")
    shown(qtbot, line)
    line.show_values([2.4, 1.2, 0.9], "0.9 秒")

    assert line.accessibleName() == "首字时间"
    assert "2.4" in line.accessibleDescription()
    assert not line.grab().isNull()


def test_escape_closes_the_sheet_and_the_focus_goes_back(qtbot: QtBot) -> None:
    page = QWidget()
    field = TextField()
    field.setParent(page)
    shown(qtbot, page)
    field.setFocus()
    sheet = SideSheet(page, "补贴计算")
    sheet.open()

    with qtbot.waitSignal(sheet.closed):
        QTest.keyClick(sheet, Qt.Key.Key_Escape)

    assert sheet.isHidden()
    assert sheet.geometry().right() == page.rect().right()


def test_the_focus_stays_in_the_sheet_on_tab_and_when_its_holder_goes(qtbot: QtBot) -> None:
    page = QWidget()
    behind = TextField()
    behind.setParent(page)
    with qtbot.waitActive(page):
        shown(qtbot, page)
        page.activateWindow()
    sheet = SideSheet(page, "补贴计算")
    first, second = Button("起草"), Button("全部采用")
    for button in (first, second):
        sheet.body.addWidget(button)
    sheet.open()

    def inside() -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is sheet or sheet.isAncestorOf(focused))

    for _ in range(5):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert inside()
    first.setFocus()
    first.hide()
    assert inside()
    second.setFocus()
    second.setEnabled(False)
    assert inside()


class Windows(QObject):
    """Hears of every window that is shown, however short."""

    def __init__(self, app: QCoreApplication) -> None:
        super().__init__()
        self.shown: list[QObject] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_making_a_tag_opens_no_window_that_would_take_the_focus(qtbot: QtBot, qapp: QApplication) -> None:
    windows = Windows(qapp)

    qtbot.addWidget(Tag("先确认", "accent", "hand-back-right-outline"))

    qapp.removeEventFilter(windows)
    assert not windows.shown


def test_what_cannot_be_undone_needs_a_reason_where_one_is_asked(qtbot: QtBot) -> None:
    page = QWidget()
    shown(qtbot, page)
    dialog = ConfirmDialog.ask(page, "召回？", "37 个单位会停用。", "召回", "不召回", reason="原因")
    confirm = next(button for button in dialog.findChildren(QPushButton) if button.text() == "召回")
    assert not confirm.isEnabled()

    dialog._reason.setPlainText("引用的预案已废止")
    with qtbot.waitSignal(dialog.confirmed) as confirmed:
        QTest.mouseClick(confirm, Qt.MouseButton.LeftButton)

    assert confirmed.args == ["引用的预案已废止"]


def test_dropped_files_are_told_as_paths(qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone(label("拖到这里"))
    shown(qtbot, zone)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "预案.pdf")), QUrl("https://example.com/x")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    with qtbot.waitSignal(zone.dropped) as dropped:
        zone.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))

    assert dropped.args == [[tmp_path / "预案.pdf"]]


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


@pytest.mark.parametrize("kind", ["success", "warning", "danger", "refused", "waiting", "working", "muted"])
def test_a_state_is_a_word_and_never_a_colour_alone(qtbot: QtBot, kind: str) -> None:
    status = StatusLabel("缺 1 页", kind)
    shown(qtbot, status)

    assert status.text() == "缺 1 页"
    assert status.accessibleName() == "缺 1 页"


def test_a_flow_layout_makes_its_items_itself_lest_they_go_with_another_layout(qtbot: QtBot) -> None:
    holder = QWidget()
    qtbot.addWidget(holder)
    line = FlowLayout(holder)
    for text in ("甲", "乙", "丙"):
        line.addWidget(QPushButton(text))
    items = [line.itemAt(index) for index in range(line.count())]
    assert all(shiboken6.createdByPython(item) for item in items if item is not None)
    gone = line.itemAt(1)
    assert gone is not None
    shiboken6.delete(gone.widget())
    line.takeAt(0)
    assert line.count() == 1
    assert line.sizeHint() == line.itemAt(0).sizeHint()  # type: ignore[union-attr]  # one is left


def test_a_busy_button_has_the_keys_again_when_it_can_be_pressed(qtbot: QtBot) -> None:
    holder = QWidget()
    column = QVBoxLayout(holder)
    button, far = Button("保存"), Button("下一个")
    column.addWidget(button)
    column.addWidget(far)
    qtbot.addWidget(holder)
    holder.show()
    holder.activateWindow()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)

    button.set_busy(True, "正在保存…")
    assert not far.hasFocus()

    button.set_busy(False)
    assert button.hasFocus()


def test_a_stepper_gives_each_step_the_room_its_words_need(qtbot: QtBot) -> None:
    steps = Stepper(["Endpoint", "First knowledge base", "First agent", "Test it once"])
    shown(qtbot, steps)
    steps.resize(560, steps.height())
    steps.set_current(2)

    with qtbot.waitSignal(steps.clicked) as gone:
        QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(250, 10))
    assert gone.args == [1], "its words reach beyond a fourth of the width"
