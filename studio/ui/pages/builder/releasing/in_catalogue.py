"""What the catalogue has of an agent that is made here, and what its author says there."""

from dataclasses import dataclass

from studio.catalogue import CheckName, Submission, SubmissionState
from studio.core.errors import NotFound
from studio.runtime import AgentFolder
from studio.workspace import Workspace
from studio.workspace.class_ids import id_there


@dataclass(frozen=True, slots=True)
class InCatalogue:
    """One's own submissions of an agent, newest first, and the version in use, empty for none."""

    submissions: tuple[Submission, ...] = ()
    live: str = ""

    @property
    def reasons(self) -> dict[CheckName, str]:
        """What was written for the warnings of the newest: most stand again at the next."""
        newest = self.submissions[0].checks if self.submissions else ()
        return {check.name: check.reason for check in newest if check.reason}

    @property
    def state(self) -> SubmissionState | None:
        """That of the newest."""
        return self.submissions[0].state if self.submissions else None

    @property
    def waiting(self) -> int:
        """The number of the newest that no reviewer has decided on, 0 for none."""
        state = SubmissionState.SUBMITTED
        return next((one.number for one in self.submissions if one.state is state), 0)


async def in_catalogue(workspace: Workspace, folder: AgentFolder) -> InCatalogue:
    if not await workspace.has_submissions():
        return InCatalogue()
    agent = id_there(workspace, folder.agent.id)
    async with workspace.catalogue() as client:
        own = await client.desk.submissions(agent=agent, mine=True)
        try:
            live = (await client.shelf.release(agent)).version
        except NotFound:
            live = ""
    return InCatalogue(tuple(sorted(own, key=lambda found: -found.number)), live)


async def answer(
    workspace: Workspace, submission: int, remark: int, words: str, resolves: bool | None
) -> Submission:
    async with workspace.catalogue() as client:
        return await client.desk.answer(submission, remark, words, resolves=resolves)


async def withdraw(workspace: Workspace, number: int) -> Submission:
    async with workspace.catalogue() as client:
        return await client.desk.withdraw(number)
