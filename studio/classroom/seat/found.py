"""Which seat a computer has in a class that is open now, known by what joining left behind."""

import asyncio
from pathlib import Path

from studio.classroom.client import ClassClient
from studio.classroom.seat.kept import SEAT, KeptSeat, SeatFiles
from studio.core.errors import StudioError
from studio.courses.place import TAKEN


async def seat_kept(workspace: Path) -> tuple[KeptSeat, Path] | None:
    """Return the seat that was taken last and its course's workspace; None where no such class is open."""
    for place in await asyncio.to_thread(_places, workspace):
        try:
            seat = await asyncio.to_thread(SeatFiles(place).seat)
            if seat is not None:
                async with ClassClient(seat.address, seat.token) as client:
                    await client.me()
                return seat, place
        except StudioError:  # the class is over, or the file is damaged
            continue
    return None


def _places(workspace: Path) -> list[Path]:
    files = sorted((workspace / TAKEN).glob(f"*{SEAT}"), key=lambda file: file.stat().st_mtime, reverse=True)
    return [file.with_name(file.name.removesuffix(SEAT)) for file in files]
