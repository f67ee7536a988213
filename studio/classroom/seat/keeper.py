"""Keeping a seat: tells the trainer's computer how far the learner is, and hears what it sends."""

import asyncio
import hashlib
from collections.abc import AsyncGenerator, Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, Self

from studio.classroom.client import ClassClient
from studio.classroom.finding import find_class
from studio.classroom.names import one_line
from studio.classroom.seat.kept import KeptSeat, Outbox, SeatFiles
from studio.classroom.values import Order, RaiseHand, Report, Seat, StepMark, SuiteResult, Told
from studio.core.errors import ClassNotFound, SeatLost, SeatNone, StudioError

if TYPE_CHECKING:
    from studio.workspace import Workspace


class Attended(Protocol):
    """What is known of a course that is being taken: the lesson one is at, and the steps so far."""

    def marks(self) -> tuple[str, Mapping[str, StepMark]]: ...
    def results(self) -> Sequence[SuiteResult]: ...


@dataclass(frozen=True, slots=True)
class Standing:
    """How one stands with the class; `seat` is as it was last told, None before the first time."""

    connected: bool
    seat: Seat | None = None


SeatNews = Standing | Order


@dataclass(frozen=True)
class Pace:
    """In seconds: between two reports, and between two tries while nobody answers."""

    report: float = 3.0
    again: float = 5.0


USUAL = Pace()
_LOOK_AROUND_AFTER = 2  # tries that nobody answered


class SeatKeeper:
    """One for a course's workspace, used on one loop.

    What is to be told is on the disk before it is sent, and told again until it has arrived.
    """

    def __init__(
        self,
        files: SeatFiles,
        attended: Attended,
        moved: Callable[[KeptSeat], Awaitable[None]],
        pace: Pace = USUAL,
    ) -> None:
        """`moved` is called when the trainer's computer was found at another address. Raises SeatNone."""
        seat = files.seat()
        if seat is None:
            raise SeatNone()
        self.kept = seat
        self._files, self._attended, self._moved, self._pace = files, attended, moved, pace
        self._outbox = files.outbox()
        self._soon = asyncio.Event()
        self._client: ClassClient | None = None

    @classmethod
    def of(cls, workspace: "Workspace", pace: Pace = USUAL) -> Self | None:
        """Return the keeper of a course's workspace; None where nobody joined a class."""
        from studio.classroom.seat.attended import AttendedCourse
        from studio.classroom.seat.fitting import fit_out

        files = SeatFiles(workspace.folder)
        if files.seat() is None:
            return None

        async def moved(seat: KeptSeat) -> None:
            await fit_out(workspace, seat)

        return cls(files, AttendedCourse(workspace), moved, pace)

    async def news(self) -> AsyncGenerator[SeatNews, None]:
        """Keep the seat until cancelled; yields how one stands whenever that changes, and each order once.

        Raises SeatLost when the trainer has freed the seat or ended the class.
        """
        await self._moved(self.kept)
        standing, failed = Standing(connected=False), 0
        try:
            while True:
                before = standing
                try:
                    told = await self.tell()
                except SeatLost:
                    raise
                except StudioError:  # nobody answers, or the trainer's disk is full: it may pass
                    failed += 1
                    standing = Standing(connected=False, seat=standing.seat)
                    if failed == 1:
                        yield standing
                    if failed >= _LOOK_AROUND_AFTER and failed.bit_count() == 1:  # 2, 4, 8, …
                        await self._look_around()
                else:
                    seat = told.seat.model_copy(update={"seen": ""})  # that one was just heard is no news
                    standing, failed = Standing(connected=True, seat=seat), 0
                    if standing != before:
                        yield standing
                    for order in told.orders:
                        yield order
                await self._rest(self._pace.again if failed else self._pace.report)
        finally:
            await self.aclose()

    async def hand(self, up: bool, text: str = "") -> None:
        """Raise or take down one's hand: at once, or as soon as the class can be reached."""
        raised = RaiseHand(up=up, text=one_line(text))
        self._keep(self._outbox.model_copy(update={"hand": raised}))
        self._soon.set()

    async def tell(self) -> Told:
        """Report once; raises ClassUnreachable, ClassRefused or SeatLost, and keeps what was not told."""
        lesson, steps, results = await asyncio.to_thread(self._seen)
        report, hand = self._reported(lesson, steps, results), self._outbox.hand
        client = self._connected()
        if hand is not None:
            await client.hand(hand.up, hand.text)
            if self._outbox.hand is hand:
                self._keep(self._outbox.model_copy(update={"hand": None}))
        told = await client.report(report)
        heard = max((order.number for order in told.orders), default=report.heard)
        self._keep(self._outbox.model_copy(update={"heard": max(heard, self._outbox.heard)}))
        return told

    def _seen(self) -> tuple[str, Mapping[str, StepMark], tuple[SuiteResult, ...]]:
        return *self._attended.marks(), tuple(self._attended.results())

    def _reported(
        self, lesson: str, steps: Mapping[str, StepMark], results: tuple[SuiteResult, ...]
    ) -> Report:
        """Return the report that waits; one that says nothing new keeps its number."""
        box = self._outbox
        facts = {"lesson": lesson, "steps": dict(steps), "results": results, "heard": box.heard}
        last = box.report or Report(number=0)
        report = last.model_copy(update=facts)
        if report != last or box.report is None:
            report = report.model_copy(update={"number": box.numbered + 1})
            self._keep(box.model_copy(update={"numbered": report.number, "report": report}))
        return report

    def _keep(self, outbox: Outbox) -> None:
        """A disk that is full keeps nobody from being told."""
        if outbox != self._outbox:
            self._outbox = outbox
            with suppress(OSError, StudioError):
                self._files.keep_outbox(outbox)

    async def _rest(self, seconds: float) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._soon.wait(), seconds)
        self._soon.clear()

    async def _look_around(self) -> None:
        """A computer that was started again may have got another address."""
        try:
            address = await find_class(self.kept.code, nonce=_nonce_of(self.kept.token))
        except ClassNotFound:
            return
        if address != self.kept.address:
            self.kept = self.kept.model_copy(update={"address": address})
            self._files.keep(self.kept)
            await self.aclose()
            await self._moved(self.kept)

    def _connected(self) -> ClassClient:
        if self._client is None:
            self._client = ClassClient(self.kept.address, self.kept.token)
        return self._client

    async def aclose(self) -> None:
        """Hang up; `news` does so by itself."""
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()


def _nonce_of(token: str) -> str:
    """Always the same for a seat: looking for a class that has gone is no guessing."""
    return hashlib.sha256(f"looking {token}".encode()).hexdigest()[:16]
