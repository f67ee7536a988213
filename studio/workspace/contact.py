"""Contacts with the catalogue: what it says of installed agents is kept, and recalls reach them."""

import asyncio
from collections.abc import Sequence
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

from studio.catalogue.trust.statements import Entry
from studio.core.errors import (
    FileInvalid,
    InstalledRecalled,
    NotFound,
    ReleaseRecalled,
    StudioError,
)
from studio.workspace.reachable import is_there
from studio.workspace.trust_file import Installed, TrustFile
from studio.workspace.trusted_index import DISTRUST, Checked, TrustedIndex

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.catalogue import CatalogueClient, Package
    from studio.runtime import AgentFolder, Agents

_SOON = 1.0  # seconds a question waits for a server that may be away
_LONGEST_WAIT = 15.0  # seconds it waits for one that is there
_PATIENCE = 60.0  # seconds nobody waits for
_JUST_NOW = 60.0  # seconds
_AT_ONCE = 200


class Contacts:
    """Of one workspace: `where` says which catalogue it uses and the fingerprint it was told to trust.

    `index` is what is trusted of it so far.
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
        self.index = TrustedIndex(self._file, where)
        self._installed, self._catalogue = installed, catalogue
        self._where, self._peek = where, peek
        self._tried = -_JUST_NOW
        self._asked: set[str] = set()

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
        told: list[StudioError] = [error] if isinstance(error, DISTRUST) else []
        return told + [recall for recall in self._recalled() if recall not in before]

    async def contact(self) -> dict[str, Installed]:
        """Ask what became of all installed agents; raises what is wrong with the catalogue or its index."""
        agents = self._installed().ids()
        if not agents or self._has_heard(agents):
            return {}
        async with self._catalogue() as client:
            return await self._hear(client, agents)

    def forget_installed(self, agent: str) -> None:
        """Another package takes its place: what was heard of the one before does not count for it."""
        self._file.forget_installed(agent)

    def note_installed(self, package: "Package", checked: Checked) -> None:
        """Remember which package it is, so that what is heard of another of the same name does not count."""
        manifest = package.manifest
        told = Installed(
            catalogue=checked.catalogue,
            version=manifest.version,
            digest=package.digest,
            entry=checked.entry,
        )
        self._file.keep_installed({manifest.agent: told})

    def _recalled(self) -> list[InstalledRecalled]:
        return [
            InstalledRecalled(
                agent=agent, version=told.version, reason=told.entry.reason, title=self._title(agent)
            )
            for agent, told in self.states().items()
            if told.recalled and told.entry
        ]

    def _title(self, agent: str) -> str:
        """A damaged one has its id."""
        try:
            return self._installed().get(agent).agent.name
        except StudioError:
            return agent

    def _has_heard(self, agents: Sequence[str]) -> bool:
        """Whether the index in the folder is still the one that told of all of them."""
        told, installed = self.index.known().told, self._file.read().installed
        unchanged = told > 0 and self._peek() == told
        return unchanged and all(agent in installed and installed[agent].entry for agent in agents)

    async def _hear(self, client: "CatalogueClient", agents: Sequence[str]) -> dict[str, Installed]:
        told: dict[str, Installed] = {}
        where = self.index.name_of(client)
        for start in range(0, len(agents), _AT_ONCE):
            some = agents[start : start + _AT_ONCE]
            for agent, entries in (await self.index.entries(client, some)).items():
                if (heard := self._told(agent, entries, where)) is not None:
                    told[agent] = heard
        self._file.keep_installed(told)
        self.index.note_told(client)
        return told

    def _told(self, agent: str, entries: dict[str, Entry], where: str) -> Installed | None:
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
        return Installed(catalogue=where, version=version, entry=entries.get(version) or heard)
