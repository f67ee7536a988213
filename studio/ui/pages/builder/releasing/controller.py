"""Builds, checks and submits the agent, and looks at what became of earlier submissions."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from studio.catalogue import NextVersion, Submission
from studio.catalogue.versions import order
from studio.core.errors import NotFound
from studio.runtime import AgentFolder
from studio.ui.language import tr, words
from studio.ui.pages.builder.releasing.package_card import packed
from studio.ui.pages.builder.releasing.view import ReleasingView
from studio.ui.shell import Services
from studio.wording import next_version_text
from studio.workspace import Workspace, propose_version


@dataclass(frozen=True, slots=True)
class InCatalogue:
    """One's own submissions of an agent, newest first, and the version in use, empty for none."""

    submissions: tuple[Submission, ...] = ()
    live: str = ""


async def in_catalogue(workspace: Workspace, folder: AgentFolder) -> InCatalogue:
    agent = folder.agent.id
    async with workspace.catalogue() as client:
        own = await client.desk.submissions(agent=agent, mine=True)
        try:
            live = (await client.shelf.release(agent)).version
        except NotFound:
            live = ""
    return InCatalogue(tuple(sorted(own, key=lambda found: -found.number)), live)


class ReleasingController(QObject):
    """`known` tells what the catalogue has of this agent; `starting` comes before a package is built."""

    known = Signal(object)
    starting = Signal()

    def __init__(self, view: ReleasingView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        view.package.built.connect(self._build)
        view.submitted.connect(self._submit)
        view.submissions.withdrawn.connect(self._withdraw)

    def load(self, folder: AgentFolder) -> None:
        self._folder = folder
        self._view.clear_error()
        self._view.package.show_nothing()
        self.look_again()

    def look_again(self) -> None:
        job = self._services.background.run(in_catalogue, self._services.workspace, self._folder)
        job.done.connect(self._show)
        job.failed.connect(self._view.show_error)

    def _build(self) -> None:
        self.starting.emit()
        self._view.clear_error()
        self._view.package.set_busy(True)
        job = self._services.background.run(packed, self._services.publishing, self._folder)
        job.tell(tr("Building the package"))
        job.done.connect(self._view.package.show_packed)
        job.failed.connect(self._view.show_error)
        job.ended.connect(self._rest)

    def _submit(self, note: str) -> None:
        self.starting.emit()
        self._view.clear_error()
        self._view.set_busy(True)
        job = self._services.background.run(self._services.publishing.submit, self._folder, note)
        job.tell(tr("Submitting for review"))
        job.done.connect(self._submitted)
        job.failed.connect(self._view.show_error)
        job.ended.connect(self._rest)

    def _submitted(self, submission: Submission) -> None:
        self._view.clear_note()
        said = tr("Submitted as number {number}; it waits for a reviewer.", number=submission.number)
        self._services.notices.say(said)
        self.look_again()

    def _withdraw(self, number: int) -> None:
        job = self._services.background.run(withdraw, self._services.workspace, number)
        job.done.connect(self._withdrawn)
        job.failed.connect(self._view.show_error)

    def _withdrawn(self, submission: Submission) -> None:
        self._services.notices.say(tr("Submission {number} was withdrawn.", number=submission.number))
        self.look_again()

    def _show(self, found: InCatalogue) -> None:
        assert self._folder is not None
        self._view.submissions.show_submissions(found.submissions)
        self._view.show_version(self._folder.agent.version, found.live)
        self.known.emit(found)
        if self._view.isVisible():
            self.propose()

    def propose(self) -> None:
        """Say which version comes next; the catalogue is asked what the one in use is made of."""
        if self._folder is not None:
            job = self._services.background.run(propose_version, self._services.workspace, self._folder)
            job.done.connect(self._show_proposal)
            job.failed.connect(self._view.show_error)

    def _show_proposal(self, proposed: NextVersion | None) -> None:
        assert self._folder is not None
        if proposed is None:
            self._view.show_proposal("", fits=True)
            return
        fits = order(self._folder.agent.version) >= order(proposed.version)
        self._view.show_proposal(next_version_text(proposed, words()), fits=fits)

    def _rest(self) -> None:
        self._view.set_busy(False)
        self._view.package.set_busy(False)


async def withdraw(workspace: Workspace, number: int) -> Submission:
    async with workspace.catalogue() as client:
        return await client.desk.withdraw(number)
