"""The trainer's panel at work: shows the class that runs, and does what is asked of it there."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.classroom import ClassClient, Noted
from studio.core.i18n import Words
from studio.ui.asking import ask_where
from studio.ui.attending import Attending
from studio.ui.background import Job
from studio.ui.classroom.board import ClassBoard
from studio.ui.classroom.ending import ask_ending
from studio.ui.classroom.gathering import class_sight, lesson_name
from studio.ui.classroom.panel import TrainerPanel
from studio.ui.classroom.seat_sheet import SeatSheet
from studio.ui.classroom.send_sheet import SendSheet
from studio.ui.classroom.sight import ClassSight
from studio.ui.components import ConfirmDialog
from studio.ui.hosting import Hosting
from studio.ui.language import tr, words

if TYPE_CHECKING:
    from studio.ui.shell import Services

_KINDS = ("Excel (*.xlsx)", "CSV (*.csv)")


class Teaching(QObject):
    def __init__(
        self,
        panel: TrainerPanel,
        page: QWidget,
        services: "Services",
        hosting: Hosting,
        attending: Attending,
    ) -> None:
        super().__init__(panel)
        self._panel, self._page, self._services, self._hosting = panel, page, services, hosting
        self._attending, self._course = attending, attending.attendance.course
        self._seat, self._send = SeatSheet(page), SendSheet(page)
        self._board: ClassBoard | None = None
        self._sight = ClassSight()
        self._connect()
        self.show()

    @property
    def _lesson(self) -> str:
        """The one the trainer looks at."""
        return self._attending.sight.lesson or self._attending.attendance.place

    def show(self) -> None:
        """As the class was told last, for the lesson that is open now."""
        news, noted = self._hosting.news, self._hosting.noted or self._hosting.broken
        if noted is None:
            return
        self._panel.show_lost(self._lost(), broken=self._hosting.noted is None)
        if news is not None:
            shown = (news.room, news.seats, news.figures, self._course, self._lesson, noted.opened.address)
            self._show_sight(class_sight(*shown))

    def _lost(self) -> str:
        if self._hosting.noted is None:
            return tr("The class was broken off. Seats, progress and class code are kept.")
        if self._hosting.connected or self._hosting.news is None:
            return ""
        return tr("The class does not answer; trying again. This is how it was last.")

    def show_board(self) -> None:
        if self._board is None:
            self._board = ClassBoard(self._page.window(), self._course.title)
            self._board.destroyed.connect(self._forget_board)
            self._board.show_sight(self._sight)
        if self._board.isVisible():
            self._board.raise_()
        self._board.show()
        self._board.activateWindow()

    def _show_sight(self, sight: ClassSight) -> None:
        if sight == self._sight:
            return
        self._sight = sight
        self._panel.show_sight(sight)
        if self._board is not None:
            self._board.show_sight(sight)
        seat = sight.seat(self._seat.number)
        if seat is not None:
            self._seat.show_seat(seat)

    def _connect(self) -> None:
        panel = self._panel
        panel.looked.connect(self._look)
        panel.sending_wanted.connect(self._ask_what)
        panel.clearing_wanted.connect(self._ask_clearing)
        panel.export_wanted.connect(self._ask_where)
        panel.board_wanted.connect(self.show_board)
        panel.ending_wanted.connect(self._ask_ending)
        panel.going_on_wanted.connect(self._go_on)
        self._seat.lowered.connect(self._lower)
        self._seat.freed.connect(self._ask_freeing)
        self._seat.closed.connect(self._look_away)
        self._send.led.connect(self._lead)
        self._send.said.connect(self._say)
        self._hosting.changed.connect(self.show)
        self._attending.looked.connect(self.show)

    def _forget_board(self) -> None:
        self._board = None

    def _look(self, number: int) -> None:
        seat = self._sight.seat(number)
        if seat is not None:
            self._seat.show_seat(seat)
            self._seat.open()
            self._panel.grid.mark(number)

    def _look_away(self) -> None:
        self._panel.grid.mark(0)

    def _lower(self, number: int) -> None:
        self._do(lambda client: client.lower(number))

    def _ask_freeing(self, number: int) -> None:
        title = tr("Free seat {number}?", number=number)
        text = tr(
            "Who sits there is disconnected from the class and can join again with the code;"
            " what they did stays on their computer, and their results here go."
        )
        dialog = ConfirmDialog.ask(self._page, title, text, tr("Free the seat"), tr("Do not free it"))
        dialog.confirmed.connect(lambda _: self._free(number))

    def _free(self, number: int) -> None:
        self._do(lambda client: client.free(number)).done.connect(self._seat.close_sheet)

    def _ask_what(self) -> None:
        self._send.ask(self._sight.lessons, self._lesson)

    def _lead(self, lesson: str) -> None:
        self._send.set_busy(True)
        job = self._do(lambda client: client.send_to_all(lesson=lesson))
        job.done.connect(
            lambda _: self._sent(tr("Sent to all: {lesson}", lesson=lesson_name(self._course, lesson)))
        )

    def _say(self, message: str) -> None:
        self._send.set_busy(True)
        job = self._do(lambda client: client.send_to_all(message=message))
        job.done.connect(lambda _: self._sent(tr("Sent to all.")))

    def _sent(self, text: str) -> None:
        self._send.clear_words()
        self._send.close_sheet()
        self._services.notices.say(text)

    def _ask_clearing(self) -> None:
        title = tr("Clear all seats?")
        text = tr(
            "{count} {count:learner is|learners are} disconnected, and their results on this computer go;"
            " export them first if you need them. The class goes on with another code.",
            count=sum(seat.taken for seat in self._sight.seats),
        )
        dialog = ConfirmDialog.ask(self._page, title, text, tr("Clear all seats"), tr("Do not clear"))
        dialog.confirmed.connect(self._clear)

    def _clear(self) -> None:
        said = tr("All seats are free; the class has another code.")
        self._do(lambda client: client.clear()).done.connect(lambda _: self._services.notices.say(said))

    def _ask_where(self) -> None:
        name = tr("{course} results", course=self._course.title)
        dialog = ask_where(self._page, tr("Export the results"), f"{name}.xlsx", kinds=_KINDS)
        dialog.fileSelected.connect(self._export)

    def _export(self, chosen: str) -> None:
        file = Path(chosen)
        job = self._do(lambda client: _export(client, file, words()))
        job.done.connect(lambda _: self._services.notices.wrote(file))

    def _ask_ending(self) -> None:
        ask_ending(self._page, self._hosting)

    def _go_on(self) -> None:
        job = self._hosting.go_on()
        if job is not None:
            self._panel.set_busy(True)
            job.ended.connect(self._rest)

    def _rest(self) -> None:
        self._panel.set_busy(False)

    def _do(self, act: Callable[[ClassClient], Awaitable[object]]) -> Job:
        noted = self._hosting.noted
        assert noted is not None, "the panel is there for a class that is open"
        job = self._services.background.run(_asked, noted, act)
        job.failed.connect(self._refuse)
        return job

    def _refuse(self, error: object) -> None:
        self._send.set_busy(False)
        self._services.notices.show_error(error)


async def _asked(noted: Noted, act: Callable[[ClassClient], Awaitable[object]]) -> object:
    async with ClassClient(noted.near, noted.opened.token) as client:
        return await act(client)


async def _export(client: ClassClient, file: Path, say: Words) -> None:
    await client.export(file, say)
