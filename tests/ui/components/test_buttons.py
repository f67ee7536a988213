"""Buttons are pressed by mouse and keys, and wait where they stand."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Button,
    IconButton,
    Link,
)
from tests.ui.components.handling import shown


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
