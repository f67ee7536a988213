"""A submitted package installed where nobody else sees it, to be tried and thrown away."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing
from pathlib import Path

import studio
from studio.catalogue import Manifest, Package, unpack_package
from studio.core.events import RunEvent
from studio.core.proposals import Consent, decline, makes_files_only
from studio.core.temporary import made
from studio.endpoints import EndpointProfile
from studio.knowledge import KnowledgeBases
from studio.knowledge.waiting import to_the_end
from studio.runtime import AgentFolder, Chat, Means, run_agent
from studio.trials import CaseResult, Report, now, run_suite, to_ask
from studio.workspace.testing import host_of
from studio.workspace.trial_means import attacher, helped
from studio.workspace.workspace import Workspace


class Sandbox:
    """Fetches and installs at the first need; run `live` beside it and cancel that to remove everything."""

    def __init__(self, workspace: Workspace, number: int) -> None:
        self._workspace, self._number = workspace, number
        self._lock = asyncio.Lock()
        self._closed = False
        self._place: Path | None = None
        self._package: Package | None = None
        self._bases: KnowledgeBases | None = None

    async def live(self) -> None:
        """Until cancelled; the cancellation removes what was installed."""
        try:
            await asyncio.Event().wait()
        finally:
            await self.aclose()

    async def report(self) -> Report | None:
        """Return the test report in the package; None when it is not of this studio's making."""
        async with self._lock:
            package = await self._fetched()
        try:
            return Report.model_validate_json(package.contents.report.raw)
        except ValueError:
            return None

    async def greeting(self) -> tuple[str, tuple[str, ...]]:
        async with self._lock:
            opening = (await self._fetched()).contents.agent.opening
        return opening.greeting, opening.starters

    async def ask(
        self, question: str, chat: Chat, consent: Consent = decline, endpoint: str = ""
    ) -> AsyncIterator[RunEvent]:
        """Answer with an endpoint of the reviewer's, whatever the package names.

        Nothing is traced, no key is at hand, and `consent` asks before anything is written or sent.
        """
        async with self._lock:
            folder, bases = await self._installed()
        wanted = [await bases.open(name) for name in folder.agent.knowledge.bases]
        async with self._workspace.endpoints.connect(endpoint) as connected:
            run = run_agent(
                folder.agent,
                folder.instructions,
                question,
                chat=chat,
                endpoint=connected,
                bases=wanted,
                means=Means(folder.path, consent=consent, allow=self._workspace.policy.allow),
            )
            async with aclosing(run):
                async for event in run:
                    yield event

    async def rerun(
        self, endpoint: str = "", on_result: Callable[[CaseResult], None] = lambda _: None
    ) -> Report:
        """Ask all cases of the package once more on an endpoint of the reviewer's (the default if empty).

        The report is bound to the digests of the package itself. Raises NotFound for no such endpoint.
        """
        profile = self._workspace.endpoints.get(endpoint)
        async with self._lock:
            folder, _ = await self._installed()
            manifest = (await self._fetched()).manifest
        cases = folder.tests
        head = _head(manifest, profile, len(cases.cases))

        def ask(question: str, chat: Chat) -> AsyncIterator[RunEvent]:
            return self.ask(question, chat, makes_files_only, profile.id)

        async def hear(result: CaseResult) -> None:
            on_result(result)

        async with helped(self._workspace, folder, profile.id) as aids:
            results = await run_suite(
                to_ask(cases),
                ask,
                attach=attacher(self._workspace, folder),
                aids=aids,
                concurrency=profile.concurrency,
                hear=hear,
            )
        return head.with_results(results).model_copy(update={"finished": now()})

    async def aclose(self) -> None:
        """Remove everything; whoever still asks afterwards is cancelled."""
        self._closed = True
        async with self._lock:
            bases, place = self._bases, self._place
            self._bases, self._place, self._package = None, None, None
            if bases is not None:
                await bases.aclose()
            if place is not None:
                await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)

    async def _fetched(self) -> Package:
        if self._package is None:
            file = self._folder() / "submitted.agent"
            async with self._workspace.catalogue() as client:
                self._package = await client.desk.package(self._number, file)
        return self._package

    async def _installed(self) -> tuple[AgentFolder, KnowledgeBases]:
        target = self._folder() / "agent"
        if self._bases is None:
            await to_the_end(unpack_package, await self._fetched(), target)
            bases = KnowledgeBases(self._folder() / "bases", self._workspace.readers)
            self._bases = bases
            for snapshot in sorted((target / "knowledge").iterdir()):
                await bases.from_snapshot(snapshot.name, snapshot)
        return AgentFolder(target), self._bases

    def _folder(self) -> Path:
        if self._closed:
            raise asyncio.CancelledError
        if self._place is None:
            self._place = made("review")
        return self._place


def _head(manifest: Manifest, profile: EndpointProfile, cases: int) -> Report:
    return Report(
        agent=manifest.agent,
        version=manifest.version,
        agent_digest=manifest.agent_digest,
        knowledge_digest=manifest.knowledge_digest,
        endpoint=profile.name,
        host=host_of(profile),
        model=profile.chat_model,
        started=now(),
        concurrency=profile.concurrency,
        studio=studio.__version__,
        cases=cases,
    )
