"""What is chosen, switched and typed."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Checkbox,
    DropZone,
    FormRow,
    Segmented,
    Select,
    Switch,
    TextField,
    label,
)
from tests.ui.components.handling import shown


def test_an_error_takes_the_place_of_the_help_and_goes_while_mending(qtbot: QtBot) -> None:
    row = FormRow("名称", TextField(), "显示给使用者的名称")
    shown(qtbot, row)
    row.set_error("名称里不能有“/”")
    assert row.error() == "名称里不能有“/”"

    QTest.keyClicks(row.control, "a")

    assert row.error() == ""


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


def test_dropped_files_are_told_as_paths(qtbot: QtBot, tmp_path: Path) -> None:
    zone = DropZone(label("拖到这里"))
    shown(qtbot, zone)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "预案.pdf")), QUrl("https://example.com/x")])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    with qtbot.waitSignal(zone.dropped) as dropped:
        zone.dropEvent(QDropEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))

    assert dropped.args == [[tmp_path / "预案.pdf"]]
