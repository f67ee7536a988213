"""Where the focus goes: seen whole, also where Qt would be content with a part of it, and near by."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import Button, TextField
from studio.ui.components.tab_order import go_on
from tests.ui.components.handling import shown


def test_a_field_half_out_of_sight_is_scrolled_to_when_tab_comes_to_it(qtbot: QtBot) -> None:
    window, area, content = QWidget(), QScrollArea(), QWidget()
    fields = [TextField(str(number)) for number in range(20)]
    column = QVBoxLayout(content)
    for field in fields:
        column.addWidget(field)
    area.setWidget(content)
    area.setParent(window)
    shown(qtbot, window)
    half = fields[8].y() + fields[8].height() // 2
    area.resize(area.width(), half + 2 * area.frameWidth())
    fields[7].setFocus()

    assert go_on(window, fields[7], forward=True)

    top = fields[8].mapTo(area.viewport(), QPoint()).y()
    assert top >= 0
    assert top + fields[8].height() <= area.viewport().height()


def test_the_focus_of_what_is_hidden_stays_in_its_part_of_the_page(qtbot: QtBot) -> None:
    window, page = QWidget(), QWidget()
    rail, install, reason, foot = Button("首页"), Button("安装"), TextField("理由"), Button("端点")
    inside, outside = QHBoxLayout(page), QVBoxLayout(window)
    inside.addWidget(reason)
    inside.addWidget(install)
    for part in (rail, page, foot):
        outside.addWidget(part)
    shown(qtbot, window)
    install.setEnabled(False)

    assert go_on(window, install, forward=True)
    assert window.focusWidget() is reason

    reason.hide()
    assert go_on(window, reason, forward=True)
    assert window.focusWidget() is foot, "nothing in the page takes it"
