"""An agent's tests in a workspace: run, resumed, repeated, and every run kept."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

import studio
from studio.authoring.versions import Versions
from studio.catalogue import knowledge_digest
from studio.core.errors import (
    AgentHasNoTests,
    CommentNeeded,
    FileInvalid,
    NotFound,
    StudioError,
    TestsNotPassed,
)
from studio.core.temporary import prefix
from studio.documents import without_invisible
from studio.endpoints import EndpointProfile
from studio.runtime import AgentFolder
from studio.trials import (
    Aids,
    CaseResult,
    Overruled,
    Overruling,
    Report,
    RunLine,
    Runs,
    now,
    run_suite,
    to_ask,
    to_go_on_with,
)
from studio.workspace.order import AS_USUAL, Order
from studio.workspace.trial_means import asker, attacher, helped
from studio.workspace.workspace import Workspace


class Testing:
    """Runs suites of one workspace, keeps their reports and finds them again."""

    __test__ = False

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self.runs = Runs(workspace.folder / "tests.sqlite3")

    async def run(
        self,
        folder: AgentFolder,
        on_result: Callable[[CaseResult], None] = lambda _: None,
        order: Order = AS_USUAL,
    ) -> Report:
        """Ask the cases and keep each result as it comes; cancelled, it can be resumed.

        `on_result` hears only what is asked now. Raises AgentHasNoTests, and NotFound when no case holds the
        words or there is no such endpoint.
        """
        report, profile = await self._begun(folder, order)
        done = {(each.number, each.attempt) for each in report.answered}
        askings = to_ask(folder.tests, report.repeats, report.chosen, done)

        async def hear(result: CaseResult) -> None:
            await asyncio.shield(asyncio.to_thread(self.runs.keep, report, result))
            on_result(result)

        async with self._ready(folder, profile) as aids:
            await run_suite(
                askings,
                asker(self._workspace, folder, profile.id),
                attach=attacher(self._workspace, folder),
                aids=aids,
                concurrency=_under_way(profile),
                hear=hear,
            )
        changed = not await self.is_about(report, folder)
        return await asyncio.to_thread(self.runs.finish, report, now(), about_nothing=changed)

    def all_of(self, folder: AgentFolder) -> list[RunLine]:
        """Return all runs kept of an agent, the newest first."""
        self._take_over(folder)
        return self.runs.list(folder.agent.id)

    def open_run(self, lines: Iterable[RunLine], about: tuple[str, str]) -> RunLine | None:
        """Return which of these runs can go on: open, on these digests, and its endpoint is still set up."""
        return to_go_on_with([line for line in lines if self._profile_of(line.head)], about)

    def run_named(self, folder: AgentFolder, name: str) -> Report:
        """Return the run of that number, the `last` one, or the newest of a version of the agent.

        A version is that of the agent, 0.2.0, or the id of a draft that was kept; a run of all its cases that
        came to its end goes before others. Raises NotFound.
        """
        lines = self.all_of(folder)
        wanted = {name}
        if not name.isdigit():
            digest = _digest_of_draft(folder, name)
            wanted |= {digest} if digest else set()
        found = [
            line.head
            for line in lines
            if name == "last" or wanted & {str(line.head.run), line.head.version, line.head.agent_digest}
        ]
        if not found:
            raise NotFound(kind="run", missing=name)
        done = found if name == "last" else [head for head in found if head.finished and head.whole]
        return self.runs.get(folder.agent.id, (done or found)[0].run)

    def last_report(self, folder: AgentFolder) -> Report | None:
        """Return the newest run of all cases that came to its end; none when their file is damaged."""
        try:
            self._take_over(folder)
            return self.runs.newest(folder.agent.id)
        except FileInvalid:
            return None

    async def passing_report(self, folder: AgentFolder) -> Report:
        """Return the newest report on just this, which passed; raises AgentHasNoTests or TestsNotPassed."""
        total = len(folder.tests.cases)
        if not total:
            raise AgentHasNoTests(agent=folder.agent.name)
        await asyncio.to_thread(self._take_over, folder)
        about = await asyncio.to_thread(_digest, folder), await self.knowledge_digest(folder)
        report = await asyncio.to_thread(self.runs.newest, folder.agent.id, about=about)
        if report is None:
            raise TestsNotPassed(agent=folder.agent.name, passed=0, total=total)
        if report.passed < report.total:
            raise TestsNotPassed(agent=folder.agent.name, passed=report.passed, total=report.total)
        return report

    async def is_about(self, report: Report, folder: AgentFolder) -> bool:
        """Whether agent and knowledge are still those that were tested."""
        same_agent = report.agent_digest == await asyncio.to_thread(_digest, folder)
        return same_agent and report.knowledge_digest == await self.knowledge_digest(folder)

    async def knowledge_digest(self, folder: AgentFolder) -> str:
        bases = await self._workspace.bases_of(folder)
        return knowledge_digest({base.name: await base.digest() for base in bases})

    def overrule(self, agent: str, run: int, which: Overruled, *, met: bool, reason: str) -> Report:
        """Put the acting person's verdict on the record; raises NotFound, or CommentNeeded for no reason."""
        if not without_invisible(reason).strip():
            raise CommentNeeded()
        person = self._workspace.acting.id
        overruling = Overruling(person=person, met=met, reason=reason.strip(), time=now())
        return self.runs.overrule(agent, run, which, overruling)

    @asynccontextmanager
    async def _ready(self, folder: AgentFolder, profile: EndpointProfile) -> AsyncIterator[Aids]:
        with self.runs.held_open(), self._workspace.traces.held_open():
            async with helped(self._workspace, folder, profile.id) as aids:
                yield aids

    async def _begun(self, folder: AgentFolder, order: Order) -> tuple[Report, EndpointProfile]:
        """Return the report of a new run, or of the one that goes on, and where it asks."""
        profile = self._workspace.endpoints.get(order.endpoint or folder.agent.model.endpoint)
        lines = await asyncio.to_thread(self.all_of, folder)
        report = await self._head(folder, profile, order)
        allowed = [line for line in lines if order.resume and order.allows(report, line.head)]
        line = self.open_run(allowed, (report.agent_digest, report.knowledge_digest))
        if line is None:
            return await asyncio.to_thread(self.runs.begin, report), profile
        going_on = await asyncio.to_thread(self.runs.get, folder.agent.id, line.head.run)
        return going_on, self._profile_of(line.head) or profile

    def _profile_of(self, head: Report) -> EndpointProfile | None:
        """Return the profile of that server and model, of several the one of that name."""
        same = [
            profile
            for profile in self._workspace.endpoints.list()
            if (host_of(profile), profile.chat_model) == (head.host, head.model)
        ]
        return next((profile for profile in same if profile.name == head.endpoint), next(iter(same), None))

    async def _head(self, folder: AgentFolder, profile: EndpointProfile, order: Order) -> Report:
        cases = (await asyncio.to_thread(lambda: folder.tests)).cases
        if not cases:
            raise AgentHasNoTests(agent=folder.agent.name)
        chosen = tuple(number for number, case in enumerate(cases, 1) if order.asks(number, case))
        if not chosen:
            raise NotFound(kind="case", missing=order.words or str(order.number))
        return Report(
            agent=folder.agent.id,
            version=folder.agent.version,
            agent_digest=await asyncio.to_thread(_digest, folder),
            knowledge_digest=await self.knowledge_digest(folder),
            endpoint=profile.name,
            host=host_of(profile),
            model=profile.chat_model,
            started=now(),
            repeats=order.repeats or 1,
            concurrency=profile.concurrency,
            studio=studio.__version__,
            cases=len(cases),
            chosen=() if len(chosen) == len(cases) else chosen,
        )

    def _take_over(self, folder: AgentFolder) -> None:
        """Earlier versions kept the last report alone, as a file."""
        file = self._workspace.folder / "reports" / f"{folder.agent.id}.json"
        try:
            report = Report.model_validate_json(file.read_bytes())
        except (FileNotFoundError, ValueError):
            return
        self.runs.adopt(report.model_copy(update={"cases": len(report.results)}))
        file.unlink(missing_ok=True)


def _under_way(profile: EndpointProfile) -> int:
    """Beside those at the endpoint others are looked up, judged and kept, so that it never has to wait."""
    return profile.concurrency + profile.concurrency // 2


def _digest(folder: AgentFolder) -> str:
    return folder.digest


def _digest_of_draft(folder: AgentFolder, version: str) -> str:
    """Return what an agent's digest was in a version kept of its draft; nothing if there is none."""
    kept = Versions(folder.path)
    try:
        found = kept.get(version)
        with tempfile.TemporaryDirectory(prefix=prefix("draft")) as temporary:
            kept.write_to(found, Path(temporary))
            return AgentFolder(Path(temporary)).digest
    except StudioError:
        return ""


def host_of(profile: EndpointProfile) -> str:
    """Return the server of an endpoint, as reports name it."""
    return "127.0.0.1" if profile.practice else urlsplit(profile.base_url).netloc
