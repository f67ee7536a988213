"""A recall reaches what is installed, and nothing undoes it."""

import asyncio
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from studio.catalogue import Package
from studio.catalogue.peeking import holds_nothing, index_version
from studio.catalogue.store import index
from studio.catalogue.store.tables import ReleaseRow
from studio.catalogue.trust.statements import Entry
from studio.core import errors
from studio.runtime import Agents
from studio.workspace.contact import Contacts
from studio.workspace.reachable import is_there
from studio.workspace.trusted_index import Checked
from tests.integration.workspace.contacts.city import BRANCHES_PATH, INDEX_PATH, City


async def test_a_release_whose_signatures_and_index_fit_is_taken(city: City, package: Package) -> None:
    await city.check(package)
    await city.contacts.contact()
    assert city.contacts.index.known().trusted.key == (city.key_file.create()).id
    city.contacts.refuse_recalled(city.agent)


async def test_a_recall_reaches_an_installed_copy_at_its_next_contact_and_stops_it(
    city: City, package: Package
) -> None:
    city.contacts.note_installed(package, await city.check(package))
    await city.contacts.before_asking(city.agent)
    await city.recall("预案已修订")
    city.contacts.refuse_recalled(city.agent)
    await city.contacts.contact()
    recalled = errors.ReleaseRecalled(agent="flood-duty", version="1.0.0", reason="预案已修订")
    for contacts in (city.contacts, city.workspace("trust.json")):
        with pytest.raises(errors.ReleaseRecalled) as caught:
            await contacts.before_asking(city.agent)
        assert caught.value == recalled
    city.between.away = True
    with pytest.raises(errors.ReleaseRecalled):
        await city.workspace("trust.json").before_asking(city.agent)
    with pytest.raises(errors.CatalogueError):
        await city.check(package)


async def test_a_person_is_told_of_a_recall_by_the_name_of_the_agent_and_once(
    city: City, package: Package
) -> None:
    city.contacts.note_installed(package, await city.check(package))
    await city.recall("预案已修订")

    assert await city.contacts.news() == [
        errors.InstalledRecalled(
            agent="flood-duty", version="1.0.0", reason="预案已修订", title="防汛值守助手"
        )
    ]
    assert await city.contacts.news() == []


async def test_a_recall_that_was_heard_holds_whatever_a_restored_catalogue_says(
    city: City, package: Package
) -> None:
    city.contacts.note_installed(package, await city.check(package))
    await city.recall()
    await city.contacts.contact()
    with city.store.changing() as session:
        release = session.scalars(select(ReleaseRow)).one()
        release.recalled = ""
        index.enter(session, release)
    await city.contacts.contact()
    with pytest.raises(errors.ReleaseRecalled):
        city.contacts.refuse_recalled(city.agent)


async def test_the_first_question_of_a_session_learns_of_a_recall(city: City, package: Package) -> None:
    city.contacts.note_installed(package, await city.check(package))
    await city.recall()
    with pytest.raises(errors.ReleaseRecalled):
        await city.contacts.before_asking(city.agent)


async def test_an_index_that_has_not_changed_costs_one_short_answer(city: City, package: Package) -> None:
    await city.contacts.contact()
    city.between.asked.clear()
    await city.contacts.contact()
    assert city.between.asked == [(INDEX_PATH, 304), (BRANCHES_PATH, 200)]


async def test_a_catalogue_that_is_away_stops_nobody(city: City, package: Package) -> None:
    city.between.away = True
    assert isinstance(await city.contacts.try_contact(5), errors.CatalogueUnreachable)
    await city.contacts.before_asking(city.agent)


async def test_another_version_written_into_its_folder_does_not_bring_it_back(
    city: City, package: Package
) -> None:
    city.contacts.note_installed(package, await city.check(package))
    await city.recall()
    city.draft.version = "7.0.0"
    city.draft.write()
    with pytest.raises(errors.ReleaseRecalled):
        await city.contacts.before_asking(city.agent)


async def test_a_damaged_or_copied_folder_keeps_no_recall_from_the_others(
    city: City, package: Package
) -> None:
    city.contacts.note_installed(package, await city.check(package))
    for name, written in {"flood-duty (copy)": "id: x", "broken": "version: [", "x" * 120: ""}.items():
        folder = city.draft.folder / "agents" / name
        folder.mkdir()
        (folder / "agent.yaml").write_text(written, "utf-8")
    await city.recall()
    with pytest.raises(errors.ReleaseRecalled):
        await city.contacts.before_asking(city.agent)


async def test_a_recall_that_was_heard_stays_when_the_catalogue_begins_anew(
    city: City, package: Package, tmp_path: Path
) -> None:
    """Nothing noted which package it is, as with what 0.3 installed."""
    await city.recall()
    await city.contacts.contact()
    city.contacts.index.trust_anew()
    (tmp_path / "anew").mkdir()
    anew = City(tmp_path / "anew", city.draft)
    with closing(anew.store):
        city.between = anew.between
        await city.contacts.contact()
    with pytest.raises(errors.ReleaseRecalled):
        city.contacts.refuse_recalled(city.agent)


async def test_a_copy_from_another_catalogue_is_not_stopped_by_a_namesake(
    city: City, package: Package
) -> None:
    checked = await city.check(package)
    city.draft.instructions = "另一个目录里的同名智能体。"
    other = city.draft.build()
    city.contacts.note_installed(other, Checked(checked.seal, Entry(digest=other.digest), "city"))
    await city.recall()
    await city.contacts.contact()
    city.contacts.refuse_recalled(city.agent)


async def test_a_folder_whose_index_has_not_changed_is_not_opened_for_nothing(
    city: City, package: Package
) -> None:
    file = city.folder / "trust.json"
    installed = Agents(city.draft.folder / "agents")
    contacts = Contacts(
        file, lambda: installed, city.between.client, lambda: ("", ""), lambda: index_version(city.folder)
    )
    async with city.between.client() as client:
        contacts.note_installed(package, await contacts.index.check_package(client, package))
    await contacts.contact()
    city.between.asked.clear()
    await contacts.contact()
    assert city.between.asked == []
    await city.recall()
    async with city.between.client() as client:
        await contacts.index.meet(client)  # as a look at the catalogue does
    with pytest.raises(errors.ReleaseRecalled):
        await contacts.before_asking(city.agent)


async def test_a_catalogue_that_holds_nothing_is_known_without_opening_it(city: City, tmp_path: Path) -> None:
    assert holds_nothing(tmp_path / "never opened")
    assert holds_nothing(city.folder)
    await city.release()
    assert not holds_nothing(city.folder)
    assert not holds_nothing("https://catalogue.example")
    (tmp_path / "catalogue.sqlite3").write_bytes(b"damaged")
    assert not holds_nothing(tmp_path)  # whoever opens it is told so


async def test_a_server_that_is_away_is_told_from_one_that_is_there(unused_tcp_port: int) -> None:
    said = [b"HTTP/1.1 200 OK\r\n\r\n", b""]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(said.pop(0))
        writer.close()

    url = f"http://127.0.0.1:{unused_tcp_port}"
    assert not await is_there(url, 1)
    async with await asyncio.start_server(answer, "127.0.0.1", unused_tcp_port):
        assert await is_there(url, 1)
        assert not await is_there(url, 1)  # hangs up without a word
    assert not await is_there("http://[", 1)
    assert not await is_there("http://127.0.0.1:99999", 1)
