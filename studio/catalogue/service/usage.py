"""The route by which copies of agents report how much they were used."""

from fastapi import APIRouter

from studio.catalogue.service.context import ThePerson, TheService
from studio.catalogue.store import usage
from studio.catalogue.values.usage import UsageReport, UsageTaken

router = APIRouter(prefix="/usage")


@router.post("")
def report(told: UsageReport, service: TheService, person: ThePerson) -> UsageTaken:
    """Counts alone; sending the same again changes nothing."""
    with service.store.changing() as session:
        return usage.report(session, person, told)
