"""Garbage is looked for on the window's thread alone, whoever made it."""

import gc
import sys
import threading
import types
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from studio.ui.background import Background
from studio.ui.tidying import Tidying


class Ring(QObject):
    """Refers to itself, as widgets and what listens to them do."""

    def __init__(self, ended: list[str]) -> None:
        super().__init__()
        self.itself = self
        weakref.finalize(self, lambda: ended.append(threading.current_thread().name))


def test_what_refers_to_itself_ends_on_the_window_s_thread(background: Background, qtbot: QtBot) -> None:
    parent, ended, made = QObject(), list[str](), list[Any]()
    tidying = Tidying(background, parent)
    try:
        Ring(ended)
        elsewhere = threading.Thread(target=lambda: made.extend([] for _ in range(20_000)))
        elsewhere.start()
        elsewhere.join()
        assert ended == []
        qtbot.waitUntil(lambda: bool(ended))
    finally:
        tidying.stop()
    assert ended == [threading.main_thread().name]


def test_what_an_import_made_is_not_looked_through_at_once(
    background: Background, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QObject()
    tidying = Tidying(background, parent)
    try:
        left_out = gc.get_freeze_count()
        for number in range(20):
            monkeypatch.setitem(sys.modules, f"made_{number}", types.ModuleType(f"made_{number}"))
        qtbot.waitUntil(lambda: gc.get_freeze_count() > left_out)
    finally:
        tidying.stop()


def test_afterwards_python_looks_for_itself_again(background: Background) -> None:
    parent = QObject()
    tidying = Tidying(background, parent)
    assert not gc.isenabled()
    tidying.stop()
    assert gc.isenabled()
