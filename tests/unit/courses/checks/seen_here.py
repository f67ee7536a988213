"""A workspace for checks to look at, into which a test puts what was done, without running anything."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from pydantic import TypeAdapter

from studio.catalogue import Submission
from studio.core.agents import Agent
from studio.core.events import AnswerFinished, Citation, Outcome, RunEvent, RunStarted
from studio.core.origins import Origin
from studio.core.passages import DocumentRow, DocumentState
from studio.core.places import Place
from studio.courses.checks import Check, Seen
from studio.courses.checks import Outcome as Found
from studio.knowledge import EvalCase
from studio.runtime import AgentFolder
from studio.traces import Moment
from studio.traces.trace import trace_of
from studio.workspace import Workspace

_check: TypeAdapter[Any] = TypeAdapter(Check)


@dataclass
class FakeBase:
    """What checks ask of a base."""

    rows: list[DocumentRow] = field(default_factory=list)
    saved: list[EvalCase] = field(default_factory=list)

    async def documents(self) -> list[DocumentRow]:
        return self.rows

    @property
    def questions(self) -> Any:
        return SimpleNamespace(cases=self._cases)

    async def _cases(self) -> Sequence[EvalCase]:
        return self.saved


class SeenHere(Seen):
    """`bases` and `handed_in` stand in for what loading and a catalogue would bring."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace, agents=("given",))
        self.bases: dict[str, FakeBase] = {}
        self.handed_in: list[Submission] = []

    async def base(self, name: str) -> Any:
        return self.bases.get(name)

    @property
    def own_bases(self) -> list[str]:
        return list(self.bases)

    async def submissions(self, agent: str = "", *, mine: bool) -> list[Submission]:
        return [one for one in self.handed_in if (one.author.id == self.me) is mine]


class Done:
    """What a learner did, in the words of the tests."""

    def __init__(self, folder: Path) -> None:
        (folder / "course").mkdir(parents=True)
        (folder / "course/course.yaml").touch()
        self.workspace = Workspace(folder)
        self.seen = SeenHere(self.workspace)

    async def look(self, kind: str, **wanted: object) -> Found:
        found: Found = await _check.validate_python({"kind": kind, **wanted}).look(self.seen)
        return found

    def agent(self, agent: str = "mine", instructions: str = "", **facts: object) -> AgentFolder:
        store = self.workspace.agents
        folder = store.get(agent) if agent in store.ids() else store.create(agent)
        folder.save_agent(Agent.model_validate(folder.agent.model_dump() | facts))
        folder.save_instructions(instructions or folder.instructions)
        return folder

    async def asked(self, question: str, *events: RunEvent, agent: str = "mine") -> None:
        started = datetime.now().astimezone().isoformat()
        begun = RunStarted(agent=agent, question=question, endpoint="practice", model="m", practice=True)
        moments = tuple(Moment(seconds=0.1, event=event) for event in (begun, *events))
        trace = trace_of(f"{len(question)}-{started}", agent, Origin.CHAT, started, question, moments)
        await self.workspace.traces.keep(trace)


def answer(text: str, *documents: str, outcome: Outcome = Outcome.ANSWERED) -> AnswerFinished:
    citations = tuple(
        Citation(number=number, base="b", document=name, chunk=1, place=Place(), quote="")
        for number, name in enumerate(documents, start=1)
    )
    return AnswerFinished(outcome=outcome, text=text, citations=citations)


def row(name: str, state: DocumentState = DocumentState.READY) -> DocumentRow:
    return DocumentRow(name=name, kind="md", state=state)
