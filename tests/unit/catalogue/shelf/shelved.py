"""Who is there, and what is asked of the store, in these tests."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import update

from studio.catalogue import Person, Release, Sort, Wanted
from studio.catalogue.people import EVERYTHING, Role
from studio.catalogue.store import listing, people
from studio.catalogue.store.clock import today
from studio.catalogue.store.database import Store
from studio.catalogue.store.tables import ReleaseRow
from tests.unit.catalogue.samples import ADMIN, AUTHOR, USER

REVIEWER = Person(
    id="reviewer", name="法规科一岗", department="示例市数据局", roles=(Role.REVIEWER,), reviews=(EVERYTHING,)
)
ELSEWHERE = Person(id="elsewhere", name="教育科", department="示例市教育局", roles=(Role.REVIEWER,))
Put = Callable[..., Release]
AGENT = "flood-duty"


def with_people(store: Store) -> None:
    with store.changing() as session:
        for person in (AUTHOR, REVIEWER, ELSEWHERE, USER, ADMIN):
            people.keep_person(session, person)


def listed(store: Store, sort: Sort = Sort.NAME, category: str = "", department: str = "") -> list[str]:
    wanted = Wanted("", category, department, sort)
    with store.reading() as session:
        return [card.agent for card in listing.page(session, wanted).cards]


def expire(store: Store, version: str) -> None:
    past = (today() - timedelta(days=1)).isoformat()
    with store.changing() as session:
        change = update(ReleaseRow).where(ReleaseRow.version == version)
        session.execute(change.values(valid_until=past, review_due=past))
