"""The window may stay open for weeks: going about in it leaves nothing behind."""

import gc
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from shiboken6 import Shiboken

from studio.core.languages import Language
from studio.ui.components import Toast
from tests.ui.window.conftest import Copied
from tests.ui.window.content import AGENT, BASE
from tests.ui.window.walking import Walk

_ROUND = (
    ("home",),
    ("agents", "edited"),
    ("builder", AGENT, "config"),
    ("builder", AGENT, "trace"),
    ("knowledge", BASE, "documents"),
    ("source", BASE, "值班规定.md", "0"),
    ("catalogue",),
    ("reviews", "2"),
    ("settings", "appearance"),
)


@pytest.fixture
def walk(copied: Copied) -> Iterator[Walk]:
    made = Walk(copied("lasting"), Language.ZH)
    yield made
    made.close()


def test_a_second_round_through_the_window_leaves_no_more_objects_than_the_first(walk: Walk) -> None:
    _go_round(walk)
    before = _objects()
    _go_round(walk)
    after = _objects()

    assert after - before == Counter()


def _go_round(walk: Walk) -> None:
    """Every page, a notice, and all pages made anew as for another language."""
    for place in _ROUND:
        walk.go(place)
    walk.studio.notices.say("一句话")
    for toast in walk.window.findChildren(Toast):
        toast.close_toast()
    walk.studio.navigator.renew()
    walk.calm()


def _objects() -> Counter[str]:
    """What Python holds of Qt by class, also what Qt has deleted and what was set aside at an import."""
    gc.unfreeze()
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    held = (one for one in gc.get_objects() if isinstance(one, Shiboken.Object))
    return Counter(type(one).__name__ for one in held)
