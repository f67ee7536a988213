"""The catalogue's private key: there before it is used, never lost between two, nobody else's to read."""

from contextlib import closing
from pathlib import Path

import pytest

from studio.catalogue import Person, ServerSettings
from studio.catalogue.server.process import make_ready, open_store
from studio.catalogue.server.rotating import rotate_key
from studio.catalogue.store import index, signing
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.trust.key_file import KeyFile
from studio.catalogue.trust.keys import key_id
from studio.core.errors import ServiceKeyMissing

ADMIN = Person(id="admin", name="管理员")


def key_of(store: Store) -> str:
    with store.changing() as session:
        return signing.signing_key(session).id


def rotate_and_break_off(store: Store) -> None:
    with store.changing() as session:
        signing.rotate(session, ADMIN, lost=False)
        raise KeyError


def test_the_first_key_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    file = KeyFile(tmp_path / "folder" / "service.key")
    first = file.create()
    assert file.create().id == first.id
    assert file.path.stat().st_mode & 0o777 == 0o600
    assert [found.name for found in file.path.parent.iterdir()] == ["service.key"]


def test_a_server_that_breaks_off_while_it_takes_a_new_key_loses_neither(tmp_path: Path) -> None:
    with closing(Store(sqlite_url(tmp_path))) as store:
        first = key_of(store)
        with pytest.raises(KeyError):
            rotate_and_break_off(store)
        assert key_of(store) == first, "nothing was said, the old one counts"
        with store.changing() as session:
            made = signing.rotate(session, ADMIN, lost=False)
        assert key_of(store) == key_id(made.public), "it was said, and the file not yet put in its place"
        with pytest.raises(KeyError):
            rotate_and_break_off(store)
        assert key_of(store) == key_id(made.public)


def test_a_running_server_signs_with_the_new_key_at_once(tmp_path: Path) -> None:
    settings = ServerSettings(folder=tmp_path)
    with closing(open_store(settings)) as running:
        make_ready(running)
        before = key_of(running)
        made = rotate_key(settings, lost=False)
        assert key_of(running) == key_id(made.public) != before


def test_a_lost_key_stops_the_start_until_somebody_says_so(tmp_path: Path) -> None:
    settings = ServerSettings(folder=tmp_path)
    with closing(open_store(settings)) as store:
        make_ready(store)
    (tmp_path / "service.key").write_text("nonsense", "ascii")
    with closing(open_store(settings)) as store, pytest.raises(ServiceKeyMissing):
        make_ready(store)
    with pytest.raises(ServiceKeyMissing):
        rotate_key(settings, lost=False)
    rotate_key(settings, lost=True)
    with closing(open_store(settings)) as store:
        make_ready(store)


def test_another_key_in_its_place_does_not_sign(tmp_path: Path) -> None:
    settings = ServerSettings(folder=tmp_path)
    with closing(open_store(settings)) as store:
        make_ready(store)
    (tmp_path / "service.key").unlink()
    KeyFile(tmp_path / "service.key").create()
    with closing(open_store(settings)) as store, pytest.raises(ServiceKeyMissing):
        make_ready(store)


def test_an_index_that_is_to_count_for_less_is_signed_anew_at_the_start(tmp_path: Path) -> None:
    ends = []
    for days in (7.0, 1.0, 1.0):
        with closing(open_store(ServerSettings(folder=tmp_path, index_days=days))) as store:
            make_ready(store)
            with store.reading() as session:
                ends.append(index.current(session).root.expires)
    assert ends[0] > ends[1] == ends[2]
