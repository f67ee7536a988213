"""What lies over a page or beside it: sheets, side panels and questions."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Button,
    ConfirmDialog,
    SidePlace,
    SideSheet,
    TextField,
)
from tests.ui.components.handling import shown


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
