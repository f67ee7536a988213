"""What a learner's computer keeps of its seat, beside the course's workspace so that a reset leaves it."""

import secrets
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.catalogue.people import Person
from studio.classroom.values import RaiseHand, Report, RoomFacts
from studio.core.errors import NotFound
from studio.core.files import write_atomically
from studio.core.yaml import read_yaml, write_yaml

SEAT = ".seat.yaml"
_DEVICE = "class-device.txt"


class KeptSeat(BaseModel):
    """`token` opens this one seat of this one class and nothing else; only the person's account reads it."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    address: str
    code: str
    number: int
    name: str
    token: str
    person: Person
    room: RoomFacts


class Outbox(BaseModel):
    """What waits for the trainer's computer: the newest report, which stands for all before it, and the hand.

    `numbered` is the last number given to a report, `heard` the last order that was shown.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    numbered: int = 0
    heard: int = 0
    report: Report | None = None
    hand: RaiseHand | None = None


class SeatFiles:
    """`workspace` is the folder of the course's workspace."""

    def __init__(self, workspace: Path) -> None:
        self._seat = workspace.with_name(f"{workspace.name}{SEAT}")
        self._outbox = workspace.with_name(f"{workspace.name}.outbox.json")

    def seat(self) -> KeptSeat | None:
        """Return None where nobody joined a class; raises FileInvalid."""
        try:
            return read_yaml(self._seat, KeptSeat)
        except NotFound:
            return None

    def keep(self, seat: KeptSeat) -> None:
        write_yaml(self._seat, seat)

    def outbox(self) -> Outbox:
        """One that does not read is begun anew: all of it is known from the workspace, too."""
        try:
            return Outbox.model_validate_json(self._outbox.read_bytes())
        except (FileNotFoundError, ValidationError):
            return Outbox()

    def keep_outbox(self, outbox: Outbox) -> None:
        write_atomically(self._outbox, outbox.model_dump_json().encode())

    def forget(self) -> None:
        self._seat.unlink(missing_ok=True)
        self._outbox.unlink(missing_ok=True)


def device_of(folder: Path) -> str:
    """Return the secret by which a class knows this workspace again, made on first use."""
    file = folder / _DEVICE
    try:
        known = file.read_text(encoding="ascii").strip()
    except (FileNotFoundError, UnicodeDecodeError):
        known = ""
    if len(known) < 16:
        known = secrets.token_urlsafe(24)
        write_atomically(file, known.encode())
    return known
