"""What a suite needs of a workspace: an agent that answers, files to attach, help in judging."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from studio.core.attachments import Attachment
from studio.core.errors import NotFound
from studio.core.events import RunEvent
from studio.core.origins import Origin
from studio.core.proposals import makes_files_only
from studio.documents.personal_data import masked
from studio.runtime import AgentFolder, Chat
from studio.trials import Aids, Ask, Patterns, judged_by
from studio.trials.rubric import Verdict
from studio.trials.suite import Attach
from studio.workspace.workspace import Workspace


def asker(workspace: Workspace, folder: AgentFolder, endpoint: str) -> Ask:
    """In a test nobody is there to agree: files are made, nothing is sent."""

    def ask(question: str, chat: Chat) -> AsyncIterator[RunEvent]:
        return workspace.ask(folder, question, chat, endpoint, makes_files_only, Origin.TEST)

    return ask


def attacher(workspace: Workspace, folder: AgentFolder) -> Attach:
    async def attach(name: str) -> Attachment:
        if name not in folder.files:
            raise NotFound(kind="file", missing=name)
        return await workspace.attach(folder.path / name)

    return attach


@asynccontextmanager
async def helped(workspace: Workspace, folder: AgentFolder, endpoint: str) -> AsyncIterator[Aids]:
    """Rubrics are judged by the endpoint's model, which sees what the agent may have sent to it."""
    hidden = folder.agent.guardrails.mask_personal_data

    async def judge(rubric: str, question: str, answer: str) -> Verdict:
        sent = [masked(text) if hidden else text for text in (rubric, question, answer)]
        async with workspace.endpoints.connect(endpoint) as connected:
            return await judged_by(connected, *sent)

    async with Patterns() as patterns:
        yield Aids(patterns.found, judge)
