"""The class over the list of courses: back to one that is open, on with one that was broken off, into one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.classroom.joining import Joining
from studio.ui.classroom.list_place import Face, ListPlace
from studio.ui.classroom.sight import spaced
from studio.ui.hosting import Hosting
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.classroom import Noted
    from studio.ui.shell import Services

_GO, _GO_ON, _END, _FORGET = "go", "go-on", "end", "forget"


class Listing(QObject):
    def __init__(self, place: ListPlace, services: "Services", hosting: Hosting) -> None:
        super().__init__(place)
        self._place, self._services, self._hosting = place, services, hosting
        Joining(place.card, services, hosting.home)
        place.acted.connect(self._act)
        hosting.changed.connect(self.show)
        self.show()

    def show(self) -> None:
        open_one, broken = self._hosting.noted, self._hosting.broken
        if open_one is not None:
            self._place.show_class(self._of_open(open_one))
        elif broken is not None:
            self._place.show_class(_of_broken(broken))
        else:
            self._place.show_class(None)

    def _of_open(self, noted: "Noted") -> Face:
        news = self._hosting.news
        code, seats = (news.room.code, news.room.seats) if news else (noted.opened.code, noted.opened.seats)
        title = tr(
            "“{course}” is being taught · class code {code}", course=noted.opened.title, code=spaced(code)
        )
        text = tr("{online} of {seats} are here", online=self._hosting.online, seats=seats)
        acts = ((_GO, tr("Back to the class")), (_END, tr("End the class")))
        return "info", title, text, acts

    def _act(self, act: str) -> None:
        match act:
            case "go":
                self._go_to_class()
            case "go-on":
                job = self._hosting.go_on()
                if job is not None:
                    job.done.connect(self._go_over)
            case "end" | "forget":
                self._hosting.end()

    def _go_to_class(self) -> None:
        noted = self._hosting.noted
        if noted is not None:
            job = self._services.background.run(partial(_workspace_of, self._hosting.home, noted.course))
            job.done.connect(self._go_over)
            job.failed.connect(self._services.notices.show_error)

    def _go_over(self, place: Path) -> None:
        if place == self._services.workspace.folder:
            self._services.navigator.open("courses")
        else:
            self._services.shell.go_over(place, "courses")


def _of_broken(noted: "Noted") -> Face:
    title = tr("The class “{course}” was broken off", course=noted.opened.title)
    text = tr("Seats, progress and class code are kept; learners come back by themselves.")
    acts = ((_GO_ON, tr("Go on with the class")), (_FORGET, tr("Do not go on")))
    return "warning", title, text, acts


async def _workspace_of(home: Path, course: str) -> Path:
    from studio.courses import CourseShelf

    return await CourseShelf(home).start(course)
