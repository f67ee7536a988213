"""Tests that a reviewer ran again: kept with the submission, once and for all."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.packages.evidence import Evidence
from studio.catalogue.people import Person
from studio.catalogue.rules import may_decide, may_see
from studio.catalogue.store.clock import now
from studio.catalogue.store.desk_rows import find, matter_of, rerun_of
from studio.catalogue.store.hands import hands_on
from studio.catalogue.store.log import log_act
from studio.catalogue.store.tables import RerunRow
from studio.catalogue.values.releases import Act
from studio.catalogue.values.remarks import Rerun
from studio.core.errors import NotFound, ReportUnfit


def add_rerun(session: Session, person: Person, number: int, report: Evidence) -> Rerun:
    """Keep a report of exactly this agent and this knowledge; how many passed is counted here."""
    row = find(session, number)
    may_decide(person, matter_of(row), hands_on(session, row))
    told = (report.agent_digest, report.knowledge_digest, report.total)
    if told != (row.facts["agent_digest"], row.facts["knowledge_digest"], row.facts["total"]):
        raise ReportUnfit(number=number)
    rerun = RerunRow(
        submission_number=number,
        person_id=person.id,
        name=person.name,
        endpoint=report.endpoint,
        model=report.model,
        started=report.started,
        passed=report.passed,
        total=report.total,
        at=now(),
        report=report.raw,
    )
    session.add(rerun)
    session.flush()
    log_act(session, row, Act.RERUN, person, f"{rerun.passed} / {rerun.total} · {rerun.model}")
    return rerun_of(rerun)


def report_of(session: Session, person: Person, number: int, rerun: int) -> str:
    """Return the whole report as it was sent."""
    may_see(person, matter_of(find(session, number)))
    query = select(RerunRow.report).where(RerunRow.number == rerun, RerunRow.submission_number == number)
    found = session.scalar(query)
    if found is None:
        raise NotFound(kind="report", missing=str(rerun))
    return found
