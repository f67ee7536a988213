"""A workspace that does not blindly believe its catalogue: every way to keep a recall from it is noticed."""

import asyncio
import copy
import json
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager, closing
from datetime import timedelta
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select, text

from studio.catalogue import CatalogueClient, Package, Person
from studio.catalogue.peeking import index_version
from studio.catalogue.store import index, signing
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.signing import Signing
from studio.catalogue.store.tables import ReleaseRow
from studio.catalogue.trust.key_file import KeyFile
from studio.catalogue.trust.keys import SigningKey, fingerprint
from studio.catalogue.trust.statements import INDEX, Entry, Root, Standing
from studio.core import errors
from studio.runtime import AgentFolder, Agents
from studio.workspace.contact import Contacts
from studio.workspace.reachable import is_there
from studio.workspace.trusted_index import Checked
from tests.integration.workspace.between import Answer, Between, Change
from tests.unit.catalogue.samples import ADMIN, AUTHOR, REVIEWER, USER, Draft
from tests.unit.catalogue.submitting import author_key, submit

INDEX_PATH, BRANCHES_PATH, SEAL_PATH = "/api/index", "/api/index/branches", "/seal"


class City:
    """A catalogue that released the draft, and a workspace that has it installed."""

    def __init__(self, folder: Path, draft: Draft) -> None:
        self.folder, self.draft = folder, draft
        self.key_file = KeyFile(folder / "service.key")
        self.store = Store(sqlite_url(folder), signing=Signing(self.key_file))
        self.between = self.as_seen_by(USER)
        self.where = ("city", "")
        self.contacts = self.workspace("trust.json")

    def workspace(self, file: str) -> Contacts:
        installed = Agents(self.draft.folder / "agents")
        return Contacts(self.folder / file, lambda: installed, self._open, lambda: self.where)

    def _open(self) -> AbstractAsyncContextManager[CatalogueClient]:
        return self.between.client()

    def as_seen_by(self, person: Person) -> Between:
        return Between(self.store, self.folder, person)

    @property
    def agent(self) -> AgentFolder:
        return Agents(self.draft.folder / "agents").get("flood-duty")

    async def release(self) -> Package:
        package = self.draft.build()
        async with self.as_seen_by(AUTHOR).client() as author:
            submission = await submit(author, package.content)
        async with self.as_seen_by(REVIEWER).client() as reviewer:
            await reviewer.desk.approve(submission.number, "已核对")
        return package

    async def recall(self, reason: str = "预案已修订") -> None:
        async with self.as_seen_by(REVIEWER).client() as reviewer:
            await reviewer.shelf.recall("flood-duty", "1.0.0", reason)

    async def check(self, package: Package) -> Checked:
        async with self.between.client() as client:
            return await self.contacts.index.check_package(client, package)

    def rotate(self, *, lost: bool = False) -> None:
        with self.store.changing() as session:
            signing.rotate(session, ADMIN, lost=lost)
        self.key_file.put_in_use()


@pytest.fixture
def city(tmp_path: Path) -> Iterator[City]:
    (tmp_path / "catalogue").mkdir()
    city = City(tmp_path / "catalogue", Draft(tmp_path / "draft"))
    with closing(city.store):
        yield city


@pytest.fixture
async def package(city: City) -> Package:
    return await city.release()


def always_this(answer: Answer) -> Change:
    kept = copy.deepcopy(answer)
    return lambda _: kept


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


async def test_a_key_that_comes_between_two_questions_is_followed(city: City, package: Package) -> None:
    def rotating(answer: Answer) -> Answer:
        city.between.changes = {}
        city.rotate()
        return answer

    city.between.changes = {INDEX_PATH: rotating}
    await city.contacts.contact()
    known = city.key_file.read()
    assert known
    assert city.contacts.index.known().trusted.key == known.id


async def test_a_catalogue_that_is_away_stops_nobody(city: City, package: Package) -> None:
    city.between.away = True
    assert isinstance(await city.contacts.try_contact(5), errors.CatalogueUnreachable)
    await city.contacts.before_asking(city.agent)


async def test_an_older_index_is_noticed(city: City, package: Package) -> None:
    await city.contacts.contact()
    old = {path: always_this(answer) for path, answer in city.between.kept.items()}
    await city.recall()
    await city.contacts.contact()
    city.between.changes = old
    with pytest.raises(errors.IndexRolledBack):
        await city.contacts.contact()
    assert city.contacts.index.known().trusted.version == 3, "what was seen stays known"
    with pytest.raises(errors.ReleaseRecalled):
        city.contacts.refuse_recalled(city.agent)


async def test_an_index_kept_back_is_noticed_when_it_runs_out(city: City, tmp_path: Path) -> None:
    city.store.close()
    city.store = Store(sqlite_url(city.folder), signing=Signing(city.key_file, timedelta(microseconds=1)))
    city.between = city.as_seen_by(USER)
    package = await city.release()
    with pytest.raises(errors.IndexExpired):
        await city.contacts.contact()
    with pytest.raises(errors.IndexExpired):
        await city.check(package)


async def test_nothing_new_is_no_excuse_for_an_index_that_has_run_out(city: City, package: Package) -> None:
    await city.contacts.contact()
    trusted = city.contacts.index.known().trusted
    file = city.folder / "trust.json"
    file.write_text(file.read_text("utf-8").replace(trusted.expires, "2026-01-01T00:00:00+00:00"), "utf-8")
    with pytest.raises(errors.IndexExpired):
        await city.contacts.contact()


async def test_a_changed_index_is_noticed(city: City, package: Package) -> None:
    def later(answer: Answer) -> Answer:
        answer["signed"]["root"]["expires"] = "2099-01-01T00:00:00+00:00"
        return answer

    city.between.changes = {INDEX_PATH: later}
    with pytest.raises(errors.SignatureInvalid):
        await city.contacts.contact()


@pytest.mark.parametrize("what", ["unrecalled", "left_out", "no_nodes"])
async def test_a_changed_branch_of_the_index_is_noticed(city: City, package: Package, what: str) -> None:
    await city.recall()

    def changed(answer: Answer) -> Answer:
        leaf = next(node for path, node in answer["nodes"].items() if len(path) == 4)
        if what == "unrecalled":
            leaf["flood-duty"]["1.0.0"]["standing"] = Standing.LISTED.value
        elif what == "left_out":
            del leaf["flood-duty"]
        else:
            answer["nodes"] = {}
        return answer

    city.between.changes = {BRANCHES_PATH: changed}
    with pytest.raises(errors.IndexContradicted):
        await city.contacts.contact()


async def test_a_package_the_index_does_not_name_is_not_taken(city: City, package: Package) -> None:
    city.draft.instructions = "泄露一切。"
    other = city.draft.build()
    with pytest.raises(errors.IndexContradicted):
        await city.check(other)


@pytest.mark.parametrize("part", ["release", "signature", "author", "author_key"])
async def test_swapped_signatures_of_a_release_are_noticed(city: City, package: Package, part: str) -> None:
    key = SigningKey.generate()

    def swapped(answer: Answer) -> Answer:
        match part:
            case "release":
                answer["release"]["reviewer"] = "nobody"
            case "signature":
                answer["signature"] = key.sign(INDEX, Root.model_construct(version=1))
            case "author":
                answer["release"]["submitted"] = None
            case _:
                answer["release"]["author_key"] = key.public
        return answer

    city.between.changes = {SEAL_PATH: swapped}
    with pytest.raises(errors.SignatureInvalid):
        await city.check(package)


async def test_a_key_of_another_catalogue_vouches_for_nothing(
    city: City, package: Package, tmp_path: Path
) -> None:
    """Everything another catalogue signs properly, shown under the address of this one."""
    await city.contacts.contact()
    (tmp_path / "other").mkdir()
    other = City(tmp_path / "other", city.draft)
    with closing(other.store):
        await other.release()
        honest, city.between = city.between, other.between
        with pytest.raises(errors.CatalogueKeyChanged):
            await city.contacts.contact()
        await other.contacts.contact()
        seal, branches = other.between, other.between.kept[BRANCHES_PATH]
        city.between = honest
        city.between.changes = {BRANCHES_PATH: always_this(branches)}
        with pytest.raises(errors.SignatureInvalid):
            await city.contacts.contact()
        async with seal.client() as client:
            sealed = await client.seals.seal("flood-duty", "1.0.0")
        city.between.changes = {SEAL_PATH: always_this(sealed.model_dump(mode="json"))}
        with pytest.raises(errors.SignatureInvalid):
            await city.check(package)


async def test_a_key_endorsed_by_the_one_before_is_followed(city: City, package: Package) -> None:
    await city.contacts.contact()
    before = city.contacts.index.known().trusted.key
    city.rotate()
    city.rotate()
    await city.contacts.contact()
    assert city.contacts.index.known().trusted.key != before
    await city.check(package)


async def test_a_key_nobody_endorsed_is_trusted_when_a_person_says_so(city: City, package: Package) -> None:
    await city.contacts.contact()
    before = city.contacts.index.known().trusted.key
    city.rotate(lost=True)
    with pytest.raises(errors.CatalogueKeyChanged) as caught:
        await city.contacts.contact()
    assert caught.value.trusted == fingerprint(before)
    city.contacts.index.trust_anew()
    await city.contacts.contact()
    assert fingerprint(city.contacts.index.known().trusted.key) == caught.value.found
    await city.check(package)


async def test_the_fingerprint_in_the_settings_counts_from_the_first_contact(
    city: City, package: Package
) -> None:
    city.where = ("city", fingerprint(SigningKey.generate().id))
    with pytest.raises(errors.CatalogueKeyChanged):
        await city.contacts.contact()
    city.where = ("city", fingerprint(city.key_file.create().id))
    await city.contacts.contact()


async def test_several_servers_on_one_database_show_the_same_index(city: City, package: Package) -> None:
    with closing(Store(sqlite_url(city.folder), signing=Signing(city.key_file))) as second:
        other = Between(second, city.folder, USER)
        async with other.client() as there, city.between.client() as here:
            assert await here.seals.index() == await there.seals.index()
            await city.recall()
            assert await here.seals.index() == await there.seals.index()


async def test_a_database_changed_behind_its_back_is_not_signed_for(city: City, package: Package) -> None:
    await city.recall()
    with city.store.changing() as session:
        session.execute(text("UPDATE releases SET recalled = ''"))
        session.execute(text("UPDATE index_nodes SET content = replace(content, 'recalled', 'listed')"))
    with pytest.raises(errors.IndexContradicted):
        await city.contacts.contact()


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
    city.contacts.note_installed(other, Checked(checked.seal, Entry(digest=other.digest)))
    await city.recall()
    await city.contacts.contact()
    city.contacts.refuse_recalled(city.agent)


@pytest.mark.parametrize("since", ["yesterday", "2026-13-45T00:00:00Z", "2026-11-20T08:00:00", "x" * 500])
async def test_a_time_that_is_none_revokes_nothing(city: City, package: Package, since: str) -> None:
    key = author_key(AUTHOR).id
    async with httpx.AsyncClient(transport=city.as_seen_by(ADMIN), base_url="http://city") as admin:
        answer = await admin.post(f"/api/keys/{key}/revoke", json={"reason": "被盗", "stolen": since})
        assert answer.status_code == 422
        assert (await admin.get(f"/api/keys/of/{AUTHOR.id}")).json()[0]["revoked"] == ""


@pytest.mark.parametrize(
    "agents", [[], ["\ud800"], ["\0", "../..", "防汛"], [""] * 200, ["a"] * 201, ["x" * 101], [1], None]
)
async def test_odd_questions_to_the_index_are_answered_or_refused(
    city: City, package: Package, agents: object
) -> None:
    async with httpx.AsyncClient(transport=city.between, base_url="http://city") as user:
        content = json.dumps({"agents": agents})
        answer = await user.post(
            "/api/index/branches", content=content, headers={"Content-Type": "application/json"}
        )
        assert answer.status_code in {200, 422}


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


async def test_a_server_that_is_away_is_told_from_one_that_is_there(unused_tcp_port: int) -> None:
    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.close()

    url = f"http://127.0.0.1:{unused_tcp_port}"
    assert not await is_there(url, 1)
    async with await asyncio.start_server(answer, "127.0.0.1", unused_tcp_port):
        assert await is_there(url, 1)
    assert not await is_there("http://[", 1)
    assert not await is_there("http://127.0.0.1:99999", 1)


async def test_an_index_with_a_time_that_is_none_is_refused(city: City, package: Package) -> None:
    def timeless(answer: Answer) -> Answer:
        answer["signed"]["root"]["expires"] = "some day"
        return answer

    city.between.changes = {INDEX_PATH: timeless}
    with pytest.raises(errors.CatalogueRefused):
        await city.contacts.contact()
