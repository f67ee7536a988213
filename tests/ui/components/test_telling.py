"""What tells something: names, states, tags, banners and charts."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    Banner,
    ElidedLabel,
    Sparkline,
    StatusLabel,
    Tag,
)
from tests.ui.components.handling import press, shown


def test_a_long_name_ends_with_an_ellipsis_and_a_tooltip(qtbot: QtBot) -> None:
    name = ElidedLabel("示例市防汛防台风应急预案（2025年修订）" * 3)
    shown(qtbot, name)

    assert name.text().endswith("…")
    assert name.toolTip() == name.full_text()


def test_a_banner_tells_which_of_its_buttons_was_pressed(qtbot: QtBot) -> None:
    banner = Banner("danger", "没有回答完", "已写出的部分保留。", [("retry", "重试"), ("show", "看原文")])
    shown(qtbot, banner)

    with qtbot.waitSignal(banner.acted) as acted:
        press(qtbot, banner, "看原文")

    assert acted.args == ["show"]


def test_a_chart_says_its_values_in_words(qtbot: QtBot) -> None:
    line = Sparkline("首字时间")
    shown(qtbot, line)
    line.show_values([2.4, 1.2, 0.9], "0.9 秒")

    assert line.accessibleName() == "首字时间"
    assert "2.4" in line.accessibleDescription()
    assert not line.grab().isNull()


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


@pytest.mark.parametrize("kind", ["success", "warning", "danger", "refused", "waiting", "working", "muted"])
def test_a_state_is_a_word_and_never_a_colour_alone(qtbot: QtBot, kind: str) -> None:
    status = StatusLabel("缺 1 页", kind)
    shown(qtbot, status)

    assert status.text() == "缺 1 页"
    assert status.accessibleName() == "缺 1 页"
