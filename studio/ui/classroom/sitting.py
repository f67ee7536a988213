"""A learner's line to the trainer: keeps the seat, raises the hand, shows what is sent to all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.classroom import Order, Seat, SeatKeeper, Standing
from studio.core.errors import SeatLost
from studio.courses import Attendance, Course
from studio.ui.background import Background, Job
from studio.ui.classroom.strip import ClassStrip
from studio.ui.language import tr
from studio.ui.notices import Notices, explanation_of
from studio.wording import joined

if TYPE_CHECKING:
    from studio.ui.shell.services import Navigates
    from studio.workspace import Workspace


class Sitting(QObject):
    def __init__(
        self,
        strip: ClassStrip,
        workspace: "Workspace",
        background: Background,
        notices: Notices,
        navigator: "Navigates",
    ) -> None:
        super().__init__(strip)
        self._strip, self._workspace, self._background = strip, workspace, background
        self._notices, self._navigator = notices, navigator
        self._keeper: SeatKeeper | None = None
        self._course: Course | None = None
        self._standing: Standing | None = None
        self._news: Job | None = None
        strip.raised.connect(self._raise)
        strip.lowered.connect(self._lower)
        strip.led.connect(self._lead)
        job = background.run(_seat_of, workspace)
        job.done.connect(self._begin)
        job.failed.connect(notices.show_error)

    def say_anew(self) -> None:
        """In another language."""
        if self._standing is not None:
            self._show(self._standing)

    def _begin(self, found: "tuple[SeatKeeper, Course | None] | None") -> None:
        if found is None:
            return
        self._keeper, self._course = found
        self._show(Standing(connected=False))
        self._strip.show()
        news = self._background.run(self._keeper.news)
        news.standing = True
        news.progressed.connect(self._take)
        news.failed.connect(self._lose)
        self._news = news

    def _take(self, news: object) -> None:
        if isinstance(news, Order):
            self._show_order(news)
        elif isinstance(news, Standing):
            self._show(news)

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        seat = tr("Seat {number}", number=self._number(standing.seat))
        state = (
            tr("connected to the trainer's computer")
            if standing.connected
            else tr("looking for the trainer's computer; what you do is kept and told later")
        )
        self._strip.show_standing(f"{seat} · {state}", connected=standing.connected)
        if standing.seat is not None and standing.connected:
            hand = standing.seat.hand
            self._strip.show_hand(up=hand is not None, text=hand.text if hand is not None else "")

    def _show_order(self, order: Order) -> None:
        if not order.lesson:
            self._strip.show_order(tr("The trainer: {message}", message=order.message))
            return
        number, title = self._lesson(order.lesson)
        said = tr("The trainer asks everybody to go to lesson {number}", number=number)
        way = tr("Go to lesson {number}", number=number)
        self._strip.show_order(said, title, order.lesson, way)

    def _lose(self, error: object) -> None:
        said = explanation_of(error)
        if isinstance(error, SeatLost):
            self._strip.show_gone(said.happened, joined(said.meaning, said.action))
        else:
            self._notices.show_error(error)

    def _raise(self, words: str) -> None:
        self._hand(up=True, words=words)

    def _lower(self) -> None:
        self._hand(up=False)

    def _hand(self, *, up: bool, words: str = "") -> None:
        """Shown at once: it is on the disk before it is told."""
        if self._keeper is not None:
            self._strip.show_hand(up=up, text=words)
            self._background.run(self._keeper.hand, up, words).failed.connect(self._notices.show_error)

    def _lead(self, lesson: str) -> None:
        self._navigator.open("courses", lesson)

    def _lesson(self, lesson: str) -> tuple[int, str]:
        lessons = self._course.lessons if self._course is not None else ()
        found = ((at, one.title) for at, one in enumerate(lessons, 1) if one.id == lesson)
        return next(found, (0, lesson))

    def _number(self, seat: Seat | None) -> int:
        return seat.number if seat is not None else self._keeper.kept.number if self._keeper else 0


def _seat_of(workspace: "Workspace") -> "tuple[SeatKeeper, Course | None] | None":
    keeper = SeatKeeper.of(workspace)
    if keeper is None:
        return None
    attendance = Attendance.of(workspace)
    return keeper, attendance.course if attendance is not None else None
