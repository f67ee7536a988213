"""What looks at all texts of a package as they pass by, each once, and then tells what it found."""

from collections.abc import Iterable
from itertools import islice
from typing import Protocol

from studio.catalogue.checks.disguises import undisguised
from studio.catalogue.checks.written import Written
from studio.catalogue.packages.readings import Reading
from studio.catalogue.values.releases import Check, Sighting

MOST_SIGHTINGS = 20


class Looking(Protocol):
    def look(self, written: Written) -> None: ...

    def read(self, reading: Reading) -> None: ...

    def check(self) -> Check: ...


def texts_of(reading: Reading) -> tuple[str, str, str]:
    """Of a document its text, what stands beside it, and what only its chunks say."""
    beside = (*reading.name.split("/"), *reading.beside, *reading.headings)
    told = (reading.text, "\n".join(beside), "\n".join(reading.otherwise))
    return undisguised(told[0]), undisguised(told[1]), undisguised(told[2])


def first_of(sightings: Iterable[Sighting]) -> tuple[Sighting, ...]:
    return tuple(islice(sightings, MOST_SIGHTINGS))
