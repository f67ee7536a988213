"""Keys and commands: a page's actions answer to their keys, and what one writes keeps its own."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout
from pytestqt.qtbot import QtBot

from studio.core.errors import EndpointUnreachable, every_error
from studio.ui.components import Button, SideSheet, TextField, Toast
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.remedies import remedy_for
from studio.ui.shell import Command, Header, HeaderAction, Page
from studio.ui.shell.frame import Frame
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.places import SETTINGS, is_place
from studio.ui.window_state import window_state

CTRL = Qt.KeyboardModifier.ControlModifier


class OfficePage(Page):
    """One primary action, one with keys of its own, a command more, and a field for searching."""

    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.search = TextField("找", "magnify")
        self.note = TextField("写")
        layout = QVBoxLayout(self)
        layout.addWidget(self.note)
        layout.addWidget(self.search)

    def open(self, *path: str) -> None:
        actions = (
            HeaderAction("新建智能体", self.begin_new, keys="Ctrl+N"),
            HeaderAction("提交审核", self.submit, "primary"),
        )
        self.set_header(Header(title="智能体", actions=actions))

    def commands(self) -> tuple[Command, ...]:
        return (Command("导出报告", self.export, keys="Ctrl+E"),)

    def begin_new(self) -> None:
        self.done.append("新建智能体")

    def submit(self) -> None:
        self.done.append("提交审核")

    def export(self) -> None:
        self.done.append("导出报告")


class Office:
    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.notices = Notices()
        self.window = MainWindow(window_state(folder))
        self.frame = Frame(self.window, self.notices)
        qtbot.addWidget(self.window)
        self.page = OfficePage()
        self.navigator = Navigator(self.frame.stack, lambda _: self.page, self.notices)
        self.frame.follow(self.navigator)
        self.window.resize(1280, 800)
        self.window.show()
        self.navigator.open("agents")


@pytest.fixture
def office(qtbot: QtBot, tmp_path: Path) -> Office:
    return Office(qtbot, tmp_path)


def test_an_action_of_the_header_answers_to_its_keys_and_its_tooltip_names_them(office: Office) -> None:
    QTest.keyClick(office.page.note, Qt.Key.Key_N, CTRL)

    assert office.page.done == ["新建智能体"]
    buttons = office.frame.header_bar.findChildren(QPushButton)
    assert [button.toolTip() for button in buttons] == ["新建智能体 (Ctrl+N)", "提交审核 (Ctrl+Enter)"]


def test_both_enter_keys_with_ctrl_do_the_main_action(office: Office) -> None:
    QTest.keyClick(office.page.note, Qt.Key.Key_Return, CTRL)
    QTest.keyClick(office.page.note, Qt.Key.Key_Enter, CTRL)

    assert office.page.done == ["提交审核"] * 2


def test_a_command_a_page_adds_has_keys_too(office: Office) -> None:
    QTest.keyClick(office.page.note, Qt.Key.Key_E, CTRL)

    assert office.page.done == ["导出报告"]


def test_keys_work_for_actions_that_stand_behind_more(office: Office) -> None:
    office.window.resize(700, 500)

    QTest.keyClick(office.window, Qt.Key.Key_N, CTRL)

    assert office.page.done == ["新建智能体"]


def test_find_goes_to_the_field_for_searching(office: Office, qtbot: QtBot) -> None:
    office.page.note.setFocus()

    QTest.keyClick(office.page.note, Qt.Key.Key_F, CTRL)

    qtbot.waitUntil(office.page.search.hasFocus)


def test_over_a_page_the_keys_mean_the_sheet(office: Office) -> None:
    done: list[str] = []
    sheet = SideSheet(office.page, "新建智能体")
    create = Button("新建", "primary")
    create.clicked.connect(lambda: done.append("新建"))
    sheet.body.addWidget(create)
    sheet.open()

    QTest.keyClick(sheet, Qt.Key.Key_N, CTRL)
    QTest.keyClick(sheet, Qt.Key.Key_Return, CTRL)

    assert done == ["新建"]
    assert office.page.done == []


def test_a_sheet_that_took_the_focus_from_nothing_gives_it_to_its_page(office: Office) -> None:
    """As after a dialog, which had the keys."""
    office.page.note.clearFocus()
    sheet = SideSheet(office.page, "从表格导入")
    sheet.body.addWidget(Button("收进"))
    sheet.open()
    sheet.close_sheet()

    assert office.page.hasFocus(), "and not the next one there is, which stands in the status bar"


def test_the_window_is_closed_as_in_other_programs(office: Office, qtbot: QtBot) -> None:
    QTest.keyClick(office.page, Qt.Key.Key_Q, CTRL)

    qtbot.waitUntil(lambda: not office.window.isVisible())


def test_undo_takes_back_what_the_toast_is_about(office: Office) -> None:
    undone: list[str] = []
    office.frame.toasts.show("已移除 3 份文档", offer=lambda: undone.append("旧"))
    office.frame.toasts.show("已移除 1 份文档", offer=lambda: undone.append("新"))

    QTest.keyClick(office.page, Qt.Key.Key_Z, CTRL)

    assert undone == ["新"]


def test_undo_in_a_field_one_writes_in_is_the_fields(office: Office) -> None:
    undone: list[str] = []
    office.frame.toasts.show("已移除 3 份文档", offer=lambda: undone.append("文档"))
    office.page.note.setFocus()
    QTest.keyClicks(office.page.note, "abc")

    QTest.keyClick(office.page.note, Qt.Key.Key_Z, CTRL)

    assert office.page.note.text() == ""
    assert undone == []


def test_undo_in_a_field_where_nothing_was_written_takes_back_the_act(office: Office) -> None:
    undone: list[str] = []
    office.window.activateWindow()
    office.page.search.setFocus()
    office.frame.toasts.show("已移除 3 份文档", offer=lambda: undone.append("文档"))

    QTest.keyClick(office.page.search, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(office.page.search, Qt.Key.Key_Z, CTRL)

    assert undone == ["文档"]


def test_toasts_do_not_fill_the_window(office: Office) -> None:
    for number in range(9):
        office.frame.toasts.show(f"已移除 {number} 份文档")

    assert len([toast for toast in office.window.findChildren(Toast) if toast.isVisible()]) == 4


def test_an_error_leads_to_where_it_is_mended(office: Office) -> None:
    office.notices.show_error(EndpointUnreachable(endpoint="市级", host="10.20.0.8"))

    _press(office, "打开端点设置")

    assert office.navigator.here == ("settings", ("endpoints",))


def test_nobody_is_led_to_where_they_are(office: Office) -> None:
    office.navigator.open("settings", "endpoints")
    office.notices.show_error(EndpointUnreachable(endpoint="市级", host="10.20.0.8"))

    (banner,) = office.frame.banners()
    assert "打开端点设置" not in [button.text() for button in banner.findChildren(QPushButton)]


def test_what_a_page_can_do_about_an_error_stands_beside_it(office: Office) -> None:
    again: list[str] = []
    error = EndpointUnreachable(endpoint="市级", host="10.20.0.8")
    office.notices.show_error(error, ("再试一次", lambda: again.append("又一次")))

    _press(office, "再试一次")

    assert again == ["又一次"]
    assert office.frame.banners() == []


def _press(office: Office, words: str) -> None:
    banner = office.frame.banners()[0]
    button = next(button for button in banner.findChildren(QPushButton) if button.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("name", sorted(every_error()))
def test_every_remedy_leads_to_a_place_there_is(name: str) -> None:
    kind = every_error()[name]
    remedy = remedy_for(kind(**dict.fromkeys(kind.fact_names(), "x")))

    if remedy is not None:
        assert is_place(remedy.place[0])
        sections = {section.name for section in SETTINGS}
        assert remedy.place[0] != "settings" or remedy.place[1] in sections


def test_ctrl_q_closes_the_window_unless_something_keeps_it_open(office: Office, qtbot: QtBot) -> None:
    office.window.may_close = lambda: False
    QTest.keyClick(office.page.note, Qt.Key.Key_Q, CTRL)
    assert office.window.isVisible()

    office.window.may_close = lambda: True
    with qtbot.waitSignal(office.window.closing):
        QTest.keyClick(office.page.note, Qt.Key.Key_Q, CTRL)
    assert not office.window.isVisible()
