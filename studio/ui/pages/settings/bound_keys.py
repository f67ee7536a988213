"""The shortcuts that are bound in the window just now, each with what it does."""

from collections.abc import Iterator

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from studio.ui.language import tr
from studio.ui.pages.settings.shortcuts import Shortcut
from studio.ui.shell import Page
from studio.ui.shell.commands import MAIN_ACTION
from studio.ui.shell.keys import FIND, UNDO
from studio.ui.shell.places import RAIL, title_of


def bound_keys(within: QWidget) -> list[Shortcut]:
    """Those of the frame, if they are bound there, and those of every page that has been opened."""
    window = within.window()
    frame = {_portable(key.key()) for key in window.findChildren(QShortcut) if _of_frame(key)}
    found = [one for one in _everywhere() if one.keys in frame or one.keys in {UNDO, FIND, MAIN_ACTION}]
    for page in window.findChildren(Page):
        found += _of_page(page)
    return found + _in_fields()


def _everywhere() -> Iterator[Shortcut]:
    where = tr("Everywhere")
    yield Shortcut("Ctrl+K", tr("Search and commands"), where)
    for place in RAIL:
        yield Shortcut(place.keys, tr(place.title), where)
    for keys, text in (
        (FIND, tr("Find on this page")),
        (UNDO, tr("Take back what was done last")),
        (MAIN_ACTION, tr("The main action of the page")),
        ("F1", tr("Help for this page")),
        ("F6", tr("To the next column")),
        ("Shift+F6", tr("To the column before")),
        ("Ctrl+Tab", tr("To the next tab")),
        ("Ctrl+Shift+Tab", tr("To the tab before")),
        ("Alt+1", tr("To the first tab; Alt and other digits to the others")),
        ("Esc", tr("One step back")),
        ("Ctrl+Q", tr("Close the window; what was written is kept")),
    ):
        yield Shortcut(keys, text, where)


def _of_page(page: Page) -> Iterator[Shortcut]:
    name = type(page).__module__.split(".")[3]
    for command in page.offered():
        if command.keys:
            yield Shortcut(command.keys, command.title, title_of(name) or page.header.title)


def _in_fields() -> list[Shortcut]:
    where = tr("In a chat")
    return [
        Shortcut("Return", tr("Send; never while the input method composes"), where),
        Shortcut("Shift+Return", tr("A new line"), where),
    ]


def _of_frame(key: QShortcut) -> bool:
    parent = key.parent()
    return isinstance(parent, QWidget) and not isinstance(parent, Page) and parent.objectName() == "ground"


def _portable(key: QKeySequence) -> str:
    return key.toString(QKeySequence.SequenceFormat.PortableText)
