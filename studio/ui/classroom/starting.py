"""Begins a class from the window: asks how many seats and who answers, and goes where it is taught."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.classroom.start_sheet import StartSheet
from studio.ui.hosting import ClassWish, Hosting
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.ui.shell import Services


class Starting(QObject):
    def __init__(self, sheet: StartSheet, services: "Services", hosting: Hosting) -> None:
        super().__init__(sheet)
        self._sheet, self._services, self._hosting = sheet, services, hosting
        sheet.started.connect(self._start)

    def ask(self, course: str, title: str) -> None:
        """One class at a time: a computer has one address."""
        open_one = self._hosting.noted
        if open_one is not None:
            said = tr("“{course}” is being taught; end that class first.", course=open_one.opened.title)
            self._services.notices.say(said, "warning")
            return
        profiles = self._hosting.endpoints.list()
        shared = [(profile.id, profile.name) for profile in profiles if not profile.practice]
        self._sheet.ask(course, title, shared)

    def _start(self, wish: ClassWish) -> None:
        self._sheet.set_busy(True)
        job = self._hosting.start(wish)
        job.tell(tr("Starting the class"), "courses")
        job.done.connect(self._go_over)
        job.failed.connect(self._sheet.show_trouble)

    def _go_over(self, place: Path) -> None:
        self._sheet.set_busy(False)
        self._sheet.close_sheet()
        if place == self._services.workspace.folder:
            self._services.navigator.open("courses")
        else:
            self._services.shell.go_over(place, "courses")
