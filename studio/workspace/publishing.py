"""From an agent's draft to the catalogue and from the catalogue to an installed agent."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from studio.catalogue import (
    CatalogueClient,
    Check,
    CheckName,
    Covering,
    Manifest,
    Package,
    Submission,
    build_package,
    put_in_place,
    refuse_stopped,
    run_checks,
    unpack_package,
    with_reasons,
)
from studio.catalogue.packages.contents import INJECTIONS, REPORT
from studio.catalogue.trust.authoring import signed_by, to_register
from studio.catalogue.trust.statements import Signed
from studio.core.errors import (
    AgentHasNoKnowledge,
    PackageDamaged,
    PackageInvalid,
)
from studio.core.files import writing_to
from studio.knowledge import KnowledgeBases
from studio.knowledge.waiting import to_the_end
from studio.runtime import AgentFolder
from studio.trials import CaseResult, Report
from studio.trials.injections import Finding, InjectionReport
from studio.workspace.author_key import author_key
from studio.workspace.called_there import called
from studio.workspace.class_ids import id_there
from studio.workspace.injecting import attack_agent, keep_injections, last_injections
from studio.workspace.order import Order
from studio.workspace.testing import Testing
from studio.workspace.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Checked:
    """What a package of the agent would be now, and what its checks say."""

    manifest: Manifest
    digest: str
    size: int
    checks: tuple[Check, ...]


class Publishing:
    """Tests, packages, submits and installs for one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.testing = Testing(workspace)

    async def test(
        self,
        folder: AgentFolder,
        on_result: Callable[[CaseResult], None] = lambda _: None,
        endpoint: str = "",
    ) -> Report:
        """Run the agent's suite and keep the report; raises AgentHasNoTests when there is none."""
        return await self.testing.run(folder, on_result, Order(endpoint=endpoint))

    def last_report(self, folder: AgentFolder) -> Report | None:
        return self.testing.last_report(folder)

    async def passing_report(self, folder: AgentFolder) -> Report:
        """Return the report that passed on just this; raises AgentHasNoTests or TestsNotPassed."""
        return await self.testing.passing_report(folder)

    async def knowledge_digest(self, folder: AgentFolder) -> str:
        return await self.testing.knowledge_digest(folder)

    async def package(self, folder: AgentFolder, out: Path) -> Package:
        """Write it to `out`; raises AgentHasNoKnowledge, AgentHasNoTests or TestsNotPassed."""
        await self.passing_report(folder)
        return await self._build(folder, out)

    @asynccontextmanager
    async def packed(self, folder: AgentFolder) -> AsyncIterator[Package]:
        """The package in a file that is gone afterwards."""
        async with self._place() as place:
            yield await self.package(folder, place / "packed.agent")

    async def check(self, folder: AgentFolder) -> Checked:
        """Look at the agent as it stands the way the catalogue will, tested or not; nothing is submitted."""
        async with self._place() as place:
            package = await self._build(folder, place / "packed.agent")
            checks = await asyncio.to_thread(run_checks, package)
            return Checked(package.manifest, package.digest, package.size, tuple(checks))

    async def submit(
        self, folder: AgentFolder, note: str = "", reasons: Mapping[CheckName, str] = MappingProxyType({})
    ) -> Submission:
        """Raises what the catalogue would, before anything is sent: CheckStopped, ReasonsMissing."""
        async with self.packed(folder) as package:
            found = await asyncio.to_thread(run_checks, package)
            refuse_stopped(package, found)
            with_reasons(found, reasons)
            async with self._workspace.catalogue() as client:
                signed = await self._signed(client, package)
                await client.desk.put_package(package.digest, package.file)
                covering = Covering(digest=package.digest, note=note, reasons=dict(reasons), signed=signed)
                return await client.desk.submit(covering)

    async def attack(
        self,
        folder: AgentFolder,
        on_finding: Callable[[Finding], None] = lambda _: None,
        endpoint: str = "",
    ) -> InjectionReport:
        """Try every attack on the agent and keep what came of it for its submission."""
        return await attack_agent(self._workspace, folder, endpoint, on_finding)

    def adopt(self, folder: AgentFolder, report: Report, attacked: InjectionReport | None) -> None:
        """Keep what was found elsewhere; it counts for as long as the agent is exactly what it is about."""
        self.testing.runs.adopt(report)
        if attacked is not None:
            keep_injections(self._workspace, folder, attacked)

    def last_attack(self, folder: AgentFolder) -> InjectionReport | None:
        return last_injections(self._workspace, folder)

    async def _signed(self, client: CatalogueClient, package: Package) -> Signed:
        """Sign as who acts, for the catalogue that proved to be the known one."""
        catalogue = (await self._workspace.contacts.index.meet(client)).key
        person = await client.accounts.me()
        key = author_key(self._workspace.keys, person.id)
        await client.seals.register(to_register(key, catalogue, person))
        return signed_by(key, catalogue, person, package)

    async def install(self, agent: str, version: str | None = None) -> AgentFolder:
        """Fetch a release, check every byte of it, and make its knowledge searchable here."""
        try:
            async with self._place() as place:
                async with self._workspace.catalogue() as client:
                    package = await client.shelf.fetch(agent, version, place / "fetched.agent")
                    checked = await self._workspace.contacts.index.check_package(client, package)
                installed = await self.install_package(package)
                self._workspace.contacts.note_installed(package, checked)
                return installed
        except PackageInvalid as error:  # it was valid when it was released
            raise PackageDamaged(file=f"{agent}.agent") from error

    async def install_package(self, package: Package) -> AgentFolder:
        """Make all of it ready beside the installed one, and only then put it in its place."""
        agent, folder = package.manifest.agent, self._workspace.installed.folder
        fresh = folder / f".installing-{agent}"
        try:
            await to_the_end(unpack_package, package, fresh)
            await self._build_bases(fresh)
            await self._workspace.release_installed(agent)
            await to_the_end(put_in_place, fresh, folder / agent)
            self._workspace.contacts.forget_installed(agent)
        finally:
            await asyncio.to_thread(shutil.rmtree, fresh, ignore_errors=True)
        return self._workspace.installed.get(agent)

    async def _build_bases(self, folder: Path) -> None:
        bases = KnowledgeBases(folder / "bases", self._workspace.readers)
        try:
            for snapshot in sorted((folder / "knowledge").iterdir()):
                await bases.from_snapshot(snapshot.name, snapshot)
        finally:
            await bases.aclose()

    async def _build(self, folder: AgentFolder, out: Path) -> Package:
        bases = await self._workspace.bases_of(folder)
        if not bases and not folder.agent.tools:
            raise AgentHasNoKnowledge(agent=folder.agent.name)
        evidence = await asyncio.to_thread(self._evidence, folder)
        async with self._place() as place:
            snapshots = {base.name: place / str(index) for index, base in enumerate(bases)}
            for base in bases:
                await base.snapshot(snapshots[base.name])
            there = id_there(self._workspace, folder.agent.id)
            path, evidence = await to_the_end(called, folder, there, evidence, place)
            return await to_the_end(build_package, path, snapshots, evidence, self._workspace.acting, out)

    def _evidence(self, folder: AgentFolder) -> dict[str, bytes]:
        """What was found out about the agent, as files of a package; an untested one has an empty report."""
        report = self.last_report(folder) or Report(
            agent=folder.agent.id, agent_digest="", knowledge_digest="", endpoint="", model="", started=""
        )
        evidence = {REPORT: report.model_dump_json().encode()}
        if attacked := self.last_attack(folder):
            evidence[INJECTIONS] = attacked.model_dump_json().encode()
        return evidence

    @asynccontextmanager
    async def _place(self) -> AsyncIterator[Path]:
        """A folder for large files, on the disk of the workspace, gone afterwards."""
        parent = self._workspace.folder / "packing"
        place = await asyncio.to_thread(_new_folder, parent)
        try:
            yield place
        finally:
            await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)


def _new_folder(parent: Path) -> Path:
    with writing_to(parent):
        parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=parent))
