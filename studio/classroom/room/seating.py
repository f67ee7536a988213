"""Who sits where, and when each was last heard of."""

import asyncio
import time
from collections.abc import Callable

from studio.classroom.room.rows import SeatRow, moment
from studio.classroom.room.store import RoomStore
from studio.core.errors import ClassFull, SeatLost, SeatTaken

AWAY_SECONDS = 20.0
"""So long after it was last heard of a computer counts as not connected."""


class Seating:
    """`places` seats, counted from 1, of which some are `taken`; what is on the disk comes first."""

    def __init__(self, store: RoomStore, seats: int, clock: Callable[[], float]) -> None:
        self._store, self._clock = store, clock
        self.taken = {seat.number: seat for seat in store.seats()}
        self.places = max(seats, *self.taken, 1)
        self._heard: dict[int, float] = {}
        self._locks: dict[int, asyncio.Lock] = {}

    def at(self, number: int) -> asyncio.Lock:
        """Who changes a seat holds it; whoever comes or goes holds the room's own lock before."""
        return self._locks.setdefault(number, asyncio.Lock())

    def row(self, number: int) -> SeatRow:
        """Raises SeatLost where nobody sits (any more)."""
        row = self.taken.get(number)
        if row is None:
            raise SeatLost()
        return row

    def whose(self, digest: str) -> int:
        """Return the seat of a token by its digest; raises SeatLost for a token of nobody."""
        for number, seat in self.taken.items():
            if seat.token == digest:
                return number
        raise SeatLost()

    def known_again(self, name: str, device: str, address: str) -> SeatRow | None:
        """Known by its secret; one whose disk is put back at each start, by name and address."""
        for seat in self.taken.values():
            if seat.device == device:
                return seat
        for seat in self.taken.values():
            if (seat.name, seat.address) == (name, address) and self.is_away(seat.number):
                return seat
        return None

    def free_place(self, wanted: int) -> int:
        """Raises SeatTaken or ClassFull."""
        if wanted in self.taken:
            raise SeatTaken(seat=wanted)
        if 0 < wanted <= self.places:
            return wanted
        for number in range(1, self.places + 1):
            if number not in self.taken:
                return number
        raise ClassFull(seats=self.places)

    async def keep(self, seat: SeatRow) -> None:
        await asyncio.to_thread(self._store.keep_seat, seat)
        self.taken[seat.number] = seat

    async def free(self, number: int) -> None:
        await asyncio.to_thread(self._store.free, number)
        del self.taken[number]

    def empty(self) -> None:
        """All have gone, on the disk too."""
        self.taken.clear()
        self._heard.clear()

    def note_heard(self, number: int) -> None:
        self._heard[number] = self._clock()

    def is_away(self, number: int) -> bool:
        heard = self._heard.get(number)
        return heard is None or self._clock() - heard > AWAY_SECONDS

    def seen(self) -> dict[int, str]:
        """When each was last heard of since this program began."""
        now, wall = self._clock(), time.time()
        return {
            number: moment(wall - (now - at)) for number, at in self._heard.items() if number in self.taken
        }
