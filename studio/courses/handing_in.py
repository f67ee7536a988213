"""Handing in agents as colleagues would: in a workspace of theirs, tested, attacked, signed, decided on."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from studio.catalogue import CheckName, Submission
from studio.core.languages import Language
from studio.courses.bases import load_base
from studio.courses.course import Course, Decided, Loaded, Submitted
from studio.courses.results import Found, Fresh, Results
from studio.endpoints import SessionKeys
from studio.runtime import AgentFolder, read_agent
from studio.workspace import Publishing, Workspace
from studio.workspace.deeds import COURSE

_PLACE = ".colleagues"
_REASON = {
    Language.ZH: "课程示例：资料虚构，只在练习端点上使用。",
    Language.EN: "A course's example: invented documents, used on the practice endpoint alone.",
}
_PRACTICE = "practice"


class Colleagues:
    """One workspace for all of them, one after the other: opening one for each takes too long."""

    def __init__(self, theirs: Workspace, workspace: Path, course: Course, results: Results) -> None:
        self._theirs, self._course, self._results = theirs, course, results
        self._folder, self._catalogue = workspace / COURSE, workspace / "catalogue"
        self._loaded: dict[str, Loaded] = {}

    async def hand_in(self, one: Submitted) -> None:
        """Raises what the tests, the checks or the catalogue say against it."""
        self._act(one)
        folder = await self._make(one)
        submission = await self._submit(folder, one)
        if one.decided:
            await self._decide(submission, one.decided)
        await asyncio.to_thread(self._theirs.agents.delete, folder.path.name)

    def _act(self, one: Submitted) -> None:
        people = [(one.by, one.department)]
        if one.decided:
            people.append((one.decided.by, one.decided.department))
        settings = self._theirs.settings.with_people(people)
        changed = settings.model_copy(update={"catalogue": str(self._catalogue)})
        self._theirs.save_settings(changed, by_course=True)

    async def _make(self, one: Submitted) -> AgentFolder:
        source = self._folder / one.agent
        made = await asyncio.to_thread(self._copied, source)
        known: Mapping[str, Loaded] = {**self._course.start.bases, **one.bases}
        for name in made.agent.knowledge.bases:
            if name in known:
                await self._load(name, known[name])
        return made

    def _copied(self, source: Path) -> AgentFolder:
        return self._theirs.agents.create(read_agent(source).id, source)

    async def _load(self, name: str, documents: Loaded) -> None:
        """Make the base anew, unless it holds just this already."""
        if self._loaded.get(name) == documents:
            return
        if name in self._loaded:
            await self._theirs.knowledge.delete(name)
        await load_base(self._theirs, name, self._folder, documents)
        self._loaded[name] = documents

    async def _submit(self, folder: AgentFolder, one: Submitted) -> Submission:
        publishing = Publishing(self._theirs)
        about = folder.digest, await publishing.knowledge_digest(folder)
        found = await asyncio.to_thread(self._results.of, *about)
        if found is not None and (found.attacked is not None or not one.attacked):
            await asyncio.to_thread(publishing.adopt, folder, found.report, found.attacked)
        else:
            await self._find_out(publishing, folder, attacked=one.attacked)
        reasons = dict.fromkeys(CheckName, one.reason or _REASON[self._course.language])
        return await publishing.submit(folder, one.note, {**reasons, **one.reasons})

    async def _find_out(self, publishing: Publishing, folder: AgentFolder, *, attacked: bool) -> None:
        report = await publishing.test(folder, endpoint=_PRACTICE)
        found = await publishing.attack(folder, endpoint=_PRACTICE) if attacked else None
        if isinstance(self._results, Fresh):
            await asyncio.to_thread(self._results.keep, Found(report=report, attacked=found))

    async def _decide(self, submission: Submission, decided: Decided) -> None:
        async with self._theirs.catalogue(decided.by) as client:
            match decided.decision:
                case "approve":
                    await client.desk.approve(submission.number, decided.comment)
                case "return":
                    await client.desk.return_(submission.number, decided.comment)
                case "reject":
                    await client.desk.reject(submission.number, decided.comment)


@asynccontextmanager
async def colleagues(workspace: Workspace, course: Course, results: Results) -> AsyncIterator[Colleagues]:
    """Their workspace, inside the course's; it is gone afterwards."""
    place = workspace.folder / _PLACE
    try:
        async with Workspace(place, keys=SessionKeys(), policy=workspace.policy) as theirs:
            with theirs.readers.kept():
                yield Colleagues(theirs, workspace.folder, course, results)
    finally:
        await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
