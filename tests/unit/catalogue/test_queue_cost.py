"""What a page of the queue costs does not grow with what was decided long ago."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, insert

from studio.catalogue import Person, Role, SubmissionState
from studio.catalogue.store import people, queue
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.queue import DECIDED, WAITING, Wanted
from studio.catalogue.store.tables import SubmissionRow
from tests.unit.catalogue.samples import ADMIN, AUTHOR

HERE, ELSEWHERE = "示例市应急管理局", "示例市城管局"
REVIEWER = Person(id="reviewer", name="法规科一岗", roles=(Role.REVIEWER,), reviews=(HERE, ELSEWHERE))
FACTS = {"agent": "a", "name": "一", "version": "1.0.0", "digest": "0", "size": 1, "passed": 1, "total": 1}
WAIT = 5
"""How many wait in each department; all others were decided."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(sqlite_url(tmp_path))) as opened:
        with opened.changing() as session:
            for person in (AUTHOR, REVIEWER, ADMIN):
                people.keep_person(session, person)
        yield opened


def fill(store: Store, count: int, waiting: int = WAIT) -> None:
    states = [state.value for state in DECIDED]
    rows = [_row(HERE if index % 2 else ELSEWHERE, states[index % 5]) for index in range(count)]
    rows += [
        _row(name, SubmissionState.SUBMITTED.value) for name in (HERE, ELSEWHERE) for _ in range(waiting)
    ]
    with store.changing() as session:
        session.execute(insert(SubmissionRow), rows)


def _row(department: str, state: str) -> dict[str, Any]:
    said = {"note": "", "submitted": "2026-11-01T08:00:00+00:00", "closed": "", "packed_by": "author"}
    told = {"agent": "a", "version": "1.0.0", "digest": "0", "checks": [], "edited_by": []}
    place = {"department": department, "category": "城市治理", "author_id": AUTHOR.id, "state": state}
    return {**said, **told, **place, "facts": FACTS}


def steps(store: Store, person: Person, wanted: Wanted) -> int:
    """Count what the database does for a page, in thousands of steps of its machine."""
    counted = [0]

    def count() -> int:
        counted[0] += 1
        return 0

    with store.reading() as session:
        connection: Any = session.connection().connection.driver_connection
        connection.set_progress_handler(count, 100)
        found = queue.submissions(session, person, wanted)
        connection.set_progress_handler(None, 0)
    assert found
    return counted[0]


@pytest.mark.parametrize("person", [REVIEWER, ADMIN], ids=["reviewer", "admin"])
@pytest.mark.parametrize("states", [WAITING, DECIDED], ids=["waiting", "decided"])
def test_old_submissions_cost_nothing(
    store: Store, person: Person, states: tuple[SubmissionState, ...]
) -> None:
    wanted = Wanted(states=states, mine=False, limit=20)
    fill(store, 200)
    few = steps(store, person, wanted)
    fill(store, 4000, waiting=0)
    assert steps(store, person, wanted) <= few * 1.2 + 5


def test_a_page_takes_few_questions(store: Store) -> None:
    fill(store, 200)
    asked: list[str] = []

    def hear(connection: object, cursor: object, statement: str, *_: object) -> None:
        asked.append(statement)

    event.listen(store.engine, "before_cursor_execute", hear)
    with store.reading() as session:
        queue.submissions(session, REVIEWER, Wanted(states=DECIDED, limit=50))
        queue.counts(session, REVIEWER)
    assert len(asked) <= 6
