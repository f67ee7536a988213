"""A learner's line to the trainer: keeps the seat, raises the hand, shows what is sent to all."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.core.errors import SeatLost
from studio.ui.attending import Attending
from studio.ui.attending.sight import LessonSight
from studio.ui.classroom.strip import ClassStrip
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.wording import joined

if TYPE_CHECKING:
    from studio.classroom import Order, SeatKeeper, Standing
    from studio.ui.background import Job
    from studio.ui.shell import Services
    from studio.workspace import Workspace


class Sitting(QObject):
    """`changed` when there is a seat, or how it stands with the class is another."""

    changed = Signal()

    def __init__(self, strip: ClassStrip, services: "Services", attending: Attending) -> None:
        super().__init__(strip)
        self._strip, self._services, self._attending = strip, services, attending
        self._keeper: SeatKeeper | None = None
        self._news: Job | None = None
        self.connected = self.lost = self._fitted = False
        attending.looked.connect(self._look)
        strip.raised.connect(self._raise)
        strip.lowered.connect(self._lower)
        strip.led.connect(self._lead)
        strip.left.connect(self._go_alone)
        job = services.background.run(_seat_of, services.workspace)
        job.done.connect(self._begin)
        job.failed.connect(services.notices.show_error)

    @property
    def seat(self) -> int:
        """Its number, 0 for none."""
        return self._keeper.kept.number if self._keeper is not None else 0

    def say_anew(self) -> None:
        """In another language."""
        self._strip.say_anew()
        if self.seat:
            self._tell()

    def _begin(self, keeper: "SeatKeeper | None") -> None:
        if keeper is None:
            return
        self._keeper = keeper
        news = self._services.background.run(keeper.news)
        news.standing = True
        news.progressed.connect(self._take)
        news.failed.connect(self._lose)
        self._news = news
        self._tell()

    def _take(self, news: "Standing | Order") -> None:
        from studio.classroom import Order

        if isinstance(news, Order):
            self._show_order(news)
        else:
            self._show(news)

    def _show(self, standing: "Standing") -> None:
        self.connected, self.lost = standing.connected, not standing.connected
        if standing.seat is not None and standing.connected:
            hand = standing.seat.hand
            self._strip.show_hand(up=hand is not None, text=hand.text if hand is not None else "")
        self._tell()

        if not self._fitted:  # catalogue, endpoint and who one is there are the class's by now
            self._fitted = True
            self._services.shell.settings_changed()

    def _look(self, sight: LessonSight) -> None:
        """Whoever is where all were asked to go need not be asked any more."""
        self._strip.forget_lesson(sight.lesson)

    def _tell(self) -> None:
        state = (
            tr("connected to the trainer's computer")
            if self.connected
            else tr("looking for the trainer's computer; what you do is kept and told later")
        )
        seat = tr("Seat {number}", number=self.seat)
        self._strip.show_standing(f"{seat} · {state}", connected=self.connected, lost=self.lost)
        self.changed.emit()

    def _show_order(self, order: "Order") -> None:
        if not order.lesson:
            self._strip.show_order(tr("From the trainer"), order.message)
            return
        lessons = self._attending.attendance.course.lessons
        found = ((at, one.title) for at, one in enumerate(lessons, 1) if one.id == order.lesson)
        number, title = next(found, (0, ""))
        if number and order.lesson != self._attending.sight.lesson:
            said = tr("The trainer asks everybody to go to lesson {number}", number=number)
            self._strip.show_order(said, title, order.lesson, tr("Go to lesson {number}", number=number))

    def _lose(self, error: object) -> None:
        """The trainer has freed the seat, or begun anew: one goes on alone."""
        if not isinstance(error, SeatLost):
            self._services.notices.show_error(error)
            return
        said = explanation_of(error)
        self._strip.show_gone(said.happened, joined(said.meaning, said.action))
        self._go_alone()

    def _go_alone(self) -> None:
        """Catalogue and endpoint are the workspace's own again."""
        if self._news is not None:
            self._news.cancel()
        self._keeper, self._news, self.connected = None, None, False
        self.changed.emit()
        job = self._services.background.run(_leave, self._services.workspace)
        job.done.connect(self._services.shell.settings_changed)
        job.failed.connect(self._services.notices.show_error)

    def _raise(self, words: str) -> None:
        self._hand(up=True, words=words)

    def _lower(self) -> None:
        self._hand(up=False)

    def _hand(self, *, up: bool, words: str = "") -> None:
        """Shown at once: it is on the disk before it is told."""
        if self._keeper is not None:
            self._strip.show_hand(up=up, text=words)
            job = self._services.background.run(self._keeper.hand, up, words)
            job.failed.connect(self._services.notices.show_error)

    def _lead(self, lesson: str) -> None:
        self._attending.go_to(lesson)
        self._services.navigator.open("courses")


def _seat_of(workspace: "Workspace") -> "SeatKeeper | None":
    from studio.classroom import SeatKeeper

    return SeatKeeper.of(workspace)


def _leave(workspace: "Workspace") -> None:
    from studio.classroom.seat.fitting import leave

    leave(workspace)
