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
from studio.classroom.room.rows import RoomRow, SeatRow, digest_of, merged, new_catalogue, now
from studio.classroom.room.seating import Seating
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
    NotFound,
)

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
        self._seating = Seating(store, row.seats, clock)
        self._orders = store.orders()
        self._noted_at = clock()
        self._changing = asyncio.Lock()
        self.catalogue = self._opened(row)

    @property
    def row(self) -> RoomRow:
        return self._row

    @property
    def places(self) -> int:
        return self._seating.places

    def keep_port(self, port: int) -> None:
        """Blocking."""
        self._row = replace(self._row, port=port)
        self._store.keep_room(self._row)

    def close(self) -> None:
        """Blocking."""
        self._store.note_seen(self._seating.seen())
        self.catalogue.close()

    def whose(self, token: str) -> int:
        """Return the number of the seat, 0 for the trainer; raises SeatLost for a token of nobody."""
        if token and secrets.compare_digest(token.encode(), self._row.token.encode()):
            return 0
        return self._seating.whose(digest_of(token))

    async def join(self, asked: Join, address: str) -> Joined:
        """Raises ClassCodeWrong, ClassCodeTooOften, ClassFull, SeatTaken or NameNotAllowed."""
        self.guesses.check(address)
        if not secrets.compare_digest(as_typed(asked.code).encode(), self._row.code.encode()):
            self.guesses.wrong(address)
            raise ClassCodeWrong()
        self.guesses.right(address)
        name, device = cleaned_name(asked.name), digest_of(asked.device)
        async with self._changing:
            known = self._seating.known_again(name, device, address)
            number = known.number if known else self._seating.free_place(asked.seat)
            async with self._seating.at(number):
                return await self._seated(number, self._seating.taken.get(number), name, device, address)

    async def report(self, number: int, report: Report) -> Told:
        """Keep it unless it is known already; return what the learner has not heard yet."""
        async with self._seating.at(number):
            seat = self._seating.row(number)
            self._seating.note_heard(number)
            if report.number > seat.report:
                steps = merged(seat.marks, self.plan.known(report.steps))
                lesson = self.plan.lesson_at(report.lesson)
                results = tuple(plain_result(one) for one in report.results)
                seat = replace(seat, report=report.number, lesson=lesson, steps=steps, results=results)
                await self._seating.keep(seat)
        if self._clock() - self._noted_at > _NOTED_SECONDS:
            self._noted_at = self._clock()
            await asyncio.to_thread(self._store.note_seen, self._seating.seen())
        orders = tuple(order for order in self._orders if order.number > report.heard)
        return Told(seat=self.seat(number), orders=orders[-20:])

    async def raise_hand(self, number: int, asked: RaiseHand) -> Seat:
        async with self._seating.at(number):
            seat = self._seating.row(number)
            self._seating.note_heard(number)
            at = seat.hand.at if seat.hand else now()
            await self._seating.keep(
                replace(seat, hand=Hand(at=at, text=one_line(asked.text)) if asked.up else None)
            )
        return self.seat(number)

    async def lower(self, number: int) -> Seat:
        async with self._seating.at(number):
            await self._seating.keep(replace(self._seating.row(number), hand=None))
        return self.seat(number)

    async def free(self, number: int) -> Seat:
        async with self._changing, self._seating.at(number):
            seat = self._seating.taken.get(number)
            if seat is not None:
                await asyncio.to_thread(self.catalogue.leave, seat.person)
                await self._seating.free(number)
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
            for number in sorted(self._seating.taken):
                await seats.enter_async_context(self._seating.at(number))
            row = replace(self._row, code=new_code(), catalogue=new_catalogue(), lesson="")
            fresh = await asyncio.to_thread(self._opened, row)
            await asyncio.to_thread(self._store.begin_anew, row)
            before, self.catalogue = self.catalogue, fresh
            self._row, self._orders = row, []
            self._seating.empty()
            await before.remove()
        return self.facts(0)

    def facts(self, number: int) -> RoomFacts:
        """Return what that seat may know; the trainer (0) is told the code as well."""
        return RoomFacts(
            course=self.plan.course,
            title=self.plan.title,
            digest=self.plan.digest,
            catalogue=self._row.catalogue,
            own_catalogue=self.plan.own_catalogue,
            seats=self._seating.places,
            taken=len(self._seating.taken),
            lesson=self._row.lesson,
            model=self._model,
            code=self._row.code if number == 0 else "",
        )

    def seat(self, number: int) -> Seat:
        """Raises NotFound for a number there is no seat of."""
        row = self._seating.taken.get(number)
        if row is None:
            if not 0 < number <= self._seating.places:
                raise NotFound(kind="seat", missing=str(number))
            return Seat(number=number)
        lesson = self.plan.lesson_at(row.lesson or self._row.lesson)
        step = self.plan.step_at(lesson, row.marks)
        seen = self._seating.seen().get(number, row.seen)
        working = SeatState.WORKING if step else SeatState.DONE
        state = SeatState.AWAY if self._seating.is_away(number) else working
        return taken_seat(row, state, lesson, step, seen)

    def seats(self) -> list[Seat]:
        return [self.seat(number) for number in range(1, self._seating.places + 1)]

    def figures(self) -> Figures:
        return figures(self.plan, self.seats(), self._row.lesson)

    async def _seated(
        self, number: int, known: SeatRow | None, name: str, device: str, address: str
    ) -> Joined:
        person = known.person if known else await asyncio.to_thread(self._store.next_person, number)
        who = learner(person, name, self.plan.title)
        token = await asyncio.to_thread(self.catalogue.enter, who)
        base = known or SeatRow(number, name, device, "", person, address, now())
        changes = {"name": name, "device": device, "address": address, "token": digest_of(token)}
        await self._seating.keep(replace(base, report=0, **changes))  # type: ignore[arg-type]  # all are texts
        self._seating.note_heard(number)
        room, heard = self.facts(number), self._heard_before()
        return Joined(seat=number, name=name, token=token, person=who, room=room, heard=heard)

    def _heard_before(self) -> int:
        """Who comes late hears where everybody is by now, and what was said since."""
        lessons = [order.number for order in self._orders if order.lesson]
        return lessons[-1] - 1 if lessons else max((order.number for order in self._orders), default=0)

    def _opened(self, row: RoomRow) -> RoomCatalogue:
        """Blocking."""
        catalogue = self._open_catalogue(row.catalogue)
        catalogue.enter_trainer(TRAINER, row.token, self.plan.title)
        return catalogue


def refuse_learner(number: int) -> None:
    """Raises ActNotAllowed for anybody but the trainer."""
    if number != 0:
        raise ActNotAllowed(person="", role=TRAINER)
