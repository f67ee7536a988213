"""A turn of duty: on which days, who."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Turn:
    """A row of the roster: `days` it is about, or `weekdays` (0 is Monday) of every week."""

    days: frozenset[date]
    weekdays: frozenset[int]
    said: tuple[tuple[str, str], ...]
    place: str

    def is_on(self, day: date) -> bool:
        return day in self.days or (not self.days and day.weekday() in self.weekdays)

    @property
    def text(self) -> str:
        return ",".join(f"{name}:{value}" for name, value in self.said)
