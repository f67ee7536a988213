"""Lists the shortcuts anew whenever they are looked at: every page that is opened may bind more."""

from PySide6.QtCore import QObject

from studio.ui.pages.settings.bound_keys import bound_keys
from studio.ui.pages.settings.shortcuts import ShortcutsView
from studio.ui.shell import Services


class ShortcutsController(QObject):
    def __init__(self, view: ShortcutsView, services: Services) -> None:
        super().__init__(view)
        self._view = view

    def show_all(self) -> None:
        self._view.show_shortcuts(bound_keys(self._view))
