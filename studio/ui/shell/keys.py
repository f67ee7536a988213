"""The keys that mean the same on every page, for what nobody who has the focus took for themselves.

A key press comes here last: a field one writes in keeps its own Ctrl+Z, an input method all of its keys.
"""

from collections.abc import Callable

from PySide6.QtGui import QKeyEvent, QKeySequence

from studio.ui.components import Button, SideSheet
from studio.ui.shell.commands import MAIN_ACTION
from studio.ui.shell.page import Page

UNDO, FIND = "Ctrl+Z", "Ctrl+F"


def act_on(event: QKeyEvent, page: Page | None, take_back: Callable[[], bool]) -> bool:
    """Do what was pressed; `take_back` undoes what a toast offers to. False when it means nothing here."""
    pressed = _told(QKeySequence(event.keyCombination()))
    if pressed == _told(QKeySequence(UNDO)) and take_back():
        return True
    if page is None:
        return False
    sheet = page.open_sheet()
    return _act_on_page(pressed, page) if sheet is None else _act_on_sheet(pressed, sheet)


def _act_on_sheet(pressed: str, sheet: SideSheet) -> bool:
    """What the page could do lies under the sheet: only the sheet's own main action is meant."""
    if pressed != _told(QKeySequence(MAIN_ACTION)):
        return False
    buttons = (button for button in sheet.findChildren(Button) if button.isVisible() and button.isEnabled())
    main = next((button for button in buttons if button.property("kind") == "primary"), None)
    if main is not None:
        main.click()
    return main is not None


def _act_on_page(pressed: str, page: Page) -> bool:
    for command in page.offered():
        if command.keys and _told(QKeySequence(command.keys)) == pressed:
            command.act()
            return True
    if pressed == _told(QKeySequence(MAIN_ACTION)):
        return _do_main_action(page)
    return pressed == _told(QKeySequence(FIND)) and page.find_here()


def _do_main_action(page: Page) -> bool:
    primary = next((action for action in page.header.actions if action.kind == "primary"), None)
    if primary is None or not primary.enabled:
        return False
    primary.act()
    return True


def _told(keys: QKeySequence) -> str:
    """As one text, whichever of the two Enter keys it was."""
    text = keys.toString(QKeySequence.SequenceFormat.PortableText)
    return text.replace("Num+", "").replace("Return", "Enter")
