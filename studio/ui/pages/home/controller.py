"""Fills Home whenever it comes to the front, and goes where it points."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.background import Job
from studio.ui.guide import GuideActs
from studio.ui.language import tr
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.pages.home.gathering import gather
from studio.ui.pages.home.view import HomePage
from studio.ui.shell import Services
from studio.workspace.first_steps import FirstStep, FirstSteps

if TYPE_CHECKING:
    from studio.catalogue import Feedback


class HomeController(QObject):
    def __init__(self, view: HomePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._loading: Job | None = None
        self._facts = HomeFacts()
        view.refreshed.connect(self._load)
        view.went.connect(self._go)
        self._acts = GuideActs(services, self)
        self._acts.changed.connect(self._load)
        self._acts.loading.connect(view.guide.set_loading)
        for part in (view.guide, view.welcome):
            part.closed.connect(self._close_guide)
            part.went.connect(self._take_step)
            part.sampled.connect(self._acts.use_sample)
        view.agents.sample_wanted.connect(self._add_sample)
        view.news.opened.connect(self._note_read)
        view.news.mended.connect(self._note_read)
        view.news.all_opened.connect(self._note_read)
        view.course.opened.connect(self._open_course)
        view.feedback.taken.connect(self._take)
        view.feedback.dropped.connect(self._drop)
        services.background.works_changed.connect(self._show_works)

    def _load(self) -> None:
        """Only the newest look counts: an older one may still wait for the catalogue."""
        if self._loading is not None:
            self._loading.cancel()
        services = self._services
        job = services.background.run(gather, services.workspace, services.publishing, self._facts)
        job.progressed.connect(self._show)
        job.failed.connect(services.notices.show_error)
        job.ended.connect(self._rest)
        self._loading = job

    def _rest(self) -> None:
        if self.sender() is self._loading:
            self._loading = None
            self._view.waiting.show_content()

    def _show(self, facts: HomeFacts) -> None:
        self._facts = facts
        self._view.show_facts(facts)
        self._show_works()
        if facts.counted:
            self._services.navigator.set_badge("reviews", facts.waiting)
        for problem in facts.problems[:1]:
            again = (tr("Try again"), self._load)
            self._services.notices.show_error(problem, again)

    def _show_works(self) -> None:
        """Cards of what is being loaded or tested say how far it is, while they are in sight."""
        if self._view.isVisible():
            self._view.recent.show_works(self._services.background.works)

    def _take_step(self, step: FirstStep) -> None:
        self._acts.go(step, self._facts.steps or FirstSteps())

    def _note_read(self) -> None:
        """Whoever opens one of the news has seen them all."""
        newest = max((line.at for line in self._facts.news), default="")
        self._keep(news_read=newest)

    def _go(self, target: tuple[str, ...]) -> None:
        self._services.navigator.open(*target)

    def _open_course(self, workspace: str) -> None:
        if workspace:
            self._services.shell.go_over(Path(workspace), "courses")
        else:
            self._services.navigator.open("courses")

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
        self._keep(guide_closed=True)
        self._load()
        self._services.notices.toast(tr("Guide closed. Settings can bring it back."), self._reopen_guide)

    def _reopen_guide(self) -> None:
        self._keep(guide_closed=False)
        self._load()

    def _keep(self, **chosen: object) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update=chosen))

    def _add_sample(self) -> None:
        self._acts.use_sample(FirstStep.AGENT)
