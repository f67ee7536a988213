"""Stars that people give an agent: one rating each, which they may change."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from studio.catalogue.people import Person
from studio.catalogue.rules import may_rate
from studio.catalogue.store.adding import row_of
from studio.catalogue.store.clock import now
from studio.catalogue.store.log import audit
from studio.catalogue.store.placing import makers_of
from studio.catalogue.store.releases import find_row
from studio.catalogue.store.tables import RatingRow, ShelfRow
from studio.catalogue.values.releases import Act
from studio.catalogue.values.shelf import NewRating, Rating, Ratings
from studio.documents.personal_data import masked

_USUAL, _WEIGHT = 3.0, 5
"""An agent without ratings stands where five people gave three stars would put it."""
_MOST_SHOWN = 50


def rate(session: Session, person: Person, agent: str, given: NewRating) -> Ratings:
    row = find_row(session, agent, None)
    may_rate(person, makers_of(session, agent))
    shown = session.get_one(ShelfRow, agent)
    told = {
        "stars": given.stars,
        "comment": masked(given.comment.strip()),
        "version": row.version,
        "at": now(),
    }
    kept = row_of(session, RatingRow, {"agent": agent, "person_id": person.id}, told)
    for name, value in told.items():
        setattr(kept, name, value)
    session.flush()
    _weigh(session, shown)
    audit(session, Act.RATE, person, f"{agent} {row.version}", "★" * given.stars)
    return ratings(session, person, agent)


def ratings(session: Session, person: Person, agent: str) -> Ratings:
    """Return average and count of all, and the latest ones with what was said."""
    find_row(session, agent, None)
    counts = _counts(session, agent)
    count, total = sum(counts), sum(stars * number for stars, number in enumerate(counts, 1))
    latest = select(RatingRow).where(RatingRow.agent == agent).order_by(RatingRow.at.desc())
    mine = session.get(RatingRow, {"agent": agent, "person_id": person.id})
    return Ratings(
        average=round(total / count, 2) if count else 0,
        count=count,
        counts=counts,
        mine=_rating(mine) if mine else None,
        ratings=tuple(_rating(row) for row in session.scalars(latest.limit(_MOST_SHOWN))),
    )


def merit(stars: int, raters: int) -> float:
    """Few ratings weigh little: the average of these and of some usual ones."""
    return (_USUAL * _WEIGHT + stars) / (_WEIGHT + raters)


def _weigh(session: Session, shown: ShelfRow) -> None:
    counts = _counts(session, shown.agent)
    shown.raters = sum(counts)
    shown.stars = sum(stars * number for stars, number in enumerate(counts, 1))
    shown.merit = merit(shown.stars, shown.raters)
    session.flush()


def _counts(session: Session, agent: str) -> tuple[int, int, int, int, int]:
    rows = select(RatingRow.stars, func.count()).where(RatingRow.agent == agent).group_by(RatingRow.stars)
    found = {int(stars): int(count) for stars, count in session.execute(rows)}
    one, two, three, four, five = (found.get(stars, 0) for stars in range(1, 6))
    return one, two, three, four, five


def _rating(row: RatingRow) -> Rating:
    return Rating(
        stars=row.stars,
        comment=row.comment,
        person=row.person_id,
        name=row.person.name,
        department=row.person.department,
        version=row.version,
        at=row.at,
    )
