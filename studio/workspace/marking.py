"""What a person makes of a bad answer: a test question of the agent, or a note in its knowledge."""

import asyncio
import re
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from studio.core.agents import ExpectedCitation, TestCase, TestSuite
from studio.core.errors import AgentHasNoKnowledge
from studio.core.events import AnswerFinished, HistorySummarised, ModelAsked, Outcome
from studio.core.files import write_atomically
from studio.knowledge import KnowledgeBase, LoadReport
from studio.runtime import AgentFolder
from studio.traces import Trace
from studio.trials.sources import CaseOrigin, DraftCase, DraftCases, NewDraft
from studio.trials.sources.sameness import asked
from studio.workspace.workspace import Workspace

_NOT_IN_NAMES = re.compile(r'[\s<>:"/\\|?*\x00-\x1f？。，：；！]+')


def case_of(question: str, answer: AnswerFinished | None = None, before: Sequence[str] = ()) -> TestCase:
    """Take over question and sources; what the answer must say is for the person to write."""
    cited = dict.fromkeys(citation.document for citation in answer.citations) if answer else {}
    return TestCase(
        question=question,
        before=tuple(before),
        cites=tuple(ExpectedCitation(document=document) for document in cited),
        declines=answer is not None and answer.outcome is Outcome.NOTHING_FOUND,
    )


def case_of_trace(trace: Trace) -> TestCase:
    end = trace.moments[-1].event if trace.moments else None
    return case_of(trace.question, end if isinstance(end, AnswerFinished) else None, _asked_before(trace))


def _asked_before(trace: Trace) -> list[str]:
    """The questions the model was told of; those that a summary stands for are not among them."""
    asked: list[str] | None = None
    for moment in trace.moments:
        if isinstance(moment.event, HistorySummarised):
            asked = None  # what went before only asked for the summary
        elif isinstance(moment.event, ModelAsked) and asked is None:
            asked = _questions(moment.event.request)
    return asked or []


def _questions(request: dict[str, Any]) -> list[str]:
    """All but the last, which comes with what it is to be answered from."""
    told = [one for one in request.get("messages") or () if one.get("role") == "user"]
    return [str(one.get("content") or "") for one in told[:-1]]


def keep_case(folder: AgentFolder, case: TestCase) -> bool:
    """Add the case to the agent's tests; one that asks the same already stays as it is."""
    known = folder.tests.cases
    new = asked(case) not in map(asked, known)
    if new:
        folder.save_tests(TestSuite(cases=(*known, case)))
    return new


def keep_draft(folder: AgentFolder, case: TestCase) -> DraftCase | None:
    """Have it wait among the drafts; nothing when it does already, or was settled before."""
    return next(iter(DraftCases(folder).add([NewDraft(case, CaseOrigin.MARKED)])), None)


async def keep_note(
    workspace: Workspace, folder: AgentFolder, question: str, answer: str, base: str = ""
) -> LoadReport:
    """Write question and right answer down as a document of a base, the agent's first one by default.

    Raises AgentHasNoKnowledge for an agent that reads none.
    """
    opened = await _base_of(workspace, folder, base)
    file = _notes(workspace, opened.name) / f"{_name_of(question)}.md"
    text = f"# {question.strip()}\n\n{answer.strip()}\n\n补充说明，{date.today():%Y-%m-%d} 记。\n"
    await asyncio.to_thread(write_atomically, file, text.encode())
    return await opened.add([file])


async def drop_note(workspace: Workspace, folder: AgentFolder, document: str, base: str = "") -> None:
    """Take a note back, out of the base and from the disk; raises NotFound."""
    opened = await _base_of(workspace, folder, base)
    await opened.remove(document)
    await asyncio.to_thread((_notes(workspace, opened.name) / document).unlink, missing_ok=True)


async def _base_of(workspace: Workspace, folder: AgentFolder, base: str) -> KnowledgeBase:
    bases = folder.agent.knowledge.bases
    if not bases:
        raise AgentHasNoKnowledge(agent=folder.agent.name)
    return await workspace.knowledge.open(base or bases[0])


def _notes(workspace: Workspace, base: str) -> Path:
    return workspace.folder / "notes" / base


def _name_of(question: str) -> str:
    """Name the note after its question, in a way every system can keep."""
    return Path(_NOT_IN_NAMES.sub(" ", question).strip(" .")[:60].strip() or "note").name
