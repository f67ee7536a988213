"""Somebody who takes a course: does what the window has them do, through the same calls."""

from collections.abc import Sequence

from studio.catalogue import CheckName
from studio.core.agents import Agent, TestCase
from studio.core.events import AnswerFinished
from studio.core.passages import Passage
from studio.courses import Attendance
from studio.endpoints import probe
from studio.knowledge import EvalCase, KnowledgeBase
from studio.runtime import AgentFolder, Chat
from studio.workspace import Publishing, Workspace
from studio.workspace.casework import Casework
from studio.workspace.deeds import note_opened, note_searched
from studio.workspace.rerunning import rerun_submission


class Learner:
    """`material` is the folder that the course shows its learners."""

    def __init__(self, workspace: Workspace, attendance: Attendance) -> None:
        self.workspace, self.attendance = workspace, attendance
        self.material = attendance.folder / (attendance.course.documents or "")

    async def probe(self) -> None:
        async with self.workspace.endpoints.connect("practice") as endpoint:
            results = [result async for result in probe(endpoint)]
        self.workspace.endpoints.keep_found("practice", results)

    async def base(self, name: str) -> KnowledgeBase:
        known = name in self.workspace.knowledge.names()
        return await (self.workspace.knowledge.open(name) if known else self.workspace.knowledge.create(name))

    async def rename(self, name: str, new: str) -> None:
        await self.workspace.knowledge.rename(name, new)

    async def load(self, base: str, path: str) -> None:
        await (await self.base(base)).add([self.material / path])

    async def remove(self, base: str, document: str) -> None:
        await (await self.base(base)).remove(document)

    async def replace(self, base: str, document: str, path: str) -> None:
        """Choose another file in the row of a document that was not loaded."""
        report = await (await self.base(base)).add([self.material / path])
        assert document in (*report.loaded, *report.replaced)

    async def search(self, base: str, question: str) -> list[Passage]:
        """What the search test of the window notes is noted."""
        found = await (await self.base(base)).search(question)
        note_searched(self.workspace.deeds, base, question, found)
        return list(found)

    async def open(self, base: str, document: str, place: str = "") -> None:
        """What the page of a source notes is noted."""
        note_opened(self.workspace.deeds, base, document, place)

    async def open_first(self, base: str, question: str) -> None:
        first = (await self.search(base, question))[0]
        await self.open(base, first.document, " ".join(first.place.headings))

    async def save_question(self, base: str, question: str, document: str) -> None:
        await (await self.base(base)).questions.add([EvalCase(question=question, documents=(document,))])

    async def new_agent(self, agent: str, name: str) -> None:
        self.workspace.agents.create(agent, None, name)

    async def change(self, agent: str, part: str = "", **changes: object) -> None:
        """Change fields of the agent, or of one of its parts."""
        folder = self.folder(agent)
        inner = {part: getattr(folder.agent, part).model_copy(update=changes)} if part else changes
        folder.save_agent(Agent.model_validate(folder.agent.model_copy(update=inner).model_dump()))

    def folder(self, agent: str) -> AgentFolder:
        return self.workspace.agents.get(agent)

    async def wait(self) -> None:
        """What was done for an earlier step is what is wrong with this one."""

    async def ask(self, agent: str, question: str) -> AnswerFinished:
        run = self.workspace.ask(self.folder(agent), question, Chat(), "practice")
        events = [event async for event in run]
        answer = events[-1]
        assert isinstance(answer, AnswerFinished), answer
        return answer

    async def instruct(self, agent: str, instructions: str) -> None:
        self.folder(agent).save_instructions(instructions)

    async def write_case(self, agent: str, **said: object) -> None:
        """One that asks the same is changed."""
        case = TestCase.model_validate(said)
        Casework(self.workspace, self.folder(agent)).put_in([case])

    async def import_cases(self, agent: str, sheet: str) -> None:
        work = Casework(self.workspace, self.folder(agent))
        read = await work.read_sheet(self.material / sheet)
        assert not read.problems
        work.put_in(row.case for row in read.rows)

    async def test(self, agent: str) -> Sequence[str]:
        """Return the questions that failed."""
        report = await Publishing(self.workspace).test(self.folder(agent), endpoint="practice")
        return [result.question for result in report.results if not result.ok]

    async def attack(self, agent: str) -> None:
        await Publishing(self.workspace).attack(self.folder(agent), endpoint="practice")

    async def submit(self, agent: str, note: str, reason: str) -> None:
        reasons = dict.fromkeys(CheckName, reason)
        await Publishing(self.workspace).submit(self.folder(agent), note, reasons)

    async def number(self, agent: str) -> int:
        """Return the number of the newest submission of that agent."""
        async with self.workspace.catalogue() as client:
            return max(one.number for one in await client.desk.submissions(agent=agent))

    async def rerun(self, agent: str) -> None:
        await rerun_submission(self.workspace, await self.number(agent), "practice")

    async def approve(self, agent: str, comment: str, person: str = "") -> None:
        async with self.workspace.catalogue(person) as client:
            await client.desk.approve(await self.number(agent), comment)

    async def send_back(self, agent: str, comment: str, person: str) -> None:
        async with self.workspace.catalogue(person) as client:
            await client.desk.return_(await self.number(agent), comment)
