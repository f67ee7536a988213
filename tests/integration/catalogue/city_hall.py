"""A catalogue with one person of every kind, asked without a socket: who is let through which door?"""

from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx
from fastapi import FastAPI
from sqlalchemy import update

from studio.catalogue import Person, Role, ServerSettings
from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.identity import by_token
from studio.catalogue.service.application import create_service
from studio.catalogue.service.facts import facts_of
from studio.catalogue.settings.trust import OidcSettings, PasswordSettings, SignInSettings
from studio.catalogue.store import people, submissions, tokens
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.tables import TokenRow
from studio.catalogue.values.releases import Act
from tests.unit.catalogue.samples import Draft

CHEAP = PasswordSettings(memory_kib=64, passes=1)
PATIENT = SignInSettings(free_person=1000, free_address=1000)
HERE, ELSEWHERE = "示例市应急管理局", "示例市城管局"
PEOPLE = {
    "user": Person(id="user", name="街道值班员", department=HERE),
    "author": Person(id="author", name="防汛科一岗", department=HERE, roles=(Role.BUILDER,)),
    "builder": Person(id="builder", name="防汛科二岗", department=HERE, roles=(Role.BUILDER,)),
    "reviewer": Person(id="reviewer", name="法规科一岗", department=HERE, roles=(Role.REVIEWER,)),
    "elsewhere": Person(id="elsewhere", name="督查科一岗", department=ELSEWHERE, roles=(Role.REVIEWER,)),
    "trainer": Person(id="trainer", name="培训科一岗", department=HERE, roles=(Role.TRAINER,)),
    "admin": Person(id="admin", name="管理员", department=ELSEWHERE, roles=(Role.ADMIN,)),
}
"""Who is let in, by what they are towards an agent of 示例市应急管理局 that `author` submitted."""
SHUT_OUT = ("stranger", "expired", "revoked", "left")


@dataclass(frozen=True)
class CityHall:
    app: FastAPI
    store: Store
    blobs: FolderBlobs
    settings: ServerSettings
    ended: Mapping[str, str]

    def again(self, **settings: object) -> "CityHall":
        """The same catalogue, served with other settings."""
        changed = self.settings.model_copy(update=settings)
        app = create_service(self.store, self.blobs, by_token(self.store), changed)
        return replace(self, app=app, settings=changed)

    def client(self, who: str) -> httpx.AsyncClient:
        """Signed in anew, for some doors end a sign-in."""
        token = self.token(who) if who in PEOPLE else self.ended.get(who)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://city", headers=headers)

    def token(self, who: str) -> str:
        with self.store.changing() as session:
            return tokens.issue(session, PEOPLE[who].id, 1).token


@contextmanager
def city_hall(folder: Path, *, agents: bool = False, **more: object) -> Iterator[CityHall]:
    """With `agents`, submission 1 was released as flood-duty 1.0.0 and submission 2 waits."""
    oidc = OidcSettings.model_validate(
        {"issuer": "http://127.0.0.1:1", "address": "http://127.0.0.1:2", "client_id": "studio"}
    )
    usual = {"passwords": CHEAP, "sign_in": PATIENT, "oidc": oidc}
    settings = ServerSettings.model_validate({"folder": folder, **usual, **more})
    with closing(Store(sqlite_url(folder))) as store:
        given = _people(store)
        blobs = FolderBlobs(folder / "packages")
        if agents:
            _submissions(store, blobs, Draft(folder / "draft"))
        app = create_service(store, blobs, by_token(store), settings)
        yield CityHall(app, store, blobs, settings, given)


def _people(store: Store) -> dict[str, str]:
    with store.changing() as session:
        for person in PEOPLE.values():
            people.keep_person(session, person)
        given = {how: tokens.issue(session, "admin", 1).token for how in ("expired", "revoked")}
        old = tokens.digest_of(given["expired"])
        session.execute(
            update(TokenRow).where(TokenRow.digest == old).values(expires="2026-01-01T00:00:00+00:00")
        )
        tokens.end(session, given["revoked"])
        gone = Person(id="left", name="已调离", roles=tuple(Role))
        people.keep_person(session, gone)
        given["left"] = tokens.issue(session, "left", 1).token
        people.keep_person(session, gone.model_copy(update={"active": False}))
    return given


def _submissions(store: Store, blobs: FolderBlobs, draft: Draft) -> None:
    for version in ("1.0.0", "2.0.0"):
        draft.version = version
        package = draft.build()
        with blobs.receiving() as (path, file):
            file.write(package.content)
            file.flush()
            blobs.keep(path, package.digest)
        with store.changing() as session:
            facts = facts_of(package)
            row = submissions.submit(session, PEOPLE["author"], facts, "author", (), "")
            if version == "1.0.0":
                submissions.decide(session, PEOPLE["reviewer"], row.number, Act.APPROVE, "同意")
