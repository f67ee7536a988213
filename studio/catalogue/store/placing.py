"""Puts an agent on the shelf: which of its releases is current, and what the list says of it."""

from collections.abc import Collection, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from studio.catalogue.store.adding import row_of
from studio.catalogue.store.tables import MakerRow, PersonRow, ReleaseRow, ShelfRow, SubmissionRow
from studio.catalogue.store.tallies import tally
from studio.catalogue.store.terms import note_terms
from studio.catalogue.values.releases import PackageFacts
from studio.catalogue.values.versions import order

_CARD = {"purpose", "owner", "icon", "size", "passed", "total", "endpoint", "model", "tested"}
_LONGEST_WORDS = 20_000


def place(session: Session, agent: str) -> None:
    """Work out anew which release is current, within the act that changed something about one."""
    rows = session.scalars(select(ReleaseRow).where(ReleaseRow.agent == agent)).all()
    current = preferred(rows)
    facts = PackageFacts.model_validate(current.submission.facts)
    told = {
        "release_number": current.number,
        "offered": not (current.recalled or current.rolled_back),
        "name": facts.name,
        "category": facts.category.value,
        "department": department_of(facts, current.submission.author.department),
        "words": words_of(facts),
        "released": current.released,
        "facts": facts.model_dump(mode="json", include=_CARD),
    }
    if before := session.get(ShelfRow, agent):
        tally(session, before, by=-1)
    shown = row_of(session, ShelfRow, {"agent": agent}, told)
    for name, value in told.items():
        setattr(shown, name, value)
    session.flush()
    tally(session, shown)
    note_terms(session, agent, shown.words)


def preferred(rows: Sequence[ReleaseRow]) -> ReleaseRow:
    """The highest version that may be handed out; when none may, the highest that was not recalled."""
    return max(rows, key=lambda row: (not row.recalled, not row.rolled_back, order(row.version)))


def note_makers(session: Session, agent: str, people: Collection[str]) -> None:
    known = makers_of(session, agent)
    session.add_all(MakerRow(agent=agent, person_id=person) for person in sorted({*people} - known))
    session.flush()


def makers_of(session: Session, agent: str) -> set[str]:
    """Return the ids of all who submitted, packed or edited a released version."""
    return set(session.scalars(select(MakerRow.person_id).where(MakerRow.agent == agent)))


def home_of(session: Session, agent: str) -> str:
    """Return the department of who released it first, as it is called now; empty before that.

    Later versions are reviewed there, whoever brings them: no other office takes an agent over.
    """
    first = (
        select(PersonRow.department)
        .join(SubmissionRow, SubmissionRow.author_id == PersonRow.id)
        .join(ReleaseRow, ReleaseRow.submission_number == SubmissionRow.number)
        .where(ReleaseRow.agent == agent)
        .order_by(ReleaseRow.number)
        .limit(1)
    )
    return session.scalar(first) or ""


def department_of(facts: PackageFacts, author: str = "") -> str:
    """The office before its section: “示例市应急管理局 防汛科” is of 示例市应急管理局."""
    return next(iter(facts.owner.split()), author)[:200]


def words_of(facts: PackageFacts) -> str:
    """What a search looks through: name, title and 文号 of the documents, too."""
    packed = [document for base in facts.knowledge for document in base.documents]
    documents = [word for one in packed for word in (one.name, one.title, one.number) if word]
    told = (facts.agent, facts.name, facts.purpose, facts.owner, facts.category.value, *documents)
    return "\n".join(told).casefold()[:_LONGEST_WORDS]
