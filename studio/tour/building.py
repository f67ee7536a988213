"""The first half of the tour: documents, knowledge, agent, endpoint, answers, tests."""

from collections.abc import Awaitable, Callable
from contextlib import closing

from studio.core.events import AnswerFinished, Outcome, RunFailed, TextDelta
from studio.core.i18n import Words
from studio.core.passages import DocumentState
from studio.runtime import AgentFolder, Chat
from studio.tour.checks import Unmet, expect
from studio.tour.report import Source
from studio.wording import explain_trouble
from studio.workspace import Publishing, Workspace
from studio.workspace.samples import load_sample_documents, template

QUESTIONS = 3


class Building:
    """`acts` are the steps in order, each a name and what it does; `folder` is the agent it made."""

    def __init__(self, workspace: Workspace, say: Words, sample: str) -> None:
        self._workspace = workspace
        self._say = say
        self._sample = sample
        self.folder: AgentFolder

    @property
    def acts(self) -> list[tuple[str, Callable[[], Awaitable[str]]]]:
        questions = [(f"question {number + 1}", self._asking(number)) for number in range(QUESTIONS)]
        return [
            ("workspace", self._opened),
            ("knowledge", self._load),
            ("agent", self._create),
            ("practice endpoint", self._connect),
            *questions,
            ("tests", self._test),
            ("attacks", self._attack),
        ]

    async def _opened(self) -> str:
        return str(self._workspace.folder)

    async def _load(self) -> str:
        report = await load_sample_documents(self._workspace, self._sample)
        expect(not report.failed and not report.refused, f"{report.failed} {report.refused}")
        base = await self._workspace.knowledge.open(self._workspace.knowledge.names()[0])
        rows = await base.documents()
        expect(all(row.state is DocumentState.READY for row in rows), base.name)
        return self._say(
            "{name}: {documents} {documents:document|documents}, {pages} {pages:page|pages}, "
            "{chunks} {chunks:chunk|chunks}",
            name=base.name,
            documents=len(rows),
            pages=sum(row.pages for row in rows),
            chunks=sum(row.chunks for row in rows),
        )

    async def _create(self) -> str:
        self.folder = self._workspace.agents.create(self._sample, template(self._sample))
        return f"{self.folder.agent.name} {self.folder.agent.version}"

    async def _connect(self) -> str:
        async with self._workspace.endpoints.connect("practice") as endpoint:
            models = await endpoint.models()
        expect(bool(models), "models")
        return f"{endpoint.profile.base_url} · {', '.join(models)}"

    def _asking(self, number: int) -> Callable[[], Awaitable[str]]:
        async def ask() -> str:
            question = self.folder.agent.opening.starters[number]
            answer, pieces = await ask_once(self._workspace, self.folder, question, self._say)
            sources = sources_of(answer, self._say)
            expect(pieces > 1, f"{question}: {pieces}")
            return f"{question} → {'; '.join(f'{source.document} · {source.place}' for source in sources)}"

        return ask

    async def _test(self) -> str:
        report = await Publishing(self._workspace).test(self.folder, endpoint="practice")
        failed = [result.question for result in report.results if not result.ok]
        expect(not failed, "; ".join(failed))
        return f"{report.passed} / {report.total}"

    async def _attack(self) -> str:
        run = await Publishing(self._workspace).attack(self.folder, endpoint="practice")
        expect(not run.breached, f"{run.breached} / {len(run.findings)}")
        return self._say("{count} {count:attack|attacks}, none went past the person", count=len(run.findings))


async def ask_once(
    workspace: Workspace, folder: AgentFolder, question: str, say: Words
) -> tuple[AnswerFinished, int]:
    """Return the finished answer and in how many pieces it came."""
    pieces = 0
    with closing(Chat()) as chat:
        async for event in workspace.ask(folder, question, chat, "practice"):
            pieces += isinstance(event, TextDelta)
            if isinstance(event, RunFailed):
                raise Unmet(str(explain_trouble(event.trouble, say)))
            if isinstance(event, AnswerFinished):
                return event, pieces
    raise Unmet(question)


def sources_of(answer: AnswerFinished, say: Words) -> tuple[Source, ...]:
    """Return what the answer cites; every citation must name document and place."""
    expect(answer.outcome is Outcome.ANSWERED, f"{answer.outcome}: {answer.text}")
    sources = tuple(
        Source(document=citation.document, place=citation.place.label(say.language))
        for citation in answer.citations
    )
    expect(bool(sources) and all(source.document and source.place for source in sources), answer.text)
    return sources
