"""Fills Home whenever it comes to the front, and goes where it points."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.pages.home.gathering import gather
from studio.ui.pages.home.view import HomePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.catalogue import Feedback
    from studio.knowledge import LoadProgress
    from studio.runtime import AgentFolder

_SAMPLE = "flood-duty"


class HomeController(QObject):
    def __init__(self, view: HomePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.refreshed.connect(self._load)
        view.went.connect(self._go)
        view.guide.closed.connect(self._close_guide)
        view.agents.sample_wanted.connect(self._add_sample)
        view.feedback.taken.connect(self._take)
        view.feedback.dropped.connect(self._drop)
        services.background.works_changed.connect(self._show_works)

    def _load(self) -> None:
        job = self._services.background.run(gather, self._services.workspace, self._services.publishing)
        job.progressed.connect(self._show)
        job.failed.connect(self._services.notices.show_error)

    def _show(self, facts: HomeFacts) -> None:
        self._view.show_facts(facts)
        self._show_works()
        self._services.navigator.set_badge("reviews", facts.waiting)
        for problem in facts.problems[:1]:
            self._services.notices.show_error(problem)

    def _show_works(self) -> None:
        """Cards of what is being loaded or tested say how far it is."""
        self._view.recent.show_works({work.about: work.title for work in self._services.background.works})

    def _go(self, target: tuple[str, ...]) -> None:
        self._services.navigator.open(*target)

    def _take(self, number: int) -> None:
        from studio.workspace import take_feedback

        job = self._services.background.run(take_feedback, self._services.workspace, number)
        job.done.connect(self._say_taken)
        job.failed.connect(self._services.notices.show_error)

    def _say_taken(self, taken: "Feedback") -> None:
        said = tr("Now a test question; say in it what the answer must hold")
        self._services.notices.say(said)
        self._services.navigator.open("builder", taken.agent, "tests")

    def _drop(self, number: int) -> None:
        from studio.workspace import drop_feedback

        job = self._services.background.run(drop_feedback, self._services.workspace, number)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._load)

    def _close_guide(self) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update={"guide_closed": True}))
        self._view.guide.hide()
        self._services.notices.toast(tr("Guide closed. Settings can bring it back."), self._reopen_guide)

    def _reopen_guide(self) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update={"guide_closed": False}))
        self._load()

    def _add_sample(self) -> None:
        from studio.workspace import add_sample

        self._services.notices.say(tr("Loading the sample's documents…"), "info")
        job = self._services.background.run(add_sample, self._services.workspace, _SAMPLE, PROGRESS)
        job.progressed.connect(self._tell)
        job.done.connect(self._open_sample)
        job.failed.connect(self._services.notices.show_error)

    def _tell(self, progress: "LoadProgress") -> None:
        job = self.sender()
        if isinstance(job, Job):
            job.tell(tr("Loading the sample: {done} / {total}", done=progress.done, total=progress.total))

    def _open_sample(self, folder: "AgentFolder") -> None:
        self._services.navigator.open("builder", folder.agent.id)
