"""A catalogue whose answers can be changed on the way, and a workspace that asks it."""

import copy
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from studio.catalogue import CatalogueClient, Package, Person
from studio.catalogue.store import signing
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.signing import Signing
from studio.catalogue.trust.key_file import KeyFile
from studio.runtime import AgentFolder, Agents
from studio.workspace.contact import Contacts
from studio.workspace.trusted_index import Checked
from tests.integration.workspace.between import Answer, Between, Change
from tests.unit.catalogue.samples import ADMIN, AUTHOR, REVIEWER, USER, Draft
from tests.unit.catalogue.submitting import submit

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


def always_this(answer: Answer) -> Change:
    kept = copy.deepcopy(answer)
    return lambda _: kept
