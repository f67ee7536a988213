"""Tab through every page: from its top to its bottom, the status bar, the rail, the header, and round."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.languages import Language
from tests.ui.window.conftest import Copied
from tests.ui.window.content import AGENT, BASE, RELEASED
from tests.ui.window.walking import Walk

_PAGES: tuple[tuple[str, ...], ...] = (
    ("home",),
    ("agents", "edited"),
    ("agents", "use", RELEASED),
    ("builder", AGENT, "config"),
    ("builder", AGENT, "tests"),
    ("builder", AGENT, "trace"),
    ("builder", AGENT, "release"),
    ("knowledge", BASE, "documents"),
    ("knowledge", BASE, "search"),
    ("source", BASE, "值班规定.md", "0"),
    ("catalogue", RELEASED),
    ("reviews", "2"),
    ("settings", "appearance"),
)
_SHEET = ("agents", "new")
_MOST = 200


@pytest.fixture
def walk(copied: Copied, request: pytest.FixtureRequest) -> Iterator[Walk]:
    made = Walk(copied(request.node.name), Language.ZH)
    yield made
    made.close()


def test_tab_goes_down_the_page_along_the_frame_and_round(walk: Walk) -> None:
    for place in _PAGES:
        walk.go(place)
        stops = _pressed(walk, Qt.Key.Key_Tab)
        parts = _without_repeats([_part(walk, stop) for stop in stops])
        ways = (["page", "status", "rail", "header", "page"], ["page", "status", "rail", "page"])
        assert parts in ways, f"{place}: {parts}"
        upwards = [pair for pair in pairwise(stops[:-1]) if _goes_up(*pair)]
        assert upwards == [], place

    back = _pressed(walk, Qt.Key.Key_Backtab)
    assert set(back) == set(stops)
    walk.go(_SHEET)
    assert {_part(walk, stop) for stop in _pressed(walk, Qt.Key.Key_Tab)} == {"page"}  # it keeps the focus


def _pressed(walk: Walk, key: Qt.Key) -> list[QWidget]:
    """What has the focus after each press, from the page on until one comes round; a text may have links."""
    walk.page().setFocus()
    stops: list[QWidget] = []
    for _ in range(_MOST):
        QTest.keyClick(QApplication.focusWidget() or walk.window, key)
        now = QApplication.focusWidget() or walk.window
        if stops and now is stops[-1]:
            continue
        stops.append(now)
        if now in stops[:-1]:
            return stops
    raise AssertionError("Tab does not come round")


def _part(walk: Walk, stop: QWidget) -> str:
    """What stands in a strip above the page belongs to the header."""
    frame = walk.studio.frame
    parts = {"rail": frame.rail, "status": frame.status, "page": frame.stack}
    return next((name for name, part in parts.items() if part.isAncestorOf(stop)), "header")


def _goes_up(one: QWidget, following: QWidget) -> bool:
    """Of what stands in the same part."""
    beside = one.parentWidget() is following.parentWidget()
    return beside and following.geometry().bottom() < one.geometry().top()


def _without_repeats(names: list[str]) -> list[str]:
    return [name for number, name in enumerate(names) if not number or names[number - 1] != name]
