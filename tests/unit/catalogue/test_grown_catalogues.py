"""A catalogue in which 0.3 was worked with: after the upgrade everything is there, and the work goes on."""

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import MetaData, text

from studio.catalogue import Act, SubmissionState
from studio.catalogue.service.facts import facts_of
from studio.catalogue.store import log_reading, people, queue, releases, submissions
from studio.catalogue.store.database import Store
from studio.catalogue.store.engines import engine_for
from studio.catalogue.store.signing import Signing
from studio.catalogue.trust.key_file import KeyFile
from studio.core.errors import ReleaseRecalled, VersionTaken
from tests.unit.catalogue.let_in import let_in
from tests.unit.catalogue.samples import ADMIN, AUTHOR, REVIEWER, USER, Draft
from tests.unit.catalogue.test_migrations import as_released_before

ROWS: dict[str, list[dict[str, Any]]] = json.loads(
    Path(__file__).with_name("grown_0_3.json").read_text("utf-8")
)
ADMINS_TOKEN = "Vv8gwEzSHFOGptb7XgyoLmUmpOQoTpX7-GLQOYFxNFA"


def grow(url: str) -> None:
    """Make the tables of 0.3 and put in them what 0.3 itself had written."""
    as_released_before(url)
    engine, tables = engine_for(url), MetaData()
    tables.reflect(engine)
    with engine.begin() as connection:
        for table in tables.sorted_tables:
            connection.execute(table.insert(), ROWS[table.name])
            if "number" in table.columns and url.startswith("postgresql"):
                last = f"(SELECT max(number) FROM {table.name})"
                connection.execute(text(f"SELECT setval('{table.name}_number_seq', {last})"))
    engine.dispose()


@pytest.fixture
def store(new_database: Callable[[], str], tmp_path: Path) -> Iterator[Store]:
    url = new_database()
    grow(url)
    with closing(Store(url, signing=Signing(KeyFile(tmp_path / "key")))) as opened:
        yield opened


def test_everything_is_still_there(store: Store) -> None:
    with store.reading() as session:
        assert {person.id for person in people.people(session)} == {row["id"] for row in ROWS["people"]}
        assert let_in(session, ADMINS_TOKEN) == ADMIN
        kept = {row.number: row.state for row in queue.submissions(session, REVIEWER)}
        assert kept == {row["number"]: row["state"] for row in ROWS["submissions"]}
        assert releases.find_release(session, "flood-duty").version == "1.0.0"
        recalled = releases.find_release(session, "flood-duty", "1.0.1")
        assert (recalled.recalled, recalled.installs) == ("引用了已废止的预案", 2)


def test_the_log_of_acts_holds(store: Store) -> None:
    with store.reading() as session:
        examined = log_reading.verify(session)
    assert examined.broken is None
    assert examined.head.digest == ROWS["acts"][-1]["digest"]


def test_the_work_goes_on(store: Store, draft: Draft) -> None:
    def submitted(version: str) -> int:
        draft.version = version
        with store.changing() as session:
            facts = facts_of(draft.build())
            return submissions.submit(session, AUTHOR, facts, AUTHOR.id, [], "").number

    with pytest.raises(VersionTaken):
        submitted("1.0.0")
    number = submitted("1.0.2")
    assert number == max(row["number"] for row in ROWS["submissions"]) + 1
    with store.changing() as session:
        assert submissions.submission(session, REVIEWER, 6).state is SubmissionState.SUPERSEDED
        submissions.decide(session, REVIEWER, number, Act.APPROVE, "同意")
    with store.changing() as session:
        assert releases.install(session, USER, "flood-duty").version == "1.0.2"
        with pytest.raises(ReleaseRecalled):
            releases.install(session, USER, "flood-duty", "1.0.1")
    with store.reading() as session:
        assert log_reading.verify(session).broken is None
