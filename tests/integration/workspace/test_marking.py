"""A bad answer becomes a test question or a note in the knowledge."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.core.agents import TestSuite
from studio.core.errors import AgentHasNoKnowledge
from studio.core.events import AnswerFinished
from studio.endpoints import SessionKeys
from studio.runtime import AgentFolder, Chat
from studio.traces import Trace
from studio.workspace import Workspace
from studio.workspace.marking import case_of_trace, keep_case, keep_note
from tests.practice import SharedPractice

BASE, QUESTION = "值班规定", "夜班几点交接？"


@pytest.fixture
async def workspace(tmp_path: Path, shared_practice: SharedPractice) -> AsyncIterator[Workspace]:
    async with Workspace(tmp_path / "w", keys=SessionKeys()) as opened:
        opened.endpoints.practice = shared_practice
        yield opened


@pytest.fixture
async def folder(workspace: Workspace, tmp_path: Path) -> AgentFolder:
    file = tmp_path / "规定.md"
    file.write_text("# 值班规定\n\n第一条 白班 8 时 30 分交接班。\n", encoding="utf-8")
    await (await workspace.knowledge.create(BASE)).add([file])
    made = workspace.agents.create("duty")
    knowledge = made.agent.knowledge.model_copy(update={"bases": (BASE,)})
    made.save_agent(made.agent.model_copy(update={"knowledge": knowledge}))
    return made


async def asked(
    workspace: Workspace, folder: AgentFolder, question: str, chat: Chat | None = None
) -> tuple[AnswerFinished, Trace]:
    events = [event async for event in workspace.ask(folder, question, chat or Chat())]
    assert isinstance(events[-1], AnswerFinished)
    (row,) = await workspace.traces.find(words=question, limit=1)
    return events[-1], await workspace.traces.get(row.id)


async def test_a_run_becomes_a_test_question_once(workspace: Workspace, folder: AgentFolder) -> None:
    _, trace = await asked(workspace, folder, "白班几点交接班？")

    assert keep_case(folder, case_of_trace(trace))

    (case,) = folder.tests.cases
    assert (case.question, [one.document for one in case.cites]) == ("白班几点交接班？", ["规定.md"])
    written = case.model_copy(update={"contains": ("8时30分",), "question": "白班几点交接班?"})
    folder.save_tests(TestSuite(cases=(written,)))
    assert not keep_case(folder, case_of_trace(trace))
    assert folder.tests.cases == (written,), "what somebody wrote of it stays"


async def test_a_question_that_leans_on_those_before_takes_them_along(
    workspace: Workspace, folder: AgentFolder
) -> None:
    chat = Chat()
    await asked(workspace, folder, "白班几点交接班？", chat)
    _, trace = await asked(workspace, folder, "那么白班交接班在哪一条？", chat)

    assert case_of_trace(trace).before == ("白班几点交接班？",)


async def test_a_note_answers_from_then_on(workspace: Workspace, folder: AgentFolder) -> None:
    await keep_note(workspace, folder, QUESTION, "夜班 20 时 30 分交接班。")

    answer, _ = await asked(workspace, folder, QUESTION)

    assert "20 时 30 分" in answer.text
    assert answer.citations[0].document == "夜班几点交接.md"


async def test_an_agent_without_knowledge_takes_no_note(workspace: Workspace) -> None:
    with pytest.raises(AgentHasNoKnowledge):
        await keep_note(workspace, workspace.agents.create("bare"), QUESTION, "?")
