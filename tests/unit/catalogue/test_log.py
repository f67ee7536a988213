"""The log of acts: nothing in it can be altered, taken out or cut off without being noticed."""

import hashlib
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, IntegrityError

from studio.catalogue import Act, Person, embedded_client
from studio.catalogue.offline import examine_file
from studio.catalogue.store import index, log_reading
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.log import audit
from studio.catalogue.trust.chain import Damage, Examined, Head, Line, Sought, chained, examine
from studio.core.errors import CatalogueDamaged, NotFound, SignatureInvalid
from tests.unit.catalogue.samples import ADMIN, AUTHOR, USER
from tests.unit.catalogue.test_migrations import as_released_before

WITHOUT_GUARD = [f"DROP TRIGGER acts_{name}" for name in ("keep_lines", "keep_all", "go_on")]
OTHER_NAME = "number, submission_number, act, person_id, 'x', comment, package, at, digest, subject, form"
FARTHER = "number + 7, submission_number, act, person_id, name, comment, package, at, number, subject, form"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with closing(Store(sqlite_url(tmp_path))) as opened:
        yield opened


def written(store: Store, *subjects: str, person: Person = ADMIN) -> None:
    for subject in subjects:
        with store.changing() as session:
            audit(session, Act.KEEP_PERSON, person, subject)


def verified(store: Store, *seen: Head) -> Examined:
    with store.reading() as session:
        return log_reading.verify(session, seen)


def lines(store: Store) -> list[Line]:
    with store.reading() as session:
        return list(log_reading.every_line(session))


def forced(folder: Path, *statements: str) -> None:
    """What somebody does who has the file and takes the database's own guard away first."""
    with closing(sqlite3.connect(folder / "catalogue.sqlite3")) as connection:
        for statement in (*WITHOUT_GUARD, *statements):
            connection.execute(statement)
        connection.commit()


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE acts SET comment = 'x'",
        "DELETE FROM acts",
        f"INSERT OR REPLACE INTO acts SELECT {OTHER_NAME} FROM acts WHERE number = 1",
        f"INSERT INTO acts SELECT {FARTHER} FROM acts",
    ],
)
def test_the_database_itself_refuses_to_change_a_line(store: Store, change: str) -> None:
    written(store, "one", "two")
    before = lines(store)
    with pytest.raises(IntegrityError, match="append-only"), store.changing() as session:
        session.execute(text(change))
    assert lines(store) == before


def test_lines_that_are_as_they_were_written_hold(store: Store) -> None:
    assert verified(store) == Examined(head=Head())
    written(store, "one", "two", "three")
    last = lines(store)[-1]
    head = Head(number=3, digest=last.digest)
    assert verified(store, Head(number=1, digest=lines(store)[0].digest), head) == Examined(head=head)


@pytest.mark.parametrize(
    ("change", "broken", "damage"),
    [
        ("UPDATE acts SET comment = '同意' WHERE number = 2", 2, Damage.ALTERED),
        ("UPDATE acts SET subject = 'four' WHERE number = 2", 2, Damage.ALTERED),
        ("UPDATE acts SET form = 1 WHERE number = 2", 2, Damage.ALTERED),
        ("UPDATE acts SET form = 7 WHERE number = 2", 2, Damage.ALTERED),
        ("DELETE FROM acts WHERE number = 1", 1, Damage.MISSING),
        ("DELETE FROM acts WHERE number = 2", 2, Damage.MISSING),
        ("DELETE FROM acts WHERE number = 3", 3, Damage.CUT),
        ("UPDATE acts SET number = -1 WHERE number = 1", 1, Damage.ALTERED),
    ],
)
def test_the_first_line_that_was_tampered_with_is_named(
    store: Store, tmp_path: Path, change: str, broken: int, damage: Damage
) -> None:
    written(store, "one", "two", "three")
    head = verified(store).head
    forced(tmp_path, change)
    found = verified(store, head)
    assert (found.broken, found.damage) == (broken, damage)


def test_lines_that_change_places_are_noticed(store: Store, tmp_path: Path) -> None:
    written(store, "one", "two", "three")
    forced(
        tmp_path,
        "UPDATE acts SET number = 9 WHERE number = 2",
        "UPDATE acts SET number = 2 WHERE number = 3",
        "UPDATE acts SET number = 3 WHERE number = 9",
    )
    assert verified(store).broken == 2


def test_a_line_put_in_between_is_noticed_and_a_chain_made_anew_by_the_head_that_was_seen() -> None:
    first = made(1, "", "one")
    second, other = made(2, first.digest, "two"), made(2, first.digest, "other")
    third = made(3, second.digest, "three")
    assert examine([first, second, third]).broken is None
    assert examine([first, second, second, third]).broken == 3
    assert examine([first, other, third]).broken == 3
    anew = [first, other, made(3, other.digest, "three")]
    assert examine(anew).broken is None, "by itself such a chain holds together"
    seen = Head(number=3, digest=third.digest)
    assert examine(anew, [seen]) == Examined(
        head=Head(number=2, digest=other.digest), broken=3, damage=Damage.REWRITTEN
    )


def made(number: int, previous: str, subject: str) -> Line:
    line = Line(
        number=number,
        act="comment",
        person_id="a",
        name="甲",
        subject=subject,
        comment="",
        package="",
        at="",
        form=2,
    )
    return line.model_copy(update={"digest": chained(previous, line)})


def test_what_older_releases_wrote_still_holds_and_goes_on(tmp_path: Path) -> None:
    url = sqlite_url(tmp_path)
    as_released_before(url)
    digests = old_lines(tmp_path)
    with closing(Store(url)) as store:
        assert [line.digest for line in lines(store)] == digests
        written(store, "three")
        assert verified(store).broken is None
        assert [line.form for line in lines(store)] == [1, 1, 2]
        with pytest.raises(IntegrityError), store.changing() as session:
            session.execute(text("UPDATE acts SET name = 'x'"))
        forced(tmp_path, "UPDATE acts SET subject = 'x' WHERE number = 2")
        assert verified(store).broken == 2, "an old digest does not cover a subject: there must be none"


def old_lines(folder: Path) -> list[str]:
    """Two acts as the releases up to 0.3 wrote them."""
    digests: list[str] = []
    with closing(sqlite3.connect(folder / "catalogue.sqlite3")) as connection:
        connection.execute("INSERT INTO people VALUES ('author', '防汛科一岗', '', '[]')")
        connection.execute(
            "INSERT INTO submissions VALUES (1, 'flood-duty', '1.0.0', 'd', 'author', 'submitted',"
            " 'author', '', '2026-11-01', '{}', '[]')"
        )
        for number, act in ((1, "submit"), (2, "comment")):
            row = [number, 1, act, "author", "防汛科一岗", "请核对", "d" * 64, "2026-11-01T08:00:00+00:00"]
            covered = json.dumps([digests[-1] if digests else "", *row], ensure_ascii=False)
            digests.append(hashlib.sha256(covered.encode()).hexdigest())
            connection.execute("INSERT INTO acts VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*row, digests[-1]))
        connection.commit()
    return digests


def test_the_log_is_read_page_by_page_and_narrowed(store: Store) -> None:
    written(store, "flood-duty 1.0.0", "flood-duty 1.1.0", "flood-duty-2 1.0.0")
    written(store, "flood-duty 1.0.0", person=AUTHOR)

    def numbers(**sought: str | int) -> list[int]:
        with store.reading() as session:
            return [line.number for line in log_reading.page(session, Sought.model_validate(sought))]

    assert numbers(count=2) == [4, 3]
    assert numbers(before=3, count=2) == [2, 1]
    assert numbers(person=AUTHOR.id) == [4]
    assert numbers(subject="flood-duty") == [4, 2, 1]
    assert numbers(subject="flood-duty 1.1.0") == [2]
    assert numbers(act="recall") == []
    assert numbers(until="2026") == []
    assert numbers(since="2026", subject="%") == []


@pytest.mark.parametrize("change", ["UPDATE acts SET comment = 'x'", "DELETE FROM acts", "TRUNCATE acts"])
def test_postgresql_refuses_as_well(postgres_url: str, change: str) -> None:
    with closing(Store(postgres_url)) as store:
        written(store, "one", "two")
        before = lines(store)
        with pytest.raises(DBAPIError, match="append-only"), store.changing() as session:
            session.execute(text(change))
        assert lines(store) == before
        assert verified(store).broken is None


def test_a_database_file_is_verified_without_a_service(store: Store, tmp_path: Path) -> None:
    written(store, "one", "two", "three")
    head = verified(store).head
    file = tmp_path / "catalogue.sqlite3"
    before = file.read_bytes()
    assert examine_file(file, [head]) == Examined(head=head)
    assert file.read_bytes() == before
    forced(tmp_path, "DELETE FROM acts WHERE number = 3")
    assert examine_file(file, []).broken == 3, "the end was signed"
    assert examine_file(file, [head]).damage is Damage.CUT
    with store.changing() as session:
        index.refresh(session)
    forced_again(tmp_path, "DELETE FROM acts WHERE number = 2")
    assert examine_file(file, []).damage is Damage.CUT, "the signed index knows how far it went"


def forced_again(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "catalogue.sqlite3")) as connection:
        connection.execute(statement)
        connection.commit()


def test_a_file_that_is_no_log_is_said(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("值班记录", "utf-8")
    with pytest.raises(CatalogueDamaged):
        examine_file(tmp_path / "notes.txt", [])
    with pytest.raises(NotFound):
        examine_file(tmp_path / "nothing", [])


def test_a_catalogue_of_an_older_release_is_verified_as_it_is(tmp_path: Path) -> None:
    as_released_before(sqlite_url(tmp_path))
    digests = old_lines(tmp_path)
    assert examine_file(tmp_path / "catalogue.sqlite3", []).head == Head(number=2, digest=digests[-1])


def test_lines_cut_off_at_the_end_are_missed_and_stay_so(store: Store, tmp_path: Path) -> None:
    written(store, "one", "two", "three")
    assert examine_file(tmp_path / "catalogue.sqlite3", []).broken is None
    forced(tmp_path, "DELETE FROM acts WHERE number = 3")
    cut = (3, Damage.CUT)
    with store.reading() as session:
        found = log_reading.verify(session, index.signed_heads(session))
    assert (found.broken, found.damage) == cut
    apart = examine_file(tmp_path / "catalogue.sqlite3", [])
    assert (apart.broken, apart.damage) == cut
    written(store, "another three", "four")
    with store.reading() as session:
        found = log_reading.verify(session, index.signed_heads(session))
    assert (found.broken, found.damage) == (3, Damage.REWRITTEN), "signing on does not cover it up"


def test_an_index_signed_after_a_cut_still_bears_witness(store: Store, tmp_path: Path) -> None:
    written(store, "one", "two")
    with store.changing() as session:
        index.current(session)
    forced(tmp_path, "DELETE FROM acts WHERE number = 2", "DELETE FROM log_end")
    with store.changing() as session:
        index.lay(session, {"": {}})
        assert Head(number=2, digest=index.current(session).root.log_digest) in index.signed_heads(session)


def test_of_two_heads_seen_at_one_line_both_count(store: Store) -> None:
    written(store, "one")
    honest = verified(store).head
    assert verified(store, Head(number=1, digest="0" * 64), honest).damage is Damage.REWRITTEN


def test_an_end_that_somebody_else_signed_is_refused(store: Store, tmp_path: Path) -> None:
    written(store, "one")
    forged = """UPDATE log_end SET signed = json_set(signed, '$.end.digest', 'x')"""
    forced(tmp_path, forged)
    with pytest.raises(SignatureInvalid), store.reading() as session:
        index.signed_heads(session)
    with pytest.raises(SignatureInvalid):
        examine_file(tmp_path / "catalogue.sqlite3", [])


async def test_the_owner_of_a_folder_reads_and_verifies_its_log(store: Store, tmp_path: Path) -> None:
    written(store, "one")
    async with embedded_client(tmp_path, USER) as user:
        assert [line.subject for line in await user.log.lines(Sought())] == ["one"]
        assert (await user.log.verify(None)).broken is None


def test_with_the_key_lost_acts_go_on_and_the_end_is_signed_when_it_is_back(
    store: Store, tmp_path: Path
) -> None:
    written(store, "one")
    key = (tmp_path / "service.key").rename(tmp_path / "elsewhere")
    written(store, "two")
    with store.reading() as session:
        assert index.signed_heads(session)[-1].number == 1
    key.rename(tmp_path / "service.key")
    written(store, "three")
    with store.reading() as session:
        assert index.signed_heads(session)[-1].number == 3
