"""The window: pages are made when first visited, the way back works, errors stand over the page."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import DocumentClassified, EndpointUnreachable, NotFound
from studio.core.languages import Language
from studio.ui.components import Button, Link
from studio.ui.language import set_language, tr
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag, Page
from studio.ui.shell.frame import Frame as Parts
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.opening import OpeningPage
from studio.ui.shell.status_bar import PersonLine
from studio.ui.window_state import window_state
from tests.ui.window.heard import interface_of


class NotePage(Page):
    """Remembers how it was opened; has one step to go back inside itself."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name, self.steps = name, 0

    def open(self, *path: str) -> None:
        if path == ("missing",):
            raise NotFound(kind="agent", missing="missing")
        self.set_header(
            Header(title=f"{self.name} {'/'.join(path)}".strip(), crumbs=(Crumb("首页", ("home",)),))
        )

    def back(self) -> bool:
        self.steps -= 1
        return self.steps >= 0


class Frame:
    """A window with a navigator over pages that note what happens to them."""

    def __init__(self, qtbot: QtBot, tmp_path: Path) -> None:
        self.notices = Notices()
        self.state = window_state(tmp_path)
        self.window = MainWindow(self.state)
        self.parts = Parts(self.window, self.notices)
        qtbot.addWidget(self.window)
        self.made: list[str] = []
        self.navigator = Navigator(self.parts.stack, self.make, self.notices)
        self.parts.follow(self.navigator)
        self.window.resize(1280, 800)
        self.window.show()

    def make(self, name: str) -> Page:
        self.made.append(name)
        return NotePage(name)

    def page(self, name: str) -> NotePage:
        page = self.navigator.page(name)
        assert isinstance(page, NotePage)
        return page


@pytest.fixture
def frame(qtbot: QtBot, tmp_path: Path) -> Frame:
    return Frame(qtbot, tmp_path)


def test_a_page_is_made_on_the_first_visit_and_kept(frame: Frame) -> None:
    frame.navigator.open("home")
    frame.navigator.open("agents")
    frame.navigator.open("home")

    assert frame.made == ["home", "agents"]


def test_the_rail_shows_where_one_is_also_inside_an_agent(frame: Frame) -> None:
    frame.navigator.open("builder", "flood-duty")

    assert frame.parts.rail.current() == "agents"


def test_the_rail_is_read_as_buttons_and_says_where_one_is(frame: Frame) -> None:
    frame.navigator.open("agents")
    here, there = (frame.parts.rail.item(name) for name in ("agents", "home"))
    read = interface_of(here)
    assert read.role() is QAccessible.Role.Button
    assert (here.accessibleDescription(), there.accessibleDescription()) == ("当前位置", "")


def test_a_click_on_the_rail_and_its_key_lead_there(frame: Frame, qtbot: QtBot) -> None:
    QTest.mouseClick(frame.parts.rail.item("knowledge"), Qt.MouseButton.LeftButton)
    assert frame.navigator.here == ("knowledge", ())

    QTest.keyClick(frame.window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert frame.navigator.here == ("home", ())


def test_enter_on_the_rail_leads_there_too(frame: Frame) -> None:
    QTest.keyClick(frame.parts.rail.item("knowledge"), Qt.Key.Key_Return)

    assert frame.navigator.here == ("knowledge", ())


def test_in_the_lowest_window_the_whole_rail_is_in_sight(frame: Frame) -> None:
    frame.window.resize(640, 360)

    last = frame.parts.rail.item("settings")
    assert last.geometry().bottom() < frame.parts.rail.height()
    assert last.height() >= 24


def test_escape_goes_one_step_back_inside_the_page_and_then_to_the_page_before(frame: Frame) -> None:
    frame.navigator.open("home")
    frame.navigator.open("agents")
    frame.page("agents").steps = 1

    frame.navigator.back()
    assert frame.navigator.here == ("agents", ())

    frame.navigator.back()
    assert frame.navigator.here == ("home", ())


def test_the_way_back_in_the_header_leads_there(frame: Frame, qtbot: QtBot) -> None:
    frame.navigator.open("agents")

    link = frame.parts.header_bar.findChildren(Link)[-1]
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)

    assert frame.navigator.here == ("home", ())


def test_a_page_that_cannot_be_opened_says_why(frame: Frame) -> None:
    frame.navigator.open("agents", "missing")

    assert "missing" in frame.parts.banners()[0].title()


def test_at_most_two_banners_stand_over_a_page_the_newest_first(frame: Frame) -> None:
    frame.navigator.open("home")
    for number in range(3):
        frame.notices.show_error(EndpointUnreachable(endpoint="市级", host=f"10.20.0.{number}"))

    titles = [banner.title() for banner in frame.parts.banners()]
    assert len(titles) == 2
    assert "10.20.0.2" in titles[0]


def test_banners_go_with_the_page_they_were_about(frame: Frame) -> None:
    frame.navigator.open("home")
    frame.notices.show_error(EndpointUnreachable(endpoint="市级", host="10.20.0.8"))

    frame.navigator.open("agents")

    assert frame.parts.banners() == []


def test_trouble_with_a_first_try_is_past_when_it_is_tried_again(frame: Frame) -> None:
    frame.navigator.open("home")
    frame.notices.show_error(EndpointUnreachable(endpoint="市级", host="10.20.0.8"))
    frame.notices.show_error(DocumentClassified(document="附件三.docx", level="机密", page=1), of="import")

    frame.notices.try_again("import")

    assert ["10.20.0.8" in banner.title() for banner in frame.parts.banners()] == [True]


def test_details_of_an_error_can_be_copied(frame: Frame) -> None:
    frame.notices.show_error(DocumentClassified(document="附件三.docx", level="机密", page=1))

    frame.parts.banners()[0].acted.emit("copy-details")

    assert "DocumentClassified" in QApplication.clipboard().text()


def test_a_toast_takes_the_act_back(frame: Frame, qtbot: QtBot) -> None:
    undone: list[bool] = []
    toast = frame.parts.toasts.show("已移除 3 份文档", offer=lambda: undone.append(True))

    button = next(button for button in toast.findChildren(QPushButton) if button.text() == "撤销")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert undone == [True]


def test_a_toast_offers_what_comes_next_and_ctrl_z_has_nothing_to_do_with_it(
    frame: Frame, qtbot: QtBot
) -> None:
    opened: list[str] = []
    toast = frame.parts.toasts.show("已写出“对话.docx”。", offer=("打开", lambda: opened.append("对话.docx")))

    assert not frame.parts.toasts.can_take_back
    button = next(button for button in toast.findChildren(QPushButton) if button.text() == "打开")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert opened == ["对话.docx"]


def test_a_change_of_language_says_everything_anew(frame: Frame, qtbot: QtBot) -> None:
    frame.parts.language_changed.connect(frame.navigator.renew)
    frame.navigator.open("home")

    set_language(Language.EN)
    qtbot.waitUntil(lambda: frame.made == ["home", "home"])

    assert frame.parts.rail.item("home").text() == "Home"
    set_language(Language.ZH)
    qtbot.waitUntil(lambda: frame.parts.rail.item("home").text() == "首页")


def test_below_1024_pixels_the_rail_shows_icons_only(frame: Frame) -> None:
    frame.window.resize(800, 600)

    assert frame.parts.rail.width() == 56


def test_the_window_comes_back_where_it_was(frame: Frame, qtbot: QtBot) -> None:
    frame.window.resize(700, 500)
    frame.window.close()

    again = MainWindow(frame.state)
    qtbot.addWidget(again)

    assert again.size() == QSize(700, 500)


def test_the_foot_says_that_the_endpoint_is_for_practice(frame: Frame) -> None:
    frame.parts.status.set_endpoint("practice", practice=True)

    assert "练习" in frame.parts.status.endpoint_text()


def test_the_acting_person_is_chosen_in_the_foot(frame: Frame, qtbot: QtBot) -> None:
    people = [PersonLine("a", "甲", "应急局", "建设者"), PersonLine("b", "乙", "数据局", "审核员")]
    frame.parts.status.set_people(people, "a")

    with qtbot.waitSignal(frame.parts.status.person_chosen) as chosen:
        frame.parts.status.people_menu().actions()[1].trigger()

    assert chosen.args == ["b"]


def test_a_busy_workspace_is_said_with_a_way_to_try_again(qtbot: QtBot) -> None:
    page = OpeningPage()
    qtbot.addWidget(page)
    page.show_error(EndpointUnreachable(endpoint="x", host="y"))

    with qtbot.waitSignal(page.retried):
        QTest.mouseClick(page.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_words_with_facts_are_translated(qapp: QApplication) -> None:
    assert tr("{done} of {total} done", done=1, total=4) == "已完成 1 / 4 步"


def test_qt_speaks_chinese_too(qapp: QApplication) -> None:
    assert QApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_a_header_without_room_puts_its_actions_behind_more(qtbot: QtBot, frame: Frame) -> None:
    frame.navigator.open("home")
    action = HeaderAction("运行测试", frame.window.update)
    frame.window.resize(700, 500)
    frame.parts.header_bar.show_header(Header(title="智能体", actions=(action,)))

    texts = [button.text() for button in frame.parts.header_bar.findChildren(QPushButton)]
    assert "运行测试" not in texts


def test_actions_give_way_to_a_long_title_and_come_back(frame: Frame) -> None:
    name = "示例市防汛抗旱指挥部办公室值班值守与灾情快报一体化助手"
    actions = tuple(HeaderAction(text, frame.window.update) for text in ("导入智能体…", "运行全部测试"))
    main = HeaderAction("提交审核", frame.window.update, "primary")
    frame.navigator.open("home")
    frame.window.resize(840, 500)
    frame.parts.header_bar.show_header(Header(title=name, actions=(*actions, main), tags=_TAGS))

    assert _header_texts(frame) == ["运行全部测试", "提交审核"]
    frame.window.resize(1400, 800)
    assert _header_texts(frame) == ["导入智能体…", "运行全部测试", "提交审核"]


_TAGS = (HeaderTag("草稿 1.3.0"), HeaderTag("在用 1.2.0"))


def _header_texts(frame: Frame) -> list[str]:
    buttons = frame.parts.header_bar.findChildren(Button)
    return [button.text() for button in buttons if button.text() != "首页"]


def test_the_stack_is_empty_before_the_first_page(qtbot: QtBot) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)

    assert Navigator(stack, lambda _: Page(), Notices()).here == ("", ())
