"""Every page for those who hear it, and for those who have no mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QTabBar

from studio.core.languages import Language
from tests.ui.window.conftest import Copied
from tests.ui.window.heard import acted_on, beyond_reach, catches_tab, kind_of, unseen_focus, unspoken
from tests.ui.window.walking import Walk

_COMPOSING = {"Return", "Enter", "Space", "Tab", "Backspace"}


@pytest.fixture
def walk(copied: Copied, request: pytest.FixtureRequest) -> Iterator[Walk]:
    made = Walk(copied(request.node.name), Language.ZH)
    made.fit((1366, 768))
    yield made
    made.close()


def test_everything_that_can_be_acted_on_is_named_has_a_role_and_is_passed_by_tab(walk: Walk) -> None:
    found = set()
    for sight in walk.places():
        for widget in acted_on(sight.top):
            said = unspoken(widget)
            if said:
                found.add(f"{sight.place}: {kind_of(widget)} {said}")
            if catches_tab(widget):
                found.add(f"{sight.place}: {kind_of(widget)} keeps the key Tab to itself")
            if beyond_reach(widget):
                found.add(f"{sight.place}: {kind_of(widget)} {widget.accessibleName()} is not reached by Tab")

    assert sorted(found) == []


def test_what_has_the_focus_is_seen_to_have_it(walk: Walk) -> None:
    found = set()
    for sight in walk.places():
        for widget in acted_on(sight.top):
            if widget.isEnabled() and not beyond_reach(widget) and not isinstance(widget, QTabBar | QLabel):
                said = unseen_focus(widget)
                if said:
                    found.add(f"{sight.place}: {kind_of(widget)} {said}")

    assert sorted(found) == []


def test_no_shortcut_of_the_window_is_a_plain_letter(walk: Walk) -> None:
    """An input method composes with letters, digits, Space and Enter: none of them alone leads anywhere."""
    plain: set[str] = set()
    for sight in walk.places():
        for shortcut in sight.top.findChildren(QShortcut):
            everywhere = shortcut.context() is not Qt.ShortcutContext.WidgetShortcut
            sequences = shortcut.keys() if everywhere else []
            plain.update(keys.toString() for keys in sequences if typed_alone(keys))
        for button in sight.top.findChildren(QAbstractButton):
            plain.update({button.shortcut().toString()} if typed_alone(button.shortcut()) else ())

    assert plain == set()


def typed_alone(keys: QKeySequence) -> bool:
    if keys.isEmpty():
        return False
    name = keys.toString().removeprefix("Shift+")
    return len(name) == 1 or name in _COMPOSING
