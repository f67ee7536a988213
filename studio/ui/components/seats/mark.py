"""What a seat shows, and what each state is called and drawn with: never its colour alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from studio.core.i18n import mark
from studio.ui.language import tr


class SeatState(StrEnum):
    DONE = "done"
    WORKING = "working"
    HAND = "hand"
    LOST = "lost"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class SeatMark:
    """`name` is who sits there, `told` whatever else there is to say of it."""

    number: int
    state: SeatState = SeatState.ABSENT
    name: str = ""
    told: str = ""

    @property
    def word(self) -> str:
        return state_word(self.state)

    @property
    def said(self) -> str:
        """All of it in one line."""
        where = tr("Seat {number}", number=self.number)
        return " · ".join(filter(None, (where, self.name, self.word, self.told)))


@dataclass(frozen=True, slots=True)
class StateFace:
    """Tokens of its colours; `icon` stands in the seat, `legend` beside the word that explains it."""

    ink: str
    ground: str
    edge: str
    icon: str
    legend: str


FACES: Mapping[SeatState, StateFace] = {
    SeatState.DONE: StateFace("success", "success.tint", "", "check", "check-circle"),
    SeatState.WORKING: StateFace("accent.text", "accent.tint", "", "", "progress-clock"),
    SeatState.HAND: StateFace(
        "warning", "warning.tint", "warning", "hand-back-right-outline", "hand-back-right-outline"
    ),
    SeatState.LOST: StateFace(
        "text.secondary", "sunken", "border.strong", "lan-disconnect", "lan-disconnect"
    ),
    SeatState.ABSENT: StateFace("text.secondary", "surface", "border.strong", "", "circle-outline"),
}
_WORDS = {
    SeatState.DONE: mark("done"),
    SeatState.WORKING: mark("at work"),
    SeatState.HAND: mark("hand raised"),
    SeatState.LOST: mark("connection lost"),
    SeatState.ABSENT: mark("not here yet"),
}


def state_word(state: SeatState) -> str:
    return tr(_WORDS[state])
