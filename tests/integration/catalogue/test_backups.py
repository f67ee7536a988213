"""A catalogue that was worked with is saved and brought back: in a database of its kind, or another."""

import asyncio
import hashlib
import json
import shutil
import threading
import zipfile
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest

from studio.catalogue import Act, ServerSettings, embedded_client
from studio.catalogue.backups import BackupManifest, back_up, check, restore
from studio.catalogue.server.process import database_of, open_store
from studio.catalogue.settings.store import BucketSettings
from studio.catalogue.store import index, log_reading
from studio.catalogue.store.database import Store
from studio.catalogue.store.engines import engine_for
from studio.catalogue.store.log import audit
from studio.catalogue.trust.chain import Sought
from studio.core.errors import (
    BackupDamaged,
    CatalogueEmpty,
    CatalogueNotEmpty,
    CatalogueTooNew,
    NotFound,
    PackageDamaged,
    StudioError,
)
from tests.postgres import Postgres
from tests.unit.catalogue.let_in import let_in
from tests.unit.catalogue.samples import ADMIN, AUTHOR, REVIEWER, USER, Draft
from tests.unit.catalogue.submitting import fetched, submit
from tests.unit.catalogue.test_grown_catalogues import ADMINS_TOKEN, grow


@pytest.fixture(params=["sqlite", "postgresql"])
def new_home(
    request: pytest.FixtureRequest, tmp_path: Path, postgres: Postgres
) -> Iterator[Callable[[str], ServerSettings]]:
    """Makes settings of a catalogue of that kind that does not exist yet, in a folder of that name."""
    with ExitStack() as databases:

        def make(name: str) -> ServerSettings:
            on_postgres = request.param == "postgresql"
            database = databases.enter_context(postgres.database()) if on_postgres else ""
            return ServerSettings(folder=tmp_path / name, database=database)

        yield make


@pytest.fixture(scope="module")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> ServerSettings:
    """A catalogue in a folder: one version was superseded, another released and installed, a third waits."""
    folder = tmp_path_factory.mktemp("backups")
    asyncio.run(live(folder / "lived-in", Draft(folder / "draft")))
    return ServerSettings(folder=folder / "lived-in")


async def live(folder: Path, draft: Draft) -> None:
    async with embedded_client(folder, AUTHOR) as author:
        await submit(author, draft.build().content, "首次发布")
        draft.version = "1.0.1"
        second = await submit(author, draft.build().content, "第二版")
    async with embedded_client(folder, REVIEWER) as reviewer:
        await reviewer.desk.approve(second.number, "同意")
        await fetched(reviewer, draft.agent)
    async with embedded_client(folder, USER) as user:
        await fetched(user, draft.agent)
    draft.version = "1.0.2"
    async with embedded_client(folder, AUTHOR) as author:
        await submit(author, draft.build().content, "等待")


@pytest.fixture(scope="module")
def saved(lived_in: ServerSettings) -> Path:
    file = lived_in.folder.with_name("saved.zip")
    back_up(lived_in, file)
    return file


@pytest.fixture
def backup(saved: Path, tmp_path: Path) -> Path:
    """A backup of it to do with what one likes."""
    return Path(shutil.copy(saved, tmp_path / "backup.zip"))


async def told(settings: ServerSettings) -> Any:
    """What a reviewer sees of everything, and the state of the log."""
    async with embedded_client(settings.folder, REVIEWER, settings.database) as reviewer:
        submissions = [row.model_dump(mode="json") for row in await reviewer.desk.submissions()]
        release = (await reviewer.shelf.release("flood-duty")).model_dump(mode="json")
        package = await fetched(reviewer, "flood-duty")
    with closing(open_store(settings)) as store, store.reading() as session:
        examined = log_reading.verify(session)
    return submissions, release, package, examined


def test_what_is_saved_while_others_write_is_of_one_moment(
    new_home: Callable[[str], ServerSettings], tmp_path: Path
) -> None:
    home, stop = new_home("home"), threading.Event()

    def write(store: Store) -> None:
        while not stop.is_set():
            with store.changing() as session:
                audit(session, Act.KEEP_PERSON, ADMIN, "once more")

    with closing(open_store(home)) as store, ThreadPoolExecutor() as threads:
        writing = [threads.submit(write, store) for _ in range(2)]
        try:
            made = [back_up(home, tmp_path / "backup.zip") for _ in range(3)]
        finally:
            stop.set()
        for one in writing:
            one.result()
    assert [one.log.number for one in made] == [one.tables["acts"].rows for one in made]
    assert [one.log.broken for one in made] == [None] * 3


async def test_a_catalogue_comes_back_as_it_was_and_goes_on(
    lived_in: ServerSettings,
    backup: Path,
    new_home: Callable[[str], ServerSettings],
    tmp_path: Path,
    draft: Draft,
) -> None:
    before = await told(lived_in)
    first, second = new_home("first"), new_home("second")
    restore(first, backup)
    back_up(first, tmp_path / "second.zip")
    restore(second, tmp_path / "second.zip")
    assert await told(second) == before
    draft.version = "1.0.3"
    async with embedded_client(second.folder, AUTHOR, second.database) as author:
        number = (await submit(author, draft.build().content, "继续")).number
    async with embedded_client(second.folder, REVIEWER, second.database) as reviewer:
        await reviewer.desk.approve(number, "同意")
        assert (await reviewer.shelf.release("flood-duty")).version == "1.0.3"


def lines_in(backup: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(backup) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "manifest.json"}


def test_what_is_written_is_the_same_from_every_kind_of_database(
    backup: Path, new_home: Callable[[str], ServerSettings], tmp_path: Path
) -> None:
    home = new_home("home")
    restore(home, backup)
    back_up(home, tmp_path / "again.zip")
    assert lines_in(backup) == lines_in(tmp_path / "again.zip")
    assert (tmp_path / "again.zip").stat().st_mode & 0o077 == 0


def test_packages_move_between_a_folder_and_a_bucket(
    backup: Path, new_bucket: Callable[[], BucketSettings], tmp_path: Path
) -> None:
    home = ServerSettings(folder=tmp_path / "home", bucket=new_bucket())
    manifest = restore(home, backup).manifest
    assert len(manifest.packages) == 3
    again = back_up(home, tmp_path / "again.zip")
    assert again.packages == manifest.packages


def test_one_of_0_3_is_saved_before_its_upgrade_and_upgraded_when_it_comes_back(
    new_home: Callable[[str], ServerSettings], tmp_path: Path
) -> None:
    old, home = new_home("old"), new_home("home")
    old.folder.mkdir()
    grow(database_of(old))
    engine = engine_for(database_of(old))
    with engine.begin() as connection:  # the packages of that one are not here
        for table in ("installs", "releases", "acts", "submissions"):
            connection.exec_driver_sql(f"DELETE FROM {table}")
    engine.dispose()
    assert back_up(old, tmp_path / "backup.zip").schema_ == "0001"
    assert back_up(old, tmp_path / "again.zip").schema_ == "0001", "saving it has not upgraded it"
    restore(home, tmp_path / "backup.zip")
    with closing(open_store(home)) as store, store.reading() as session:
        assert store.upgraded_from is None
        assert let_in(session, ADMINS_TOKEN) == ADMIN


def test_an_old_one_is_replaced_only_when_that_is_said_and_is_kept_aside(
    lived_in: ServerSettings, new_home: Callable[[str], ServerSettings], tmp_path: Path
) -> None:
    back_up(lived_in, tmp_path / "backup.zip")
    home = new_home("home")
    open_store(home).close()
    assert restore(home, tmp_path / "backup.zip").kept_aside is None, (
        "one that was only started holds nothing"
    )
    with pytest.raises(CatalogueNotEmpty):
        restore(home, tmp_path / "backup.zip")
    restored = restore(home, tmp_path / "backup.zip", replace=True)
    assert restored.kept_aside is not None
    assert check(restored.kept_aside).tables == check(tmp_path / "backup.zip").tables


def test_the_key_is_left_out_when_it_is_to_stay_where_it_is(lived_in: ServerSettings, tmp_path: Path) -> None:
    assert back_up(lived_in, tmp_path / "with.zip").key is not None
    assert back_up(lived_in, tmp_path / "without.zip", with_key=False).key is None
    home = ServerSettings(folder=tmp_path / "home")
    restore(home, tmp_path / "without.zip")
    assert not (home.folder / "service.key").exists()
    other = ServerSettings(folder=tmp_path / "other")
    other.folder.mkdir()
    (other.folder / "service.key").write_text("another", encoding="ascii")
    restore(other, tmp_path / "with.zip")
    assert (other.folder / "service.key").read_bytes() == (lived_in.folder / "service.key").read_bytes()
    assert len(list(other.folder.glob("service.key.replaced-*"))) == 1


def test_a_renewed_index_is_past_all_that_clients_saw_and_the_log_says_so(
    backup: Path, new_home: Callable[[str], ServerSettings]
) -> None:
    home = new_home("home")
    restore(home, backup)
    with closing(open_store(home)) as store, store.changing() as session:
        newest = index.renew(session, 1 << 30).root.version
    restore(home, backup, replace=True)
    with closing(open_store(home)) as store, store.reading() as session:
        assert index.current(session).root.version < newest, "what is not renewed is noticed to be older"
    with closing(open_store(home)) as store, store.changing() as session:
        index.renew(session, newest)
    restore(home, backup, replace=True, renew_index=True)
    with closing(open_store(home)) as store, store.reading() as session:
        assert index.current(session).root.version > newest
        assert log_reading.page(session, Sought())[0].act == "restore"
        assert log_reading.verify(session, index.signed_heads(session)).broken is None


def test_nothing_is_saved_where_there_is_nothing_or_where_it_is_damaged(
    lived_in: ServerSettings, new_home: Callable[[str], ServerSettings], tmp_path: Path
) -> None:
    with pytest.raises(CatalogueEmpty):
        back_up(new_home("none"), tmp_path / "backup.zip")
    damaged = ServerSettings(folder=Path(shutil.copytree(lived_in.folder, tmp_path / "damaged")))
    package = next(damaged.folder.rglob("*.agent"))
    package.write_bytes(package.read_bytes()[:-1])
    with pytest.raises(PackageDamaged) as caught:
        back_up(damaged, tmp_path / "backup.zip")
    assert package.name in caught.value.file, "of many packages it is named"
    assert not list(tmp_path.glob("*.zip*")) + list(tmp_path.glob(".*.zip*"))


def altered(backup: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """Write it again with its manifest brought in line, as somebody does who knows what he is at."""
    with zipfile.ZipFile(backup) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    change(files)
    with zipfile.ZipFile(backup, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)


def renamed(files: dict[str, bytes]) -> None:
    files["../../outside.jsonl"] = files.pop("tables/people.jsonl")


def left_out(files: dict[str, bytes]) -> None:
    files.pop(next(name for name in files if name.startswith("packages/")))


def put_in(files: dict[str, bytes]) -> None:
    files["tables/strange.jsonl"] = b"{}\n"


def line_lost(files: dict[str, bytes]) -> None:
    files["tables/acts.jsonl"] = b"".join(files["tables/acts.jsonl"].splitlines(keepends=True)[:-1])


def exchanged(files: dict[str, bytes]) -> None:
    name = next(name for name in files if name.startswith("packages/"))
    files[name] = b"x" * len(files[name])


def grown(files: dict[str, bytes]) -> None:
    files["tables/people.jsonl"] = b" " * (40 << 20)


def no_json(files: dict[str, bytes]) -> None:
    files["manifest.json"] = b"[" * 100_000


def true_to(files: dict[str, bytes], change: Callable[[dict[str, Any]], None]) -> None:
    manifest = json.loads(files["manifest.json"])
    change(manifest)
    files["manifest.json"] = json.dumps(manifest).encode()


def of_tomorrow(files: dict[str, bytes]) -> None:
    true_to(files, lambda manifest: manifest.update(schema="9999"))


def row_of_nonsense(files: dict[str, bytes]) -> None:
    line = b'{"id": {"a": 1}, "name": null}\n'
    files["tables/people.jsonl"] = line
    part = {"size": len(line), "sha256": hashlib.sha256(line).hexdigest(), "rows": 1}
    true_to(files, lambda manifest: manifest["tables"].update(people=part))


def act_forged(files: dict[str, bytes]) -> None:
    content = files["tables/acts.jsonl"].replace(b'"act":"approve"', b'"act":"comment"', 1)
    files["tables/acts.jsonl"] = content
    part = {"size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    true_to(files, lambda manifest: manifest["tables"]["acts"].update(part))


HARM = [
    renamed,
    left_out,
    put_in,
    line_lost,
    exchanged,
    grown,
    no_json,
    of_tomorrow,
    row_of_nonsense,
    act_forged,
]


@pytest.mark.parametrize("change", HARM, ids=lambda change: change.__name__)
def test_what_somebody_altered_is_refused_and_nothing_is_changed(
    backup: Path, tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    altered(backup, change)
    home = ServerSettings(folder=tmp_path / "home")
    with pytest.raises((BackupDamaged, CatalogueTooNew)):
        restore(home, backup)
    with pytest.raises(CatalogueEmpty):
        back_up(home, tmp_path / "nothing.zip")
    assert not (tmp_path.parent / "outside.jsonl").exists()


@pytest.mark.parametrize("share", [0.0, 0.1, 0.5, 0.9, 0.999])
def test_what_was_cut_off_is_refused(backup: Path, share: float) -> None:
    content = backup.read_bytes()
    backup.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BackupDamaged):
        check(backup)


def test_every_flipped_byte_is_noticed_or_means_nothing(backup: Path) -> None:
    told = check(backup)
    content = backup.read_bytes()
    for place in range(0, len(content), max(1, len(content) // 150)):
        backup.write_bytes(content[:place] + bytes([content[place] ^ 0x55]) + content[place + 1 :])
        assert verdict(backup) in (None, told)


def verdict(backup: Path) -> BackupManifest | None:
    try:
        return check(backup)
    except StudioError:
        return None


def test_a_backup_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotFound):
        check(tmp_path / "none.zip")
    with pytest.raises(BackupDamaged):
        check(tmp_path)
