"""Pieces of the window's work that take turns."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.ui.turns import Turns


def test_pieces_come_one_by_one_and_in_order(qtbot: QtBot) -> None:
    owner, done = QObject(), list[str]()
    turns = Turns(owner)

    turns.add(lambda: done.append("text"), lambda: turns.add(lambda: done.append("buttons")))
    turns.add(lambda: done.append("sources"))
    assert not done

    qtbot.waitUntil(lambda: done == ["text", "sources", "buttons"])


def test_what_is_left_can_be_done_at_once(qtbot: QtBot) -> None:
    owner, done = QObject(), list[int]()
    turns = Turns(owner)
    turns.add(*(lambda at=at: done.append(at) for at in range(3)))

    turns.take_all()
    assert done == [0, 1, 2]
    turns.take_all()
    assert done == [0, 1, 2]
