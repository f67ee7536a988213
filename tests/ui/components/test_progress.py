"""How far something is: cards, steps, waiting, and what to do where there is nothing."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QPoint, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from studio.ui.components import (
    EmptyState,
    ProgressCard,
    Stepper,
    Waiting,
    label,
)
from studio.ui.components.tabs import Tabs
from tests.ui.components.handling import press, shown


def test_a_card_of_finished_work_can_be_closed(qtbot: QtBot) -> None:
    card = ProgressCard("正在载入")
    shown(qtbot, card)
    card.finish("已载入 3 份文档")

    QTest.mouseClick(card._close, Qt.MouseButton.LeftButton)

    assert card.closed
    assert not card.isVisible()


def test_progress_is_painted_in_its_turn_and_not_at_once_with_all_that_waits(qtbot: QtBot) -> None:
    card, painted = _Painted("正在载入"), list[bool]()
    card.told = painted.append
    shown(qtbot, card)
    qtbot.waitUntil(lambda: bool(painted))
    painted.clear()
    card.update()

    card.set_progress(84, 342)
    at_once = list(painted)
    qtbot.waitUntil(lambda: bool(painted))

    assert at_once == []


def test_a_tab_that_carries_its_count_already_is_left_as_it_is(qtbot: QtBot) -> None:
    tabs = Tabs()
    tabs.add("questions", "问题集")
    shown(qtbot, tabs)
    tabs.set_badge("questions", "3")
    before = tabs._bar._badge(0)

    tabs.set_badge("questions", "3")
    assert tabs._bar._badge(0) is before
    tabs.set_badge("questions", "")

    assert tabs._bar._badge(0) is None


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


def test_what_is_counted_next_has_a_speed_of_its_own(qtbot: QtBot) -> None:
    now = [0.0]
    card = ProgressCard("正在载入", clock=lambda: now[0])
    shown(qtbot, card)
    now[0] = 100.0
    card.begin_part("{speed} passages a second", 140)
    now[0] = 110.0
    card.begin_part("{speed} passages a second", 240)
    card.set_progress(240, 440)

    assert card._pace.text() == "10.0 处/秒 · 约剩 20 秒"


def test_that_nothing_comes_is_said_after_a_while(qtbot: QtBot) -> None:
    card = ProgressCard("正在载入")
    shown(qtbot, card)
    card.set_progress(3, 10)
    card._quiet = Stood(12)

    card._tick.timeout.emit()
    assert card._pace.text() == "已等 12 秒"

    card.set_progress(4, 10)
    assert card._pace.text() != "已等 12 秒"


class Stood(QElapsedTimer):
    """A clock that stands until it is started anew."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self._seconds = seconds

    def start(self) -> None:
        self._seconds = 0

    def elapsed(self) -> int:
        return self._seconds * 1000


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


def test_a_stepper_gives_each_step_the_room_its_words_need(qtbot: QtBot) -> None:
    steps = Stepper(["Endpoint", "First knowledge base", "First agent", "Test it once"])
    shown(qtbot, steps)
    steps.resize(560, steps.height())
    steps.set_current(2)

    with qtbot.waitSignal(steps.clicked) as gone:
        QTest.mouseClick(steps, Qt.MouseButton.LeftButton, pos=QPoint(250, 10))
    assert gone.args == [1], "its words reach beyond a fourth of the width"


class _Painted(ProgressCard):
    told: Callable[[bool], None] | None = None

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.told is not None:
            self.told(True)
