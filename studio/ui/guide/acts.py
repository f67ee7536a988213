"""What the guide does for the person: leads to a step's place, or takes the step with a sample."""

from PySide6.QtCore import QObject, Signal

from studio.knowledge import LoadProgress
from studio.runtime import AgentFolder
from studio.ui.background import PROGRESS, Job
from studio.ui.guide.places import place_of
from studio.ui.language import tr
from studio.ui.shell.services import Services
from studio.workspace.first_steps import FirstStep, FirstSteps

SAMPLE = "flood-duty"


class GuideActs(QObject):
    """`changed` when a sample has taken a step; `loading` says how far its documents are."""

    changed = Signal()
    loading = Signal(int, int)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._job: Job | None = None

    def go(self, step: FirstStep, steps: FirstSteps) -> None:
        self._set(coached=True, guide_closed=False)
        self._services.navigator.open(*place_of(step, steps))

    def use_sample(self, step: FirstStep) -> None:
        self._set(coached=True, guide_closed=False)
        if step is FirstStep.ENDPOINT:
            self._set(practice_chosen=True)
            self._services.shell.settings_changed()
            self.changed.emit()
        elif step is FirstStep.BASE:
            self._load()
        elif step is FirstStep.AGENT:
            self._make()

    def pause(self) -> None:
        """The line stays away until a step is gone on with from Home."""
        self._set(coached=False)

    def _set(self, **chosen: bool) -> None:
        workspace = self._services.workspace
        settings = workspace.settings.model_copy(update=chosen)
        if settings != workspace.settings:
            workspace.save_settings(settings)

    def _load(self) -> None:
        from studio.workspace.samples import load_sample_documents

        self._run(load_sample_documents).done.connect(self.changed)

    def _make(self) -> None:
        """Its documents are loaded first where they are not yet; unchanged ones are skipped."""
        from studio.workspace import add_sample

        self._run(add_sample).done.connect(self._open)

    def _run(self, work: object) -> Job:
        if self._job is not None:
            return self._job
        job = self._services.background.run(work, self._services.workspace, SAMPLE, PROGRESS)  # type: ignore[arg-type]  # one of two functions
        job.tell(tr("Loading the sample"), "home")
        job.progressed.connect(self._tell)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._end)
        self._job = job
        return job

    def _tell(self, progress: LoadProgress) -> None:
        if self._job is not None:
            self._job.measure(progress.done, progress.total, tr("documents"))
        self.loading.emit(progress.done, progress.total)

    def _end(self) -> None:
        self._job = None
        self.loading.emit(0, 0)

    def _open(self, folder: AgentFolder) -> None:
        self._services.navigator.open("builder", folder.agent.id)
        self.changed.emit()
