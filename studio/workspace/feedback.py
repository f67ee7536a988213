"""Feedback on its way: sent from whoever used an agent, kept as draft test questions by whoever made it."""

import asyncio
from collections.abc import Sequence

from studio.catalogue import Cited, Feedback, FeedbackState, NewFeedback
from studio.core.agents import Agent, ExpectedCitation, TestCase, TestSuite
from studio.core.errors import NotFound, StudioError
from studio.core.events import Citation
from studio.documents.personal_data import masked
from studio.runtime import AgentFolder
from studio.trials.sources import CaseOrigin, DraftCases, NewDraft
from studio.trials.sources.sameness import asked
from studio.workspace.class_ids import id_here
from studio.workspace.workspace import Workspace

_MOST_CITED, _MOST_BEFORE = 40, 20


def feedback_on(
    agent: Agent,
    question: str,
    answer: str,
    wrong: str,
    citations: Sequence[Citation] = (),
    before: Sequence[str] = (),
) -> NewFeedback:
    """Return exactly what is sent: texts with personal data masked, and which passages were cited."""
    cited = [Cited(document=one.document[:300], place=one.place.label()[:300]) for one in citations]
    return NewFeedback(
        agent=agent.id,
        version=agent.version,
        question=masked(question)[:4000],
        before=tuple(masked(one)[:4000] for one in before[-_MOST_BEFORE:]),
        answer=masked(answer)[:20000],
        wrong=masked(wrong)[:2000],
        citations=tuple(dict.fromkeys(cited))[:_MOST_CITED],
    )


async def send_feedback(workspace: Workspace, feedback: NewFeedback) -> Feedback:
    async with workspace.catalogue() as client:
        return await client.opinions.send(feedback)


async def sent_feedback(workspace: Workspace) -> list[Feedback]:
    async with workspace.catalogue() as client:
        return await client.opinions.sent()


async def fetch_feedback(workspace: Workspace) -> list[Feedback]:
    """Return what came in about one's agents, newest first.

    What waits becomes a draft test question of the agent where this workspace has it; what was done with
    such a draft since is told to the catalogue.
    """
    async with workspace.catalogue() as client:
        found = await client.opinions.received()
        for index, row in enumerate(found):
            if row.state is FeedbackState.SENT and (state := await asyncio.to_thread(_kept, workspace, row)):
                settle = client.opinions.take if state is FeedbackState.TAKEN else client.opinions.drop
                found[index] = await settle(row.number)
    return found


async def take_feedback(workspace: Workspace, number: int) -> Feedback:
    """Make it a test question of the agent; raises NotFound when this workspace does not have that agent."""
    row = await _received(workspace, number)
    if row.state is FeedbackState.TAKEN:  # its question is among the tests already
        return row
    folder = workspace.agents.get(id_here(workspace, row.agent))
    await asyncio.to_thread(_take, folder, row)
    async with workspace.catalogue() as client:
        return await client.opinions.take(number)


async def drop_feedback(workspace: Workspace, number: int, reply: str = "") -> Feedback:
    row = await _received(workspace, number)
    agent = id_here(workspace, row.agent)
    if agent in workspace.agents.ids():
        await asyncio.to_thread(_drop, workspace.agents.get(agent), row)
    async with workspace.catalogue() as client:
        return await client.opinions.drop(number, reply)


async def _received(workspace: Workspace, number: int) -> Feedback:
    for row in await fetch_feedback(workspace):
        if row.number == number:
            return row
    raise NotFound(kind="feedback", missing=str(number))


def _kept(workspace: Workspace, row: Feedback) -> FeedbackState | None:
    """Keep it as a draft; return what was done with that draft already, if anything was."""
    try:
        folder = workspace.agents.get(id_here(workspace, row.agent))
        drafts, question = DraftCases(folder), asked(_case(row))
        drafts.add([_draft(row)])
        if any(draft.key == _key(row) or asked(draft.case) == question for draft in drafts.list()):
            return None  # it waits, or another that asks the same does
        taken = question in set(map(asked, folder.tests.cases))
        return FeedbackState.TAKEN if taken else FeedbackState.DROPPED
    except StudioError:  # the agent is not here, or damaged: it stays with the catalogue
        return None


def _take(folder: AgentFolder, row: Feedback) -> None:
    """Another's draft that asks the same is this one's, too; one that is gone is made anew."""
    drafts, question = DraftCases(folder), asked(_case(row))
    waiting = [draft.id for draft in drafts.list() if asked(draft.case) == question]
    if waiting:
        drafts.take(waiting)
    elif question not in set(map(asked, folder.tests.cases)):
        folder.save_tests(TestSuite(cases=(*folder.tests.cases, _case(row))))


def _drop(folder: AgentFolder, row: Feedback) -> None:
    drafts = DraftCases(folder)
    drafts.drop([draft.id for draft in drafts.list() if draft.key == _key(row)])


def _draft(row: Feedback) -> NewDraft:
    by = f"{row.department} {row.name}".strip()
    note = f"{row.wrong}\n{by} · {row.version}"
    return NewDraft(_case(row), CaseOrigin.FEEDBACK, row.version, note, _key(row))


def _case(row: Feedback) -> TestCase:
    """What the answer cited is where the right one may stand; what it must say is for a person to write."""
    documents = dict.fromkeys(cited.document for cited in row.citations)
    cites = tuple(ExpectedCitation(document=document) for document in documents)
    return TestCase(question=row.question, before=row.before, cites=cites)


def _key(row: Feedback) -> str:
    return f"feedback {row.number}"
