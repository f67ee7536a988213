"""One request of each seat before a second of anybody."""

import asyncio
from contextlib import ExitStack

from studio.classroom.room.fair import FairQueue, Ticket


def test_seats_are_served_in_turn_however_many_requests_one_has() -> None:
    queue, served = FairQueue(1), []
    with ExitStack() as stack:
        busy = stack.enter_context(ExitStack())
        busy.enter_context(queue.place(9))
        waiting = [(seat, stack.enter_context(ExitStack())) for seat in (1, 1, 1, 2, 3, 2)]
        tickets = [(seat, one, one.enter_context(queue.place(seat))) for seat, one in waiting]
        busy.close()
        while tickets:
            seat, one, ticket = next(row for row in tickets if row[2].served)
            served.append(seat)
            tickets.remove((seat, one, ticket))
            one.close()
    assert served == [1, 2, 3, 1, 2, 1]


def test_each_is_told_how_many_come_first() -> None:
    queue = FairQueue(1)
    with ExitStack() as stack:
        stack.enter_context(queue.place(9))
        tickets = [stack.enter_context(queue.place(seat)) for seat in (1, 1, 1, 2, 3, 2)]
        assert [queue.ahead_of(ticket) for ticket in tickets] == [1, 4, 6, 2, 3, 5]


def test_who_leaves_makes_room_for_those_behind() -> None:
    queue = FairQueue(1)
    with ExitStack() as stack:
        stack.enter_context(queue.place(9))
        leaving = stack.enter_context(ExitStack())
        leaving.enter_context(queue.place(1))
        behind = stack.enter_context(queue.place(2))
        assert queue.ahead_of(behind) == 2
        leaving.close()
        assert queue.ahead_of(behind) == 1


async def test_places_are_told_as_they_change_until_it_is_ones_turn() -> None:
    queue, heard = FairQueue(1), []

    async def wait(ticket: Ticket) -> None:
        async for ahead in ticket.places():
            heard.append(ahead)

    with ExitStack() as stack:
        first, second = stack.enter_context(ExitStack()), stack.enter_context(ExitStack())
        first.enter_context(queue.place(9))
        second.enter_context(queue.place(1))
        ticket = stack.enter_context(queue.place(2))
        waiting = asyncio.create_task(wait(ticket))
        await asyncio.sleep(0)
        first.close()
        await asyncio.sleep(0)
        second.close()
        await waiting
    assert heard == [2, 1]


async def test_with_slots_enough_nobody_waits() -> None:
    queue = FairQueue(2)
    with queue.place(1) as one, queue.place(1) as other:
        assert [ahead async for ahead in one.places()] == []
        assert [ahead async for ahead in other.places()] == []
