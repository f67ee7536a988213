"""The room itself: who sits where, how far everybody is, what the trainer sent."""

import asyncio
import secrets
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import replace

from studio.classroom.code import as_typed, new_code
from studio.classroom.names import cleaned_name, one_line
from studio.classroom.room.catalogue import TRAINER, RoomCatalogue, learner
from studio.classroom.room.guesses import GuessLimit
from studio.classroom.room.looking import figures, taken_seat
from studio.classroom.room.plan import Plan, plain_result
from studio.classroom.room.rows import RoomRow, SeatRow, digest_of, merged, moment, new_catalogue, now
from studio.classroom.room.store import RoomStore
from studio.classroom.values import (
    Figures,
    Hand,
    Join,
    Joined,
    Order,
    OrderAsked,
    RaiseHand,
    Report,
    RoomFacts,
    Seat,
    SeatState,
    SharedModel,
    Told,
)
from studio.core.errors import (
    ActNotAllowed,
    ClassCodeWrong,
    ClassFull,
    NotFound,
    SeatLost,
    SeatTaken,
)

AWAY_SECONDS = 20.0
"""So long after it was last heard of a computer counts as not connected."""
_NOTED_SECONDS = 30.0


class Room:
    """For one loop. What is on the disk comes first: it is told only what is kept.

    `open_catalogue` opens the class's catalogue in the folder of that name.
    """

    def __init__(
        self,
        store: RoomStore,
        plan: Plan,
        row: RoomRow,
        open_catalogue: Callable[[str], RoomCatalogue],
        model: SharedModel | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self.plan, self._row, self._model = store, plan, row, model
        self._open_catalogue, self._clock = open_catalogue, clock
        self.guesses = GuessLimit(clock)
        self._taken = {seat.number: seat for seat in store.seats()}
        self._orders = store.orders()
        self.places = max(row.seats, *self._taken, 1)
        self._heard: dict[int, float] = {}
        self._noted_at = clock()
        self._changing = asyncio.Lock()
        self._seat_locks: dict[int, asyncio.Lock] = {}
        self.catalogue = self._opened(row)

    @property
    def row(self) -> RoomRow:
        return self._row

    def keep_port(self, port: int) -> None:
        """Blocking."""
        self._row = replace(self._row, port=port)
        self._store.keep_room(self._row)

    def close(self) -> None:
        """Blocking."""
        self._store.note_seen(self._seen())
        self.catalogue.close()

    # Who asks

    def whose(self, token: str) -> int:
        """Return the number of the seat, 0 for the trainer; raises SeatLost for a token of nobody."""
        if token and secrets.compare_digest(token.encode(), self._row.token.encode()):
            return 0
        digest = digest_of(token)
        for number, seat in self._taken.items():
            if seat.token == digest:
                return number
        raise SeatLost()

    # What learners do

    async def join(self, asked: Join, address: str) -> Joined:
        """Raises ClassCodeWrong, ClassCodeTooOften, ClassFull, SeatTaken or NameNotAllowed."""
        self.guesses.check(address)
        if not secrets.compare_digest(as_typed(asked.code).encode(), self._row.code.encode()):
            self.guesses.wrong(address)
            raise ClassCodeWrong()
        self.guesses.right(address)
        name, device = cleaned_name(asked.name), digest_of(asked.device)
        async with self._changing:
            known = self._known_again(name, device, address)
            number = known.number if known else self._free_place(asked.seat)
            async with self._at(number):
                return await self._seated(number, self._taken.get(number), name, device, address)

    async def report(self, number: int, report: Report) -> Told:
        """Keep it unless it is known already; return what the learner has not heard yet."""
        async with self._at(number):
            seat = self._seat_row(number)
            self._heard[number] = self._clock()
            if report.number > seat.report:
                steps = merged(seat.marks, self.plan.known(report.steps))
                lesson = self.plan.lesson_at(report.lesson)
                results = tuple(plain_result(one) for one in report.results)
                seat = replace(seat, report=report.number, lesson=lesson, steps=steps, results=results)
                await self._keep(seat)
        if self._clock() - self._noted_at > _NOTED_SECONDS:
            self._noted_at = self._clock()
            await asyncio.to_thread(self._store.note_seen, self._seen())
        orders = tuple(order for order in self._orders if order.number > report.heard)
        return Told(seat=self.seat(number), orders=orders[-20:])

    async def raise_hand(self, number: int, asked: RaiseHand) -> Seat:
        async with self._at(number):
            seat = self._seat_row(number)
            self._heard[number] = self._clock()
            at = seat.hand.at if seat.hand else now()
            await self._keep(replace(seat, hand=Hand(at=at, text=one_line(asked.text)) if asked.up else None))
        return self.seat(number)

    # What the trainer does

    async def lower(self, number: int) -> Seat:
        async with self._at(number):
            await self._keep(replace(self._seat_row(number), hand=None))
        return self.seat(number)

    async def free(self, number: int) -> Seat:
        async with self._changing, self._at(number):
            seat = self._taken.get(number)
            if seat is not None:
                await asyncio.to_thread(self.catalogue.leave, seat.person)
                await asyncio.to_thread(self._store.free, number)
                del self._taken[number]
        return self.seat(number)

    async def send_to_all(self, asked: OrderAsked) -> Order:
        """Raises NotFound for a lesson the course does not have, and for nothing to send."""
        message = one_line(asked.message)
        if asked.lesson not in (*self.plan.lessons, "") or not (asked.lesson or message):
            raise NotFound(kind="lesson", missing=asked.lesson)
        async with self._changing:
            order = await asyncio.to_thread(self._store.add_order, now(), asked.lesson, message)
            self._orders.append(order)
            if order.lesson:
                self._row = replace(self._row, lesson=order.lesson)
        return order

    async def clear(self) -> RoomFacts:
        """Free all seats, and begin with another code and an empty catalogue."""
        async with self._changing, AsyncExitStack() as seats:
            for number in sorted(self._taken):
                await seats.enter_async_context(self._at(number))
            row = replace(self._row, code=new_code(), catalogue=new_catalogue(), lesson="")
            fresh = await asyncio.to_thread(self._opened, row)
            await asyncio.to_thread(self._store.begin_anew, row)
            before, self.catalogue = self.catalogue, fresh
            self._row, self._taken, self._orders, self._heard = row, {}, [], {}
            await before.remove()
        return self.facts(0)

    # What is seen

    def facts(self, number: int) -> RoomFacts:
        """Return what that seat may know; the trainer (0) is told the code as well."""
        return RoomFacts(
            course=self.plan.course,
            title=self.plan.title,
            digest=self.plan.digest,
            catalogue=self._row.catalogue,
            own_catalogue=self.plan.own_catalogue,
            seats=self.places,
            taken=len(self._taken),
            lesson=self._row.lesson,
            model=self._model,
            code=self._row.code if number == 0 else "",
        )

    def seat(self, number: int) -> Seat:
        """Raises NotFound for a number there is no seat of."""
        row = self._taken.get(number)
        if row is None:
            if not 0 < number <= self.places:
                raise NotFound(kind="seat", missing=str(number))
            return Seat(number=number)
        lesson = self.plan.lesson_at(row.lesson or self._row.lesson)
        step = self.plan.step_at(lesson, row.marks)
        seen = self._seen().get(number, row.seen)
        return taken_seat(row, self._state(row, step), lesson, step, seen)

    def seats(self) -> list[Seat]:
        return [self.seat(number) for number in range(1, self.places + 1)]

    def figures(self) -> Figures:
        return figures(self.plan, self.seats(), self._row.lesson)

    def _state(self, row: SeatRow, step: str) -> SeatState:
        heard = self._heard.get(row.number)
        if heard is None or self._clock() - heard > AWAY_SECONDS:
            return SeatState.AWAY
        return SeatState.WORKING if step else SeatState.DONE

    def _seen(self) -> dict[int, str]:
        """When each was last heard of since this program began."""
        now_, wall = self._clock(), time.time()
        return {
            number: moment(wall - (now_ - at)) for number, at in self._heard.items() if number in self._taken
        }

    # Seats

    def _known_again(self, name: str, device: str, address: str) -> SeatRow | None:
        """Known by its secret; one whose disk is put back at each start, by name and address."""
        for seat in self._taken.values():
            if seat.device == device:
                return seat
        for seat in self._taken.values():
            if (seat.name, seat.address) == (name, address) and self._state(seat, "") is SeatState.AWAY:
                return seat
        return None

    def _free_place(self, wanted: int) -> int:
        """Raises SeatTaken or ClassFull."""
        if wanted in self._taken:
            raise SeatTaken(seat=wanted)
        if 0 < wanted <= self.places:
            return wanted
        for number in range(1, self.places + 1):
            if number not in self._taken:
                return number
        raise ClassFull(seats=self.places)

    async def _seated(
        self, number: int, known: SeatRow | None, name: str, device: str, address: str
    ) -> Joined:
        person = known.person if known else await asyncio.to_thread(self._store.next_person, number)
        who = learner(person, name, self.plan.title)
        token = await asyncio.to_thread(self.catalogue.enter, who)
        base = known or SeatRow(number, name, device, "", person, address, now())
        changes = {"name": name, "device": device, "address": address, "token": digest_of(token)}
        await self._keep(replace(base, report=0, **changes))  # type: ignore[arg-type]  # all are texts
        self._heard[number] = self._clock()
        room, heard = self.facts(number), self._heard_before()
        return Joined(seat=number, name=name, token=token, person=who, room=room, heard=heard)

    def _heard_before(self) -> int:
        """Who comes late hears where everybody is by now, and what was said since."""
        lessons = [order.number for order in self._orders if order.lesson]
        return lessons[-1] - 1 if lessons else max((order.number for order in self._orders), default=0)

    def _at(self, number: int) -> asyncio.Lock:
        """Who changes a seat holds it; who comes and goes (`_changing`) first, then the seat."""
        return self._seat_locks.setdefault(number, asyncio.Lock())

    async def _keep(self, seat: SeatRow) -> None:
        await asyncio.to_thread(self._store.keep_seat, seat)
        self._taken[seat.number] = seat

    def _seat_row(self, number: int) -> SeatRow:
        """Raises SeatLost where nobody sits (any more)."""
        row = self._taken.get(number)
        if row is None:
            raise SeatLost()
        return row

    def _opened(self, row: RoomRow) -> RoomCatalogue:
        """Blocking."""
        catalogue = self._open_catalogue(row.catalogue)
        catalogue.enter_trainer(TRAINER, row.token, self.plan.title)
        return catalogue


def refuse_learner(number: int) -> None:
    """Raises ActNotAllowed for anybody but the trainer."""
    if number != 0:
        raise ActNotAllowed(person="", role=TRAINER)
