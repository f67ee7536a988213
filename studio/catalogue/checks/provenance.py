"""Where documents come from, of what day they are, and whether they still hold."""

from collections.abc import Iterator, Mapping
from datetime import date

from studio.catalogue.checks.looking import first_of
from studio.catalogue.checks.written import Written
from studio.catalogue.packages.readings import Reading
from studio.catalogue.values.releases import Check, CheckName, Sighting, Verdict
from studio.core.facts import DocumentFacts, Validity

_OUT_OF_DATE = {
    Validity.REPEALED: "repealed",
    Validity.REPLACED: "replaced",
    Validity.UNSURE: "unsure",
    Validity.NOT_YET: "not_yet",
}


class Provenance:
    """How documents stand follows from all of a base together, and from the day."""

    def __init__(self) -> None:
        self._own: dict[str, dict[str, DocumentFacts]] = {}

    def look(self, written: Written) -> None:
        """Only documents come from somewhere."""

    def read(self, reading: Reading) -> None:
        if reading.facts is not None:
            self._own.setdefault(reading.base, {})[reading.name] = reading.facts

    def check(self) -> Check:
        from studio.knowledge.facts.standing import standing

        today = date.today().isoformat()
        stand = [standing(own, today) for own in self._own.values()]
        facts = [one for base in stand for one in base.values()]
        sightings = [sighting for base in stand for sighting in _sightings(base)]
        dates = sorted(filter(None, map(day_of, facts)))
        return Check(
            name=CheckName.PROVENANCE,
            verdict=Verdict.WARN if sightings else Verdict.PASS,
            facts={
                "documents": len(facts),
                "without_issuer": sum(not has_issuer(one) for one in facts),
                "without_date": len(facts) - len(dates),
                "ended": sum(not one.holds for one in facts),
                "oldest": dates[0] if dates else "",
                "newest": dates[-1] if dates else "",
            },
            sightings=first_of(sorted(sightings, key=_worst_first)),
        )


def has_issuer(facts: DocumentFacts) -> bool:
    return bool(facts.issuer or facts.number)


def day_of(facts: DocumentFacts) -> str:
    return facts.issued or facts.in_force_from


def _sightings(base: Mapping[str, DocumentFacts]) -> Iterator[Sighting]:
    for name, facts in base.items():
        if kind := _OUT_OF_DATE.get(facts.validity):
            detail = facts.in_force_from if kind == "not_yet" else facts.replaced_by
            yield Sighting(where=name, kind=kind, detail=detail)
        told = {"issuer": has_issuer(facts), "date": bool(day_of(facts))}
        lacks = [what for what, there in told.items() if not there]
        if lacks:
            yield Sighting(where=name, kind=f"no_{'_'.join(lacks)}")


def _worst_first(sighting: Sighting) -> tuple[bool, str]:
    return sighting.kind.startswith("no_"), sighting.where
