"""The signed index of the catalogue in use: checked against what is trusted so far, and kept."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from studio.catalogue.trust.statements import Entry, Seal, Standing
from studio.catalogue.trust.verifying import Trusted, after_contact, after_root, check_release, entries_in
from studio.core.errors import (
    CatalogueKeyChanged,
    IndexContradicted,
    IndexExpired,
    IndexRolledBack,
    ReleaseNotOffered,
    ReleaseRecalled,
    SignatureInvalid,
    SignatureMissing,
    StudioError,
)
from studio.workspace.trust_file import Known, TrustFile

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Package

DISTRUST = (CatalogueKeyChanged, IndexContradicted, IndexExpired, IndexRolledBack, SignatureInvalid)


@dataclass(frozen=True)
class Checked:
    """The signatures of a package, and what the index of that catalogue says of it."""

    seal: Seal
    entry: Entry
    catalogue: str


@dataclass(frozen=True)
class Vouched:
    """The signatures of a release that is only looked at, and what is wrong with them, if anything."""

    seal: Seal | None
    trouble: StudioError | None = None


class TrustedIndex:
    """`where` says which catalogue is used and the fingerprint it was told to trust.

    What a client answers is kept of the catalogue it was opened for, also where another is used meanwhile.
    """

    def __init__(self, file: TrustFile, where: Callable[[], tuple[str, str]]) -> None:
        self._file, self._where = file, where

    def known(self) -> Known:
        """Return what is known of the catalogue in use."""
        return self._known_of(self._where()[0])

    def trust_anew(self) -> None:
        """Forget the keys and the index of the catalogue in use: what it shows next is trusted."""
        self._file.forget_catalogue(self._where()[0])

    async def meet(self, client: "CatalogueClient") -> Trusted:
        """Ask for the signed index and check it; what is trusted from then on is kept."""
        where, expected = self._asked(client)
        known = self._known_of(where)
        index, tag = await client.seals.index(known.tag)
        if index is None:
            _check_date(known.trusted)
            return known.trusted
        trusted = after_contact(known.trusted, index)
        _check_expected(trusted, expected)
        self._keep(where, trusted, tag)
        return trusted

    async def check_package(self, client: "CatalogueClient", package: "Package") -> Checked:
        """Check that package, signatures and index belong together and the version may be installed."""
        agent, version = package.manifest.agent, package.manifest.version
        entry = (await self.entries(client, [agent]))[agent].get(version)
        seal = await client.seals.seal(agent, version)
        where = self.name_of(client)
        entry = check_release(self._known_of(where).trusted, entry, seal, package.digest)
        _check_offered(agent, version, entry)
        return Checked(seal, entry, where)

    async def vouched(self, client: "CatalogueClient", agent: str, version: str, digest: str) -> Vouched:
        """Check the signatures of a release and its place in the index, without its package."""
        seal = None
        try:
            seal = await client.seals.seal(agent, version)
            entry = (await self.entries(client, [agent]))[agent].get(version)
            check_release(self._known_of(self.name_of(client)).trusted, entry, seal, digest)
        except (*DISTRUST, SignatureMissing) as error:
            return Vouched(seal, error)
        return Vouched(seal)

    async def entries(self, client: "CatalogueClient", agents: Sequence[str]) -> dict[str, dict[str, Entry]]:
        trusted = await self.meet(client)
        branches = await client.seals.branches(list(agents))
        if branches.signed.key != trusted.key:  # it was given another key meanwhile
            trusted = await self.meet(client)
        if branches.signed.root.version != trusted.version:
            self._keep(self.name_of(client), after_root(trusted, branches.signed), "")
        else:
            after_root(trusted, branches.signed)
        return {agent: entries_in(branches, agent) for agent in agents}

    def note_told(self, client: "CatalogueClient") -> None:
        """All installed agents were told of by the index that is trusted now."""
        known = self._known_of(self.name_of(client))
        told_of = known.model_copy(update={"told": known.trusted.version})
        self._file.keep_known(self.name_of(client), told_of)

    def name_of(self, client: "CatalogueClient") -> str:
        return self._asked(client)[0]

    def _asked(self, client: "CatalogueClient") -> tuple[str, str]:
        """Which catalogue that is, and the fingerprint it was told to trust."""
        where, expected = self._where()
        return (where, expected) if client.name in {None, where} else (client.name or "", "")

    def _known_of(self, where: str) -> Known:
        return self._file.read().catalogues.get(where, Known())

    def _keep(self, where: str, trusted: Trusted, tag: str) -> None:
        fresh = {"trusted": trusted, "tag": tag, "heard": datetime.now(UTC).isoformat(timespec="seconds")}
        self._file.keep_known(where, self._known_of(where).model_copy(update=fresh))


def _check_offered(agent: str, version: str, entry: Entry) -> None:
    """Raises ReleaseRecalled or ReleaseNotOffered."""
    if entry.standing is Standing.RECALLED:
        raise ReleaseRecalled(agent=agent, version=version, reason=entry.reason)
    past = bool(entry.valid_until) and entry.valid_until < date.today().isoformat()
    if past or entry.standing is Standing.ROLLED_BACK:
        state, reason = ("expired", entry.valid_until) if past else (entry.standing.value, entry.reason)
        raise ReleaseNotOffered(agent=agent, version=version, state=state, reason=reason)


def _check_date(trusted: Trusted) -> None:
    """“Nothing has changed” counts no longer than the index it is said of, and never of none."""
    if not trusted.keys:
        raise IndexExpired(expired="")
    if datetime.fromisoformat(trusted.expires) <= datetime.now(UTC):
        raise IndexExpired(expired=trusted.expires)


def _check_expected(trusted: Trusted, expected: str) -> None:
    """The settings may name the fingerprint of the key in use, or of one before it."""
    from studio.catalogue.trust.keys import fingerprint, key_id

    wanted = "".join(expected.lower().split())
    prints = ["".join(fingerprint(key_id(key)).split()) for key in trusted.keys]
    if wanted and wanted[: len(prints[-1])] not in prints:
        raise CatalogueKeyChanged(trusted=fingerprint(wanted), found=fingerprint(trusted.key))
