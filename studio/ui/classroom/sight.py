"""What the trainer's parts of the window show of a class, as plain values."""

from dataclasses import dataclass

from studio.ui.components import SeatMark, StepCount


@dataclass(frozen=True, slots=True)
class HandLine:
    """A raised hand; `told` is what was written with it, or what the studio saw go wrong."""

    seat: int
    name: str
    told: str


@dataclass(frozen=True, slots=True)
class SeatFact:
    """A line about a seat; `kind`: success, now, warning, hand, lost or muted."""

    text: str
    kind: str = "muted"


@dataclass(frozen=True, slots=True)
class SeatSight:
    """All that is told of one seat: its hand, its steps of this lesson, what its tests came to."""

    mark: SeatMark
    state: SeatFact = SeatFact("")
    hand: str = ""
    raised: bool = False
    steps: tuple[SeatFact, ...] = ()
    results: tuple[SeatFact, ...] = ()
    seen: str = ""

    @property
    def taken(self) -> bool:
        return bool(self.mark.name)


@dataclass(frozen=True, slots=True)
class ClassSight:
    """`lesson` names the one whose steps are counted; `lessons` are pairs of id and title, in order."""

    code: str = ""
    address: str = ""
    seats: tuple[SeatSight, ...] = ()
    online: int = 0
    hands: tuple[HandLine, ...] = ()
    lesson: str = ""
    steps: tuple[StepCount, ...] = ()
    lessons: tuple[tuple[str, str], ...] = ()

    @property
    def marks(self) -> list[SeatMark]:
        return [seat.mark for seat in self.seats]

    def seat(self, number: int) -> SeatSight | None:
        return next((seat for seat in self.seats if seat.mark.number == number), None)


def spaced(code: str) -> str:
    """In two halves, as it is read out and typed."""
    half = len(code) // 2
    return f"{code[:half]} {code[half:]}"
