"""Contacts with the catalogue: its index is checked and kept, and recalls reach what is installed."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from studio.catalogue.trust.statements import Entry, Seal, Standing
from studio.catalogue.trust.verifying import (
    Trusted,
    after_contact,
    after_root,
    check_release,
    entries_in,
)
from studio.core.errors import (
    CatalogueKeyChanged,
    FileInvalid,
    IndexContradicted,
    IndexExpired,
    IndexRolledBack,
    NotFound,
    ReleaseNotOffered,
    ReleaseRecalled,
    SignatureInvalid,
    SignatureMissing,
    StudioError,
)
from studio.workspace.reachable import is_there
from studio.workspace.trust_file import Installed, Known, TrustFile

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.catalogue import CatalogueClient, Package
    from studio.runtime import AgentFolder, Agents

_SOON = 1.0  # seconds a question waits for a server that may be away
_LONGEST_WAIT = 15.0  # seconds it waits for one that is there
_PATIENCE = 60.0  # seconds nobody waits for
_JUST_NOW = 60.0  # seconds
_DISTRUST = (CatalogueKeyChanged, IndexContradicted, IndexExpired, IndexRolledBack, SignatureInvalid)
_AT_ONCE = 200


@dataclass(frozen=True)
class Checked:
    """The signatures of a package, and what the index says of it."""

    seal: Seal
    entry: Entry


@dataclass(frozen=True)
class Vouched:
    """The signatures of a release that is only looked at, and what is wrong with them, if anything."""

    seal: Seal | None
    trouble: StudioError | None = None


class Contacts:
    """Of one workspace: `where` says which catalogue it uses and the fingerprint it was told to trust.

    `peek` tells the version of the index where that costs nothing, in a folder of this computer.
    """

    def __init__(
        self,
        file: Path,
        installed: "Callable[[], Agents]",
        catalogue: "Callable[[], AbstractAsyncContextManager[CatalogueClient]]",
        where: "Callable[[], tuple[str, str]]",
        peek: "Callable[[], int | None]" = lambda: None,
    ) -> None:
        self._file = TrustFile(file)
        self._installed, self._catalogue = installed, catalogue
        self._where, self._peek = where, peek
        self._tried = -_JUST_NOW
        self._asked: set[str] = set()

    def known(self) -> Known:
        """Return what is known of the catalogue in use."""
        return self._file.read().catalogues.get(self._where()[0], Known())

    def state_of(self, agent: str) -> Installed | None:
        """Return what was last heard of an installed agent."""
        return self._file.read().installed.get(agent)

    def entry_of(self, folder: "AgentFolder") -> Entry | None:
        """Return what was last heard of the package in that folder; None for one's own agents."""
        told = self.state_of(folder.path.name)
        if told is None or folder.path.parent != self._installed().folder:
            return None
        return told.entry if told.digest or told.version == folder.agent.version else None

    def states(self) -> dict[str, Installed]:
        """Return what was last heard of all installed agents."""
        here = set(self._installed().ids())
        return {agent: told for agent, told in self._file.read().installed.items() if agent in here}

    def trust_anew(self) -> None:
        """Forget the keys and the index of the catalogue in use: what it shows next is trusted."""
        self._file.forget_catalogue(self._where()[0])

    def refuse_recalled(self, folder: "AgentFolder") -> None:
        """Raises ReleaseRecalled for an installed agent that was heard to be recalled; asks nobody."""
        store = self._installed()
        if folder.path.parent != store.folder:
            return
        told = self.state_of(folder.path.name)
        if told and told.entry and told.recalled:
            raise ReleaseRecalled(agent=folder.agent.id, version=told.version, reason=told.entry.reason)

    async def before_asking(self, folder: "AgentFolder") -> None:
        """Have a contact before the first question to an installed agent, unless there was one just now.

        A catalogue that is away keeps nobody waiting. Raises ReleaseRecalled.
        """
        if folder.path.parent == self._installed().folder and folder.path.name not in self._asked:
            self._asked.add(folder.path.name)
            if monotonic() - self._tried >= _JUST_NOW and await self._answers():
                await self.try_contact()
        self.refuse_recalled(folder)

    async def _answers(self) -> bool:
        """A folder always does; whether a server is there is found out soon."""
        where = self._where()[0]
        return not where.startswith(("http://", "https://")) or await is_there(where, _SOON)

    async def try_contact(self, longest: float = _LONGEST_WAIT) -> StudioError | None:
        """Return what kept the contact from succeeding, nothing of which stops the work here."""
        try:
            async with asyncio.timeout(longest):
                await self.contact()
        except StudioError as error:
            return error
        except TimeoutError:
            return None
        finally:
            self._tried = monotonic()
        return None

    async def news(self) -> list[StudioError]:
        """Have a contact; return what a person must be told: what was recalled, what is not to be trusted."""
        before = self._recalled()
        error = await self.try_contact(_PATIENCE)
        told: list[StudioError] = [error] if isinstance(error, _DISTRUST) else []
        return told + [recall for recall in self._recalled() if recall not in before]

    async def contact(self) -> dict[str, Installed]:
        """Ask what became of all installed agents; raises what is wrong with the catalogue or its index."""
        agents = self._installed().ids()
        if not agents or self._has_heard(agents):
            return {}
        async with self._catalogue() as client:
            return await self._hear(client, agents)

    async def meet(self, client: "CatalogueClient") -> Trusted:
        """Ask for the signed index and check it; what is trusted from then on is kept."""
        where, expected = self._where()
        known = self._file.read().catalogues.get(where, Known())
        index, tag = await client.seals.index(known.tag)
        if index is None:
            _check_date(known.trusted)
            return known.trusted
        trusted = after_contact(known.trusted, index)
        _check_expected(trusted, expected)
        self._keep(where, trusted, tag)
        return trusted

    async def check_package(self, client: "CatalogueClient", package: "Package") -> "Checked":
        """Check that package, signatures and index belong together and the version may be installed."""
        agent, version = package.manifest.agent, package.manifest.version
        entry = (await self._entries(client, [agent]))[agent].get(version)
        seal = await client.seals.seal(agent, version)
        entry = check_release(self.known().trusted, entry, seal, package.digest)
        _check_offered(agent, version, entry)
        return Checked(seal, entry)

    async def vouched(self, client: "CatalogueClient", agent: str, version: str, digest: str) -> Vouched:
        """Check the signatures of a release and its place in the index, without its package."""
        seal = None
        try:
            seal = await client.seals.seal(agent, version)
            entry = (await self._entries(client, [agent]))[agent].get(version)
            check_release(self.known().trusted, entry, seal, digest)
        except (*_DISTRUST, SignatureMissing) as error:
            return Vouched(seal, error)
        return Vouched(seal)

    def forget_installed(self, agent: str) -> None:
        """Another package takes its place: what was heard of the one before does not count for it."""
        self._file.forget_installed(agent)

    def note_installed(self, package: "Package", checked: "Checked") -> None:
        """Remember which package it is, so that what is heard of another of the same name does not count."""
        manifest, where = package.manifest, self._where()[0]
        told = Installed(
            catalogue=where, version=manifest.version, digest=package.digest, entry=checked.entry
        )
        self._file.keep_installed({manifest.agent: told})

    def _recalled(self) -> list[ReleaseRecalled]:
        return [
            ReleaseRecalled(agent=agent, version=told.version, reason=told.entry.reason)
            for agent, told in self.states().items()
            if told.recalled and told.entry
        ]

    def _has_heard(self, agents: Sequence[str]) -> bool:
        """Whether the index in the folder is still the one that told of all of them."""
        told, installed = self.known().told, self._file.read().installed
        unchanged = told > 0 and self._peek() == told
        return unchanged and all(agent in installed and installed[agent].entry for agent in agents)

    async def _hear(self, client: "CatalogueClient", agents: Sequence[str]) -> dict[str, Installed]:
        told: dict[str, Installed] = {}
        for start in range(0, len(agents), _AT_ONCE):
            some = agents[start : start + _AT_ONCE]
            for agent, entries in (await self._entries(client, some)).items():
                if (heard := self._told(agent, entries)) is not None:
                    told[agent] = heard
        self._file.keep_installed(told)
        known = self.known()
        told_of = known.model_copy(update={"told": known.trusted.version})
        self._file.keep_known(self._where()[0], told_of)
        return told

    async def _entries(self, client: "CatalogueClient", agents: Sequence[str]) -> dict[str, dict[str, Entry]]:
        trusted = await self.meet(client)
        branches = await client.seals.branches(list(agents))
        if branches.signed.key != trusted.key:  # it was given another key meanwhile
            trusted = await self.meet(client)
        if branches.signed.root.version != trusted.version:
            self._keep(self._where()[0], after_root(trusted, branches.signed), "")
        else:
            after_root(trusted, branches.signed)
        return {agent: entries_in(branches, agent) for agent in agents}

    def _told(self, agent: str, entries: dict[str, Entry]) -> Installed | None:
        """What is installed is told by its package; only where that was not noted by its version.

        None of a folder whose files do not read: it does not answer either.
        """
        kept = self.state_of(agent)
        if kept is not None and kept.digest:  # whatever its folder says of itself now
            entry = next((one for one in entries.values() if one.digest == kept.digest), None)
            heard = kept.entry if kept.recalled else entry  # nothing that follows undoes a recall
            return kept.model_copy(update={"entry": heard or kept.entry})
        try:
            version = self._installed().get(agent).agent.version
        except (FileInvalid, NotFound):
            return None
        heard = kept.entry if kept is not None and kept.recalled and kept.version == version else None
        return Installed(catalogue=self._where()[0], version=version, entry=entries.get(version) or heard)

    def _keep(self, where: str, trusted: Trusted, tag: str) -> None:
        fresh = {"trusted": trusted, "tag": tag, "heard": datetime.now(UTC).isoformat(timespec="seconds")}
        self._file.keep_known(where, self.known().model_copy(update=fresh))


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
