"""A shared model's slots, given to the seats in turn: one request of each before a second of anybody."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager


class Ticket:
    """A place in the queue, then a slot."""

    def __init__(self, queue: "FairQueue", seat: int) -> None:
        self._queue, self.seat = queue, seat
        self.served = False
        self.moved = asyncio.Event()

    async def places(self) -> AsyncIterator[int]:
        """Yield how many are before this one whenever that changes, until it is its turn."""
        told = -1
        while not self.served:
            ahead = self._queue.ahead_of(self)
            if ahead != told:
                told = ahead
                yield ahead
            self.moved.clear()
            if not self.served:
                await self.moved.wait()


class FairQueue:
    """For one loop; `at_once` slots."""

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._waiting: OrderedDict[int, deque[Ticket]] = OrderedDict()

    @contextmanager
    def place(self, seat: int) -> Iterator[Ticket]:
        """Queue up; leaving gives the slot back, or the place in the queue up."""
        ticket = Ticket(self, seat)
        self._waiting.setdefault(seat, deque()).append(ticket)
        self._serve()
        try:
            yield ticket
        finally:
            self._leave(ticket)

    def ahead_of(self, ticket: Ticket) -> int:
        """Return how many come before it: those that wait, and one that has to end for a free slot."""
        mine = self._waiting.get(ticket.seat, deque())
        if ticket not in mine:
            return 0
        rounds, before, count = mine.index(ticket), True, 1
        for seat, line in self._waiting.items():
            if seat == ticket.seat:
                before, count = False, count + rounds
            else:
                count += min(len(line), rounds + before)
        return count

    def waiting_of(self, seat: int) -> int:
        return len(self._waiting.get(seat, ()))

    def _serve(self) -> None:
        while self._free and self._waiting:
            seat, line = next(iter(self._waiting.items()))
            ticket = line.popleft()
            del self._waiting[seat]
            if line:
                self._waiting[seat] = line  # at the end: the others come first
            self._free -= 1
            ticket.served = True
            ticket.moved.set()
        for line in self._waiting.values():
            for waiting in line:
                waiting.moved.set()

    def _leave(self, ticket: Ticket) -> None:
        if ticket.served:
            self._free += 1
        else:
            line = self._waiting[ticket.seat]
            line.remove(ticket)
            if not line:
                del self._waiting[ticket.seat]
        self._serve()
