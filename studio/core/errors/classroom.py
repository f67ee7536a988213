"""A class in a room: finding it, joining it, keeping one's seat.

StudioError
└── ClassError
    ├── ClassNotFound              nobody on this network answers to that code
    ├── ClassUnreachable           the trainer's computer does not answer
    ├── ClassRefused               it answers with something unexpected
    ├── ClassCodeWrong
    ├── ClassCodeTooOften          too many wrong codes came from this computer: wait that long
    ├── ClassFull
    ├── SeatTaken                  somebody else sits there
    ├── SeatLost                   the trainer has freed the seat, or the class is over
    ├── SeatNone                   this workspace has no seat in a class
    ├── ClassNone                  no class was ever opened from this workspace
    ├── ClassSilent                this computer's class runs, and stands still
    └── ClassRoomTaken             another program holds this class open already
"""

from studio.core.errors.base import StudioError


class ClassError(StudioError):
    pass


class ClassNotFound(ClassError):
    code: str


class ClassUnreachable(ClassError):
    host: str


class ClassRefused(ClassError):
    status: int


class ClassCodeWrong(ClassError):
    pass


class ClassCodeTooOften(ClassError):
    seconds: int


class ClassFull(ClassError):
    seats: int


class SeatTaken(ClassError):
    seat: int


class SeatLost(ClassError):
    pass


class SeatNone(ClassError):
    pass


class ClassNone(ClassError):
    pass


class ClassSilent(ClassError):
    course: str


class ClassRoomTaken(ClassError):
    folder: str
