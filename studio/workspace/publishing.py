"""From an agent's draft to the catalogue and from the catalogue to an installed agent."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from studio.catalogue import (
    Covering,
    Package,
    Submission,
    build_package,
    knowledge_digest,
    put_in_place,
    read_package,
    unpack_package,
)
from studio.core.attachments import Attachment
from studio.core.errors import (
    AgentHasNoKnowledge,
    AgentHasNoTests,
    NotFound,
    PackageDamaged,
    PackageInvalid,
    TestsNotPassed,
)
from studio.core.events import RunEvent
from studio.core.files import write_atomically
from studio.core.origins import Origin
from studio.core.proposals import makes_files_only
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.runtime import AgentFolder, Chat
from studio.trials import CaseResult, Report, run_suite
from studio.workspace.workspace import Workspace


class Publishing:
    """Tests, packages, submits and installs for one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    async def test(
        self,
        folder: AgentFolder,
        on_result: Callable[[CaseResult], None] = lambda _: None,
        endpoint: str = "",
    ) -> Report:
        """Run the agent's suite and keep the report; raises AgentHasNoTests when there is none."""
        if not folder.tests.cases:
            raise AgentHasNoTests(agent=folder.agent.name)
        profile = self._workspace.endpoints.get(endpoint or folder.agent.model.endpoint)

        def ask(question: str, chat: Chat) -> AsyncIterator[RunEvent]:
            return self._workspace.ask(folder, question, chat, profile.id, makes_files_only, Origin.TEST)

        async def attach(name: str) -> Attachment:
            if name not in folder.files:
                raise NotFound(kind="file", missing=name)
            return await self._workspace.attach(folder.path / name)

        report = Report.started_now(
            agent=folder.agent.id,
            agent_digest=folder.digest,
            knowledge_digest=await self.knowledge_digest(folder),
            endpoint=profile.name,
            model=profile.chat_model,
        )
        results = await run_suite(
            folder.tests, ask, attach=attach, concurrency=profile.concurrency, on_result=on_result
        )
        report = report.with_results(results)
        write_atomically(self._report_file(folder), report.model_dump_json(indent=1).encode())
        return report

    def last_report(self, folder: AgentFolder) -> Report | None:
        try:
            return Report.model_validate_json(self._report_file(folder).read_bytes())
        except (FileNotFoundError, ValueError):
            return None

    async def passing_report(self, folder: AgentFolder) -> Report:
        """Return the report that passed on just this; raises AgentHasNoTests or TestsNotPassed."""
        report = self.last_report(folder)
        total = len(folder.tests.cases)
        if not total:
            raise AgentHasNoTests(agent=folder.agent.name)
        if report is None or not await self._is_about(report, folder):
            raise TestsNotPassed(agent=folder.agent.name, passed=0, total=total)
        if report.passed < report.total:
            raise TestsNotPassed(agent=folder.agent.name, passed=report.passed, total=report.total)
        return report

    async def knowledge_digest(self, folder: AgentFolder) -> str:
        bases = await self._workspace.bases_of(folder)
        return knowledge_digest({base.name: await base.digest() for base in bases})

    async def package(self, folder: AgentFolder) -> Package:
        """Raises AgentHasNoKnowledge or TestsNotPassed; the package holds the knowledge as well."""
        bases = await self._workspace.bases_of(folder)
        if not bases and not folder.agent.tools:
            raise AgentHasNoKnowledge(agent=folder.agent.name)
        report = await self.passing_report(folder)
        async with _snapshots(bases) as snapshots:
            author = self._workspace.acting
            evidence = report.model_dump_json().encode()
            return await asyncio.to_thread(build_package, folder.path, snapshots, evidence, author)

    async def submit(self, folder: AgentFolder, note: str = "") -> Submission:
        package = await self.package(folder)
        async with self._workspace.catalogue() as client:
            await client.desk.put_package(package.digest, package.content)
            return await client.desk.submit(Covering(digest=package.digest, note=note))

    async def install(self, agent: str, version: str | None = None) -> AgentFolder:
        """Fetch a release, check every byte of it, and make its knowledge searchable here."""
        try:
            async with self._workspace.catalogue() as client:
                content = await client.shelf.fetch(agent, version)
            return await self.install_package(content)
        except PackageInvalid as error:  # it was valid when it was released
            raise PackageDamaged(file=f"{agent}.agent") from error

    async def install_package(self, content: bytes) -> AgentFolder:
        """Make all of it ready beside the installed one, and only then put it in its place."""
        package = await asyncio.to_thread(read_package, content)
        agent, folder = package.manifest.agent, self._workspace.installed.folder
        fresh = folder / f".installing-{agent}"
        try:
            await asyncio.to_thread(unpack_package, package, fresh)
            await self._build_bases(fresh)
            await self._workspace.release_installed(agent)
            await asyncio.to_thread(put_in_place, fresh, folder / agent)
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

    async def _is_about(self, report: Report, folder: AgentFolder) -> bool:
        same_agent = report.agent_digest == folder.digest
        return same_agent and report.knowledge_digest == await self.knowledge_digest(folder)

    def _report_file(self, folder: AgentFolder) -> Path:
        return self._workspace.folder / "reports" / f"{folder.agent.id}.json"


@asynccontextmanager
async def _snapshots(bases: Sequence[KnowledgeBase]) -> AsyncIterator[dict[str, Path]]:
    with tempfile.TemporaryDirectory(prefix="agent-studio-") as temporary:
        folders = {base.name: Path(temporary) / str(index) for index, base in enumerate(bases)}
        for base in bases:
            await base.snapshot(folders[base.name])
        yield folders
