"""Every page for those who hear it, and for those who have no mouse."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar, QWidget

from studio.core.languages import Language
from tests.ui.window.conftest import Copied
from tests.ui.window.heard import acted_on, beyond_reach, catches_tab, kind_of, unseen_focus, unspoken
from tests.ui.window.walking import Walk

_COMPOSING = {"Return", "Enter", "Space", "Tab", "Backspace"}


@dataclass
class Found:
    """What is wrong at any place, each once."""

    unspoken: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)
    plain: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def found(copied: Copied) -> Found:
    """Go through the window once for all."""
    found = Found()
    walk = Walk(copied("access"), Language.ZH)
    try:
        walk.fit((1366, 768))
        for sight in walk.places():
            found.plain.update(_plain_shortcuts(sight.top))
            found.unspoken.update(f"{sight.place}: {said}" for said in _unspoken(sight.top))
            found.unseen.update(f"{sight.place}: {said}" for said in _unseen(sight.top))
    finally:
        walk.close()
    return found


def test_everything_that_can_be_acted_on_is_named_has_a_role_and_is_passed_by_tab(found: Found) -> None:
    assert sorted(found.unspoken) == []


def test_what_has_the_focus_is_seen_to_have_it(found: Found) -> None:
    assert sorted(found.unseen) == []


def test_no_shortcut_of_the_window_is_a_plain_letter(found: Found) -> None:
    """An input method composes with letters, digits, Space and Enter: none of them alone leads anywhere."""
    assert found.plain == set()


def _unspoken(top: QWidget) -> Iterator[str]:
    for widget in acted_on(top):
        said = unspoken(widget)
        if said:
            yield f"{kind_of(widget)} {said}"
        if catches_tab(widget):
            yield f"{kind_of(widget)} keeps the key Tab to itself"
        if beyond_reach(widget):
            yield f"{kind_of(widget)} {widget.accessibleName()} is not reached by Tab"


def _unseen(top: QWidget) -> Iterator[str]:
    for widget in acted_on(top):
        if widget.isEnabled() and not beyond_reach(widget) and not isinstance(widget, QTabBar | QLabel):
            said = unseen_focus(widget)
            if said:
                yield f"{kind_of(widget)} {said}"


def _plain_shortcuts(top: QWidget) -> Iterator[str]:
    for shortcut in top.findChildren(QShortcut):
        everywhere = shortcut.context() is not Qt.ShortcutContext.WidgetShortcut
        sequences = shortcut.keys() if everywhere else []
        yield from (keys.toString() for keys in sequences if typed_alone(keys))
    for button in top.findChildren(QAbstractButton):
        if typed_alone(button.shortcut()):
            yield button.shortcut().toString()


def typed_alone(keys: QKeySequence) -> bool:
    if keys.isEmpty():
        return False
    name = keys.toString().removeprefix("Shift+")
    return len(name) == 1 or name in _COMPOSING
