"""What looks at all texts of a package as they pass by, each once, and then tells what it found."""

from collections.abc import Iterable
from itertools import islice
from typing import Protocol

from studio.catalogue.checks.texts import Written
from studio.catalogue.readings import Reading
from studio.catalogue.values import Check, Sighting

MOST_SIGHTINGS = 20


class Looking(Protocol):
    def look(self, written: Written) -> None: ...

    def read(self, reading: Reading) -> None: ...

    def check(self) -> Check: ...


def first_of(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    return tuple(islice(sightings, MOST_SIGHTINGS))
