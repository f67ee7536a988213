"""By keyboard alone: from column to column, from tab to tab, and help for what is in front."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.core.errors import SignInNeeded
from studio.core.languages import Language
from studio.ui.components import Panel, ScrollPage, SideSheet, Tabs, TextField
from studio.ui.main_window import MainWindow
from studio.ui.notices import Notices
from studio.ui.shell import Header, HeaderAction, Page
from studio.ui.shell.frame import Frame
from studio.ui.shell.guide import chapter_for, read_guide
from studio.ui.shell.help_sheet import HelpSheet
from studio.ui.shell.navigator import Navigator
from studio.ui.window_state import window_state


class TwoColumns(Page):
    """Tabs over a list at the left and a panel at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self.left, self.right = Tabs(), QPushButton("左"), QPushButton("右")
        for name in ("docs", "search", "chunks"):
            self.tabs.add(name, name)
        scroll, panel, row = ScrollPage(), Panel(), QHBoxLayout()
        scroll.column.addWidget(self.left)
        panel.body.addWidget(self.right)
        row.addWidget(scroll, 1)
        row.addWidget(panel)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addLayout(row)

    def open(self, *path: str) -> None:
        action = HeaderAction("添加文档", self.update, "primary", keys="Ctrl+N")
        self.set_header(Header(title="防汛预案库", actions=(action,)))


class AskingPage(Page):
    """Opens with a sheet over it that asks for a name."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.name = SideSheet(self, "新建知识库"), TextField()
        self.sheet.body.addWidget(self.name)

    def open(self, *path: str) -> None:
        self.sheet.open()
        self.name.setFocus()


class ListAndTalk(Page):
    """A list, and in its place what is chosen of it, where one comes to write."""

    def __init__(self) -> None:
        super().__init__()
        self.list, self.search, self.question = QPushButton("表"), TextField(), TextField()
        layout = QVBoxLayout(self)
        for part in (self.list, self.search, self.question):
            layout.addWidget(part)

    def open(self, *path: str) -> None:
        self.list.setVisible(not path)
        self.setFocusProxy(self.question if path else None)  # type: ignore[arg-type]  # None is allowed


@pytest.fixture
def page(qtbot: QtBot, tmp_path: Path) -> Iterator[TwoColumns]:
    window = MainWindow(window_state(tmp_path))
    qtbot.addWidget(window)
    frame, page = Frame(window, notices := Notices()), TwoColumns()
    navigator = Navigator(frame.stack, lambda _: page, notices)
    frame.follow(navigator)
    window.resize(1280, 800)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    navigator.open("knowledge", "防汛预案库")
    yield page
    window.close()


def test_a_banner_that_leads_elsewhere_gives_its_keys_to_the_page_it_leads_to(
    qtbot: QtBot, page: TwoColumns
) -> None:
    frame = page.window().findChildren(Frame)[0]
    frame.show_error(SignInNeeded(person="王示例"))
    button = next(one for one in frame.banners()[0].findChildren(QPushButton) if one.text() == "登录…")
    button.setFocus()

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused is page or page.isAncestorOf(focused)


def test_what_a_page_asks_for_as_it_opens_has_the_keys(qtbot: QtBot, tmp_path: Path) -> None:
    window = MainWindow(window_state(tmp_path))
    qtbot.addWidget(window)
    asking = AskingPage()
    navigator = Navigator(Frame(window, notices := Notices()).stack, lambda _: asking, notices)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)

    navigator.open("knowledge", "new")

    assert asking.name.hasFocus()


def test_one_writes_where_one_came_to_write_though_what_led_there_is_out_of_sight(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = MainWindow(window_state(tmp_path))
    qtbot.addWidget(window)
    talk = ListAndTalk()
    navigator = Navigator(Frame(window, notices := Notices()).stack, lambda _: talk, notices)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    navigator.open("agents")
    talk.list.setFocus()

    navigator.open("agents", "use")

    assert talk.question.hasFocus()


def test_f6_goes_round_the_columns_and_back(page: TwoColumns) -> None:
    page.left.setFocus()

    _press(page, Qt.Key.Key_F6)
    assert _focused() is page.right
    _press(page, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert _focused() is page.left
    visited = []
    for _ in range(7):
        _press(page, Qt.Key.Key_F6)
        visited.append(_focused())

    assert page.left in visited
    assert len(set(map(id, visited))) >= 4


def test_a_column_gives_back_the_focus_it_had(page: TwoColumns) -> None:
    page.right.setFocus()
    page.left.setFocus()

    _press(page, Qt.Key.Key_F6)

    assert _focused() is page.right


def test_ctrl_tab_and_alt_with_a_number_turn_the_tabs(page: TwoColumns) -> None:
    page.left.setFocus()
    _press(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.current() == "search"
    _press(page, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.current() == "chunks"
    _press(page, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert page.tabs.current() == "chunks"
    _press(page, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert page.tabs.current() == "docs"


def test_f1_tells_the_keys_of_the_page_and_its_chapter(page: TwoColumns) -> None:
    _press(page, Qt.Key.Key_F1)

    [sheet] = page.findChildren(HelpSheet)
    text = sheet.text.toPlainText()
    assert "Ctrl+N" in text
    assert "添加文档" in text
    assert sheet.pick.currentText() == "3 载入文档"
    sheet.pick.setCurrentIndex(0)
    sheet.pick.activated.emit(0)
    assert "Ctrl+K" in sheet.text.toPlainText()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


@pytest.mark.parametrize("language", list(Language))
def test_every_page_has_its_chapter_in_both_guides(language: Language) -> None:
    chapters = read_guide(language)

    for place in ("home", "agents", "builder", "knowledge", "catalogue", "reviews", "settings", "source"):
        assert chapter_for(chapters, (place,)) is not None
    tests = chapter_for(chapters, ("builder", "flood-duty", "tests"))
    assert tests is not None
    assert tests.title.startswith("7 ")
    assert not any("![" in chapter.text for chapter in chapters)


def test_where_no_guide_was_installed_the_keys_are_told(tmp_path: Path) -> None:
    assert read_guide(Language.ZH, (tmp_path,)) == []
    assert chapter_for([], ("home",)) is None
    assert chapter_for([], ()) is None


def _press(
    page: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or page, key, modifier)


def _focused() -> QWidget | None:
    return QApplication.focusWidget()
