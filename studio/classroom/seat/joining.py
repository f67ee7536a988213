"""Joining a class: found, seated, the course brought here and begun."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from studio.classroom.client import ClassClient
from studio.classroom.code import as_typed, is_code
from studio.classroom.finding import PORT, find_class
from studio.classroom.names import cleaned_name
from studio.classroom.seat.kept import KeptSeat, Outbox, SeatFiles, device_of
from studio.classroom.values import Joined
from studio.core.errors import ClassCodeWrong, ClassUnreachable, StudioError
from studio.core.temporary import prefix
from studio.courses import CourseShelf

Find = Callable[[str], Awaitable[str]]


async def join_class(
    folder: Path, code: str, name: str, *, address: str = "", seat: int = 0, find: Find = find_class
) -> Path:
    """Take a seat for the workspace in `folder` and return the folder of the course's workspace.

    A computer that had a seat gets it back. Without an `address` the class is looked for on the network.
    Raises ClassNotFound, ClassUnreachable, ClassCodeWrong, ClassCodeTooOften, ClassFull, SeatTaken,
    NameNotAllowed, and what the course's package raises that does not read.
    """
    code, name = as_typed(code), cleaned_name(name)
    if not is_code(code):
        raise ClassCodeWrong()
    where = as_address(address) if address.strip() else await find(code)
    device = await asyncio.to_thread(device_of, folder)
    async with ClassClient(where) as client:
        joined = await client.join(code, name, device, seat)
    place = await _begun(folder, where, joined)
    kept = KeptSeat(
        address=where,
        code=code,
        number=joined.seat,
        name=joined.name,
        token=joined.token,
        person=joined.person,
        room=joined.room,
    )
    await asyncio.to_thread(_keep, SeatFiles(place), kept, joined.heard, place)
    return place


def as_address(typed: str) -> str:
    """Return `http://host:port` for what was typed from the trainer's screen; raises ClassUnreachable."""
    text = "".join(typed.split()).replace("：", ":").replace("。", ".").rstrip("/")
    scheme, _, rest = text.rpartition("://")
    host = rest.partition("/")[0]
    with_port = host if ":" in host.rpartition("]")[2] else f"{host}:{PORT}"
    address = f"{scheme.lower() or 'http'}://{with_port}"
    try:
        parts = urlsplit(address)
        usable = bool(parts.hostname and parts.port) and parts.scheme in {"http", "https"}
    except ValueError:  # a port that is no number, a broken IPv6 address
        usable = False
    if not usable:
        raise ClassUnreachable(host=host[:100])
    return address


async def _begun(folder: Path, where: str, joined: Joined) -> Path:
    """Have the class's own edition of the course here, and its workspace."""
    shelf, course = CourseShelf(folder), joined.room.course
    with tempfile.TemporaryDirectory(prefix=prefix("class")) as temporary:
        file = Path(temporary) / "class.course"
        if await asyncio.to_thread(_digest, shelf, course, file) != joined.room.digest:
            async with ClassClient(where, joined.token) as client:
                await client.course(file)
            await asyncio.to_thread(shelf.import_, file)
    return await shelf.start(course)


def _digest(shelf: CourseShelf, course: str, file: Path) -> str:
    """Return that of the edition which is here already; nothing where there is none that reads."""
    try:
        return shelf.export(course, file)
    except StudioError:
        return ""


def _keep(files: SeatFiles, seat: KeptSeat, heard: int, place: Path) -> None:
    """What was known of another class's catalogue says nothing of this one."""
    before = files.seat()
    if before is None or before.room.catalogue != seat.room.catalogue:
        (place / "trust.json").unlink(missing_ok=True)
        files.keep_outbox(Outbox(heard=heard))
    files.keep(seat)
