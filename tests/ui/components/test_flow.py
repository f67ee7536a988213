"""Lines go on in the next where there is no more room."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Banner,
    Button,
    FlowLayout,
)
from studio.ui.theme import space
from tests.ui.components.handling import shown


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
