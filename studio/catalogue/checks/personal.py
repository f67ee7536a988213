"""Numbers of people and firms: counted, never shown; whether they belong there is for a person to say."""

from collections import Counter

from studio.catalogue.checks.looking import first_of, texts_of
from studio.catalogue.checks.written import Written
from studio.catalogue.packages.readings import Reading
from studio.catalogue.values.releases import Check, CheckName, Sighting, Verdict
from studio.core.errors import Fact
from studio.core.findings import PersonalData
from studio.documents.personal_data import personal_data_in


class PersonalNumbers:
    def __init__(self) -> None:
        self._documents: dict[str, Counter[PersonalData]] = {}
        self._files: dict[str, Counter[PersonalData]] = {}

    def look(self, written: Written) -> None:
        if found := personal_data_in(written.text):
            self._files.setdefault(written.file, Counter()).update(found)

    def read(self, reading: Reading) -> None:
        text, beside, chunks = (personal_data_in(told) for told in texts_of(reading))
        counts = text | beside | chunks  # what comes twice is there once
        if counts:
            self._documents[reading.name] = self._documents.get(reading.name, Counter()) | counts

    def check(self) -> Check:
        places = {**self._files, **self._documents}
        total = sum(places.values(), Counter[PersonalData]())
        facts: dict[str, Fact] = {kind.value: total[kind] for kind in PersonalData if total[kind]}
        verdict = Verdict.WARN if facts else Verdict.PASS
        facts |= {"documents": len(self._documents), "files": len(self._files)}
        sightings = first_of(
            Sighting(where=where, kind=kind.value, count=count)
            for where, counts in places.items()
            for kind, count in sorted(counts.items())
        )
        return Check(name=CheckName.PERSONAL_DATA, verdict=verdict, facts=facts, sightings=sightings)
