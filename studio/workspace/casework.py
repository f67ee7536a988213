"""Where an agent's test cases come from, in a workspace: sheets, its documents, and the drafts that wait."""

import asyncio
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.agents import TestCase, TestSuite
from studio.core.errors import AgentHasNoKnowledge, ModelNotChosen
from studio.core.files import write_atomically
from studio.core.languages import Language
from studio.core.passages import Trouble
from studio.endpoints import EndpointProfile, Message
from studio.runtime import AgentFolder
from studio.trials.sources import CaseOrigin, DraftCase, DraftCases, NewDraft
from studio.trials.sources.documents import DocumentText, Generated, draft_with_model, generate
from studio.trials.sources.sameness import asked
from studio.trials.sources.sheets import (
    Merged,
    SheetCases,
    merged,
    read_sheet,
    sheet_bytes,
    template_bytes,
)
from studio.workspace.workspace import Workspace

OnProgress = Callable[[int, int], None]
_TOKENS = 2000  # a reasoning model thinks before it writes


@dataclass(frozen=True, slots=True)
class Drafted:
    """`dropped` counts what did not hold, by the code of its reason; with `trouble` the endpoint failed."""

    added: tuple[DraftCase, ...]
    documents: int
    dropped: dict[str, int]
    trouble: Trouble | None = None


class Casework:
    """Of one agent; what it writes is its `tests.yaml` and `drafts.yaml`."""

    def __init__(self, workspace: Workspace, folder: AgentFolder) -> None:
        self._workspace, self._folder = workspace, folder
        self.drafts = DraftCases(folder)

    @property
    def cases(self) -> tuple[TestCase, ...]:
        return self._folder.tests.cases

    async def read_sheet(self, file: Path) -> SheetCases:
        """Raises a DocumentError, or FileInvalid where there is no column of questions."""
        return await read_sheet(self._workspace.readers, file, self._folder.files)

    def put_in(self, cases: Iterable[TestCase]) -> Merged:
        """Add these to the tests; what asks the same as one of them takes its place."""
        found = merged(self._folder.tests.cases, cases)
        self._folder.save_tests(TestSuite(cases=found.cases))
        return found

    def set_aside(self, cases: Iterable[TestCase], origin: CaseOrigin, source: str) -> tuple[DraftCase, ...]:
        """Keep these as drafts, to be looked over first."""
        return self.drafts.add([NewDraft(case, origin, source) for case in cases])

    async def export(self, file: Path, language: Language, cases: Sequence[TestCase] | None = None) -> int:
        """Write the tests as xlsx, or csv by its ending; return how many. Raises DiskFull and its like."""
        shown = self._folder.tests.cases if cases is None else cases
        await asyncio.to_thread(lambda: write_atomically(file, sheet_bytes(shown, file.name, language)))
        return len(shown)

    async def generate(
        self,
        count: int,
        bases: Collection[str] = (),
        *,
        by_model: bool = False,
        on_progress: OnProgress = lambda done, total: None,
    ) -> Drafted:
        """Draft cases out of the agent's bases, or of those named, and keep them as drafts.

        Raises AgentHasNoKnowledge, NotFound for a base it does not read, ModelNotChosen where only the
        practice endpoint could be asked, or an EndpointError.
        """
        profile = self._model() if by_model else None
        documents = await self._documents(bases)
        known = [*map(asked, self._folder.tests.cases), *(asked(one.case) for one in self.drafts.list())]
        if profile is None:
            found = await asyncio.to_thread(generate, documents, count, known)
        else:
            found = await self._by_model(profile, documents, count, known, on_progress)
        return Drafted(self.drafts.add(found.drafts), found.documents, found.dropped, found.trouble)

    async def _by_model(
        self,
        profile: EndpointProfile,
        documents: Sequence[DocumentText],
        count: int,
        known: Collection[tuple[str, ...]],
        on_progress: OnProgress,
    ) -> Generated:
        async with self._workspace.endpoints.connect(profile.id) as endpoint:

            async def ask(messages: Sequence[Message]) -> str:
                return await endpoint.reply(messages, max_tokens=_TOKENS)

            at_once = profile.concurrency
            return await draft_with_model(
                documents, count, ask, known, at_once=at_once, on_progress=on_progress
            )

    def _model(self) -> EndpointProfile:
        profile = self._workspace.endpoints.get(self._folder.agent.model.endpoint)
        if profile.practice:
            raise ModelNotChosen(endpoint=profile.name, work="chat")
        return profile

    async def _documents(self, bases: Collection[str]) -> list[DocumentText]:
        names = bases or self._folder.agent.knowledge.bases
        if not names:
            raise AgentHasNoKnowledge(agent=self._folder.agent.name)
        opened = [await self._workspace.knowledge.open(name) for name in names]
        return [
            DocumentText(row, await base.chunks(row.name))
            for base in opened
            for row in await base.documents()
        ]


async def write_template(file: Path, language: Language) -> None:
    """Write an empty sheet that says what goes into which column."""
    await asyncio.to_thread(lambda: write_atomically(file, template_bytes(file.name, language)))
