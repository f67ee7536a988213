"""Keys, tokens and passwords, wherever something is written in a package."""

from collections import Counter

from studio.catalogue.checks.looking import first_of, texts_of
from studio.catalogue.checks.secret_marks import secrets_in
from studio.catalogue.checks.written import Written
from studio.catalogue.packages.readings import Reading
from studio.catalogue.values.releases import Check, CheckName, Sighting, Verdict
from studio.core.errors import Fact

_MAY_BE_MEANT = ("password", "url_password")  # in a document: a manual tells how a device is first opened


class Secrets:
    """What has the form of a key stops anywhere; a password written in a document is warned of."""

    def __init__(self) -> None:
        self._stops: dict[tuple[str, int, str], Sighting] = {}
        self._warns: dict[tuple[str, str], Sighting] = {}
        self._seen: Counter[str] = Counter()

    def look(self, written: Written) -> None:
        for line, kind in secrets_in(written.text):
            number = written.line + line - 1 if written.line else 0
            key = (written.file, number, written.detail)
            sighting = Sighting(where=written.file, kind=kind, line=number, detail=written.detail)
            self._stops.setdefault(key, sighting)

    def read(self, reading: Reading) -> None:
        for text in texts_of(reading):
            for _, kind in secrets_in(text):
                sighting = Sighting(where=reading.name, kind=kind)
                if kind in _MAY_BE_MEANT:
                    self._warns.setdefault((reading.name, kind), sighting)
                else:
                    self._stops.setdefault((reading.name, 0, kind), sighting)

    def check(self) -> Check:
        verdict = Verdict.STOP if self._stops else Verdict.WARN if self._warns else Verdict.PASS
        found = [*self._stops.values(), *self._warns.values()]
        facts: dict[str, Fact] = {"found": len(found), "stops": len(self._stops)}
        return Check(name=CheckName.SECRETS, verdict=verdict, facts=facts, sightings=first_of(found))
