"""Goes along with the person from page to page and sees for itself when a step is done."""

from PySide6.QtCore import QObject, QTimer

from studio.ui.guide.acts import GuideActs
from studio.ui.guide.coach_line import CoachLine
from studio.ui.guide.places import is_aside, is_at
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.services import Services
from studio.workspace.first_steps import FirstStep, FirstSteps, steps_taken

_LOOK_MILLISECONDS = 1500


class Coach(QObject):
    """Shows its line only where the step is taken, and only while the person wants to be led."""

    def __init__(self, line: CoachLine, services: Services, navigator: Navigator) -> None:
        super().__init__(line)
        self._line, self._services, self._navigator = line, services, navigator
        self._acts = GuideActs(services, self)
        self._steps: FirstSteps | None = None
        self._done: FirstStep | None = None
        self._looking = False
        self._again = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._again.timeout.connect(self._look)
        self._again.start()
        navigator.arrived.connect(self._arrive)
        navigator.moved.connect(self._show)
        line.went.connect(self._go)
        line.sampled.connect(self._acts.use_sample)
        line.left.connect(self._leave)
        line.let_go.connect(navigator.take_focus)
        self._acts.changed.connect(self._look)
        self._acts.loading.connect(line.set_loading)

    def _arrive(self) -> None:
        """What was done is said until one goes on."""
        self._done = None
        self._show()
        self._look()

    def _look(self) -> None:
        if not self._wanted() or self._looking or (self._steps is not None and self._steps.now is None):
            return
        self._looking = True
        services = self._services
        job = services.background.run(steps_taken, services.workspace, services.publishing)
        job.done.connect(self._take)
        job.failed.connect(services.notices.show_error)
        job.ended.connect(self._rest)

    def _rest(self) -> None:
        self._looking = False

    def _take(self, steps: FirstSteps) -> None:
        before, self._steps = self._steps, steps
        if before is not None and before.now is not steps.now and before.now is not None:
            self._done = before.now if steps.met(before.now) else None
        self._show()

    def _show(self) -> None:
        (page, path), steps = self._navigator.here, self._steps
        if not self._wanted() or steps is None:
            self._line.hide()
        elif self._done is not None and is_at(self._done, page):
            self._line.show_done(self._done, steps, page)
        elif steps.now is not None and is_at(steps.now, page):
            self._line.show_task(steps.now, steps, page, aside=is_aside(steps.now, steps, page, path))
        else:
            self._line.hide()

    def _wanted(self) -> bool:
        settings = self._services.workspace.settings
        return settings.coached and not settings.guide_closed

    def _go(self, step: FirstStep) -> None:
        """On the page it is taken, the task is told; elsewhere one is led there."""
        self._done = None
        if self._steps is not None:
            self._acts.go(step, self._steps)
            self._show()

    def _leave(self) -> None:
        self._acts.pause()
        self._line.hide()
