"""How a class is opened: which course, how many seats, where, and which endpoint is shared."""

from dataclasses import dataclass
from pathlib import Path

from studio.classroom.finding import PORT
from studio.endpoints import EndpointProfile

EVERYWHERE = "0.0.0.0"  # the room is meant to reach it


@dataclass(frozen=True)
class RoomSettings:
    """`folder` is the class's own, kept between starts; `course` that of the course.

    A `port` of None is the one of the last start, else the usual one; 0 is the one of the last start, else a
    free one. `seats` of None are as many as last time, else 40. `endpoint` is the trainer's own profile that
    is shared, with its `key`, which stays here. `discovery` is the port broadcasts are heard on.
    """

    folder: Path
    course: Path
    seats: int | None = None
    host: str = EVERYWHERE
    port: int | None = None
    endpoint: EndpointProfile | None = None
    key: str = ""
    discovery: int = PORT


USUAL_SEATS = 40


@dataclass(frozen=True, slots=True)
class Opened:
    """What the trainer's screen shows: addresses for typing, code, and the trainer's token."""

    addresses: tuple[str, ...]
    code: str
    token: str
    course: str
    title: str
    seats: int

    @property
    def address(self) -> str:
        return self.addresses[0]
