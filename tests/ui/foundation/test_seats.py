"""The seats of a room: told by number, icon and words, gone about by keys and mouse."""

from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from studio.ui.components import SeatGrid, SeatLegend, SeatMark, SeatState, StepBars, StepCount
from studio.ui.components.seats.mark import FACES
from studio.ui.theme import size
from tests.ui.window.heard import interface_of

ROOM = [SeatMark(number, SeatState.WORKING) for number in range(1, 41)]


def shown(qtbot: QtBot, seats: Sequence[SeatMark], width: int = 0) -> SeatGrid:
    grid = SeatGrid()
    qtbot.addWidget(grid)
    grid.show_seats(seats)
    grid.resize(width or size("course.side") - 32, 10)
    grid.show()
    return grid


def columns(grid: SeatGrid) -> int:
    return len({button.x() for button in grid.buttons()})


def test_a_panel_of_320_pixels_has_eight_seats_in_a_row(qtbot: QtBot) -> None:
    grid = shown(qtbot, ROOM)
    assert columns(grid) == 8
    assert grid.heightForWidth(grid.width()) == grid.buttons()[-1].geometry().bottom() + 1

    grid.resize(160, 10)
    assert columns(grid) == 5


def test_each_state_has_a_face_of_its_own_beside_its_colour() -> None:
    shapes = {(face.icon, face.edge) for face in FACES.values()}
    assert len(shapes) == len(SeatState)


def test_the_arrow_keys_go_about_and_enter_opens(qtbot: QtBot) -> None:
    grid = shown(qtbot, ROOM)
    opened: list[int] = []
    grid.opened.connect(opened.append)
    first = grid.buttons()[0]
    first.setFocus()

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(grid.focusWidget(), key)
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_End)
    QTest.keyClick(grid.focusWidget(), Qt.Key.Key_Space)

    assert opened == [7, 40]
    tab = [one.seat.number for one in grid.buttons() if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert tab == [40]


def test_what_is_told_anew_keeps_the_keys_where_they_are(qtbot: QtBot) -> None:
    grid = shown(qtbot, ROOM)
    grid.buttons()[5].setFocus()
    grid.mark(6)

    grid.show_seats([SeatMark(6, SeatState.HAND) if seat.number == 6 else seat for seat in ROOM])

    assert grid.focusWidget() is grid.buttons()[5]
    assert grid.buttons()[5].isChecked()
    grid.show_seats(ROOM[:3])
    assert [seat.number for seat in grid.seats()] == [1, 2, 3]


@pytest.mark.parametrize("state", list(SeatState))
def test_assistive_technology_hears_who_sits_where_and_how_it_goes(qtbot: QtBot, state: SeatState) -> None:
    grid = shown(qtbot, [SeatMark(6, state, "李某", "第 2 步")])

    seat = interface_of(grid).child(0)

    assert seat.role() in {QAccessible.Role.CheckBox, QAccessible.Role.Button}
    said = seat.text(QAccessible.Text.Name)
    word = {"done": "做完", "working": "进行中", "hand": "举手", "lost": "断开", "absent": "未到"}[
        state.value
    ]
    assert said == f"6 号 · 李某 · {word} · 第 2 步"


def test_the_legend_counts_and_names_lost_connections_only_when_there_are_any(qtbot: QtBot) -> None:
    legend = SeatLegend()
    qtbot.addWidget(legend)
    legend.show_seats([*ROOM[:3], SeatMark(4, SeatState.HAND)])
    assert legend.text() == "做完 0 进行中 3 举手 1 未到 0"

    legend.show_seats([SeatMark(1, SeatState.LOST)])
    assert "断开 1" in legend.text()


def test_bars_of_steps_say_their_numbers(qtbot: QtBot) -> None:
    bars = StepBars()
    qtbot.addWidget(bars)
    bars.show_steps([StepCount("1 新建知识库", 38, 40), StepCount("2 装入资料", 0, 0)])

    assert bars.accessibleDescription() == "1 新建知识库 38 / 40; 2 装入资料 0 / 0"
    assert not bars.grab().isNull()
