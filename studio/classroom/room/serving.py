"""A class open for its room: one address, one folder, until it is told to stop."""

import asyncio
import ipaddress
import shutil
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout
from starlette.types import ASGIApp

from studio.catalogue.server.serve import listen
from studio.classroom.finding import PORT, own_addresses
from studio.classroom.room.answering import answering
from studio.classroom.room.building import Building
from studio.classroom.room.catalogue import RoomCatalogue
from studio.classroom.room.noted import noted
from studio.classroom.room.plan import Plan, read_plan
from studio.classroom.room.relay import Relay
from studio.classroom.room.room import Room
from studio.classroom.room.rows import RoomRow, new_room
from studio.classroom.room.settings import USUAL_SEATS, Opened, RoomSettings
from studio.classroom.room.store import RoomStore
from studio.classroom.values import SharedModel
from studio.core.errors import ClassRoomTaken
from studio.core.files import writing_to

if TYPE_CHECKING:
    import uvicorn

    from studio.endpoints import EndpointProfile

LOCK = "class.lock"
PACKAGE = "class.course"


@asynccontextmanager
async def open_room(settings: RoomSettings) -> AsyncIterator[tuple[Room, ASGIApp]]:
    """Open the class in its folder, as it was left; nothing listens yet.

    Raises ClassRoomTaken, CourseInvalid, DiskFull, FolderNotWritable, or FileInvalid for a damaged room.
    """
    with _alone(settings.folder):
        plan = await asyncio.to_thread(read_plan, settings.course, settings.folder / PACKAGE)
        with closing(RoomStore(settings.folder)) as store:
            room = await asyncio.to_thread(_opened, store, plan, settings)
            relay = Relay(settings.endpoint, settings.key, room.whose) if settings.endpoint else None
            try:
                yield room, Building(room, relay)
            finally:
                if relay:
                    await relay.aclose()
                await asyncio.to_thread(room.close)


async def serve_class(
    settings: RoomSettings,
    tell: Callable[[Opened], None] = lambda _: None,
    watch: Callable[["uvicorn.Server"], None] = lambda _: None,
) -> None:
    """Serve until SIGINT or SIGTERM; `tell` is given what the trainer's screen shows once it answers.

    Raises PortTaken, AddressNotUsable, and what `open_room` raises.
    """
    from studio.catalogue.server.process import server_for

    async with open_room(settings) as (room, app):
        with closing(listen(settings.host, _port(settings, room.row))) as listening:
            port = listening.getsockname()[1]
            await asyncio.to_thread(room.keep_port, port)
            own_only = _is_loopback(settings.host)
            where = f"{port}" if _is_everywhere(settings.host) else f"{port} {settings.host}"
            found = answering(
                lambda: room.row.code, where, room.guesses, settings.discovery, own_only=own_only
            )
            shown, shared = opened(room, settings.host, port), settings.endpoint
            near = f"http://{_in_address(_near(settings.host))}:{port}"
            async with found:
                server = server_for(room.catalogue.settings, app)
                watch(server)
                with noted(settings.folder, shown, near, shared.id if shared else ""):
                    tell(shown)
                    with _ended_in_order():
                        await server.serve(sockets=[listening])


@contextmanager
def _ended_in_order() -> Iterator[None]:
    """uvicorn raises once more the signal that ended it, and by itself that means to be gone at once."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def quick_loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """Return what makes a loop for many at once; None where Python's own is all there is."""
    if sys.platform == "win32":
        return None
    import uvloop

    return uvloop.new_event_loop


def opened(room: Room, host: str, port: int) -> Opened:
    addresses = [host] if not _is_everywhere(host) else own_addresses() or ["127.0.0.1"]
    return Opened(
        addresses=tuple(f"http://{_in_address(one)}:{port}" for one in addresses),
        code=room.row.code,
        token=room.row.token,
        course=room.plan.course,
        title=room.plan.title,
        seats=room.places,
    )


def _opened(store: RoomStore, plan: Plan, settings: RoomSettings) -> Room:
    row = store.room() or new_room(USUAL_SEATS)
    row = replace(row, seats=settings.seats or row.seats)
    store.keep_room(row)
    _sweep(settings.folder, row.catalogue)
    model = _shared(settings.endpoint) if settings.endpoint else None
    return Room(store, plan, row, lambda name: RoomCatalogue(settings.folder / name), model)


def _sweep(folder: Path, catalogue: str) -> None:
    """Killed while the room was cleared, it may have left a catalogue nobody uses."""
    for left in folder.glob("catalogue-*"):
        if left.name != catalogue:
            shutil.rmtree(left, ignore_errors=True)


def _shared(profile: "EndpointProfile") -> SharedModel:
    return SharedModel.model_validate(profile.model_dump(include=set(SharedModel.model_fields)))


def _port(settings: RoomSettings, row: RoomRow) -> int:
    """The same as last time, so that learners find it where it was."""
    if settings.port:
        return settings.port
    return row.port or (PORT if settings.port is None else 0)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Raises ClassRoomTaken while another program holds the class."""
    with writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / LOCK, thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout as error:
        raise ClassRoomTaken(folder=str(folder)) from error
    try:
        yield
    finally:
        lock.release()


def _is_everywhere(host: str) -> bool:
    return host in {"0.0.0.0", "::", ""}  # told, not opened


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _near(host: str) -> str:
    return "127.0.0.1" if _is_everywhere(host) else host


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
