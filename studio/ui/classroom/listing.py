"""The class over the list of courses: back to one that is open, on with one that was broken off, into one."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.classroom.ending import ask_ending
from studio.ui.classroom.joining import Joining
from studio.ui.classroom.list_place import Face, ListPlace
from studio.ui.classroom.sight import spaced
from studio.ui.hosting import Hosting
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.classroom import KeptSeat, Noted
    from studio.ui.shell import Services

_GO, _GO_ON, _END, _FORGET, _SIT = "go", "go-on", "end", "forget", "sit"


class Listing(QObject):
    def __init__(self, place: ListPlace, services: "Services", hosting: Hosting) -> None:
        super().__init__(place)
        self._place, self._services, self._hosting = place, services, hosting
        self._seat: tuple[KeptSeat, Path] | None = None
        Joining(place.card, services, hosting.home)
        place.acted.connect(self._act)
        hosting.changed.connect(self.show)
        self.show()
        if services.attending is None:
            job = services.background.run(_seat_kept, hosting.home)
            job.done.connect(self._note_seat)
            job.failed.connect(services.notices.show_error)

    def show(self) -> None:
        open_one, broken = self._hosting.noted, self._hosting.broken
        if open_one is not None:
            self._place.show_class(self._of_open(open_one))
        elif broken is not None:
            self._place.show_class(_of_broken(broken))
        elif self._seat is not None:
            self._place.show_class(_of_seat(self._seat[0]))
        else:
            self._place.show_class(None)

    def _note_seat(self, seat: "tuple[KeptSeat, Path] | None") -> None:
        self._seat = seat
        self.show()

    def _of_open(self, noted: "Noted") -> Face:
        news = self._hosting.news
        code, seats = (news.room.code, news.room.seats) if news else (noted.opened.code, noted.opened.seats)
        title = tr(
            "“{course}” is being taught · class code {code}", course=noted.opened.title, code=spaced(code)
        )
        text = tr("{seats} {seats:seat|seats}, {online} online", online=self._hosting.online, seats=seats)
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
            case "end":
                ask_ending(self._place.window(), self._hosting)
            case "forget":
                self._hosting.end()
            case "sit":
                self._go_over(self._seat[1]) if self._seat is not None else None

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


def _of_seat(seat: "KeptSeat") -> Face:
    title = tr("You have seat {number} in the class “{course}”", number=seat.number, course=seat.room.title)
    return "info", title, "", ((_SIT, tr("Back to the class")),)


async def _seat_kept(home: Path) -> "tuple[KeptSeat, Path] | None":
    """Return the seat one has in a class that is open now, with the workspace it belongs to."""
    from studio.classroom import seat_kept

    return await seat_kept(home)


async def _workspace_of(home: Path, course: str) -> Path:
    from studio.courses import CourseShelf

    return await CourseShelf(home).start(course)
