"""What a class keeps of itself and of each seat that is taken."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from studio.classroom.code import new_code
from studio.classroom.values import Hand, StepMark, SuiteResult


@dataclass(frozen=True, slots=True)
class RoomRow:
    """`token` is the trainer's, `catalogue` names a folder, `lesson` is where all were sent.

    `port` is that of the last start.
    """

    code: str
    token: str
    catalogue: str
    lesson: str = ""
    seats: int = 0
    port: int = 0


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat that is taken. `device` and `token` are digests; `person` is who sits there in the catalogue."""

    number: int
    name: str
    device: str
    token: str
    person: str
    address: str
    joined: str
    seen: str = ""
    lesson: str = ""
    hand: Hand | None = None
    report: int = 0
    steps: dict[str, StepMark] | None = None
    results: tuple[SuiteResult, ...] = ()

    @property
    def marks(self) -> dict[str, StepMark]:
        return self.steps or {}


def merged(known: Mapping[str, StepMark], told: Mapping[str, StepMark]) -> dict[str, StepMark]:
    """A step met once stays met, at the time it was first met; tries only grow."""
    steps = dict(known)
    for key, mark in told.items():
        before = steps.get(key, StepMark())
        steps[key] = StepMark(
            done_at=before.done_at or mark.done_at, tries=max(before.tries, mark.tries), mistake=mark.mistake
        )
    return steps


def new_room(seats: int) -> RoomRow:
    return RoomRow(seats=seats, code=new_code(), token=secrets.token_urlsafe(32), catalogue=new_catalogue())


def new_catalogue() -> str:
    return f"catalogue-{secrets.token_hex(4)}"


def digest_of(secret: str) -> str:
    """256 random bits have nothing to guess: one round of hashing is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")


def moment(at: float) -> str:
    return datetime.fromtimestamp(at).astimezone().isoformat(timespec="seconds")
