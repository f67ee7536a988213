"""Joins the try-out of a tool with the real tool: builds it, asks the person, runs it, shows the result."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from studio.authoring.trying import Tried
from studio.core.agents import ToolUse
from studio.core.attachments import Attachment
from studio.core.errors import StudioError
from studio.core.files import named
from studio.core.proposals import Proposal
from studio.endpoints import ToolSpec
from studio.runtime import AgentFolder
from studio.ui.asking import ask_file
from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.builder.schema import FormPlace
from studio.ui.pages.builder.tools.asking import AsksFirst
from studio.ui.pages.builder.tools.results import result_parts
from studio.ui.pages.builder.tools.try_panel import TryPanel
from studio.ui.shell import Services
from studio.workspace.trying import ToolTrial


class TryController(QObject):
    def __init__(self, panel: TryPanel, services: Services) -> None:
        super().__init__(panel)
        self._panel, self._services = panel, services
        self._trial: ToolTrial | None = None
        self._place: FormPlace | None = None
        self._job: Job | None = None
        self._attached: list[str] = []
        self._asks = AsksFirst(self)
        self._asks.asked.connect(self._ask)
        self._asks.settled.connect(self._stop_asking)
        panel.answered.connect(self._asks.answer)
        panel.ran.connect(self._run)
        panel.stopped.connect(self.stop)
        panel.attached.connect(self._choose_file)

    def begin(self, folder: AgentFolder, use: ToolUse, place: FormPlace) -> None:
        """Make the tool ready as it is set now; what was tried before is let go."""
        self.end()
        self._trial = ToolTrial(self._services.workspace, folder, use, self._asks.consent)
        self._place = place
        self._panel.wait()
        job = self._started(self._trial.specs)
        job.done.connect(self._offer)
        job.failed.connect(self._refuse)

    def end(self) -> None:
        self.stop()
        if self._trial is not None:
            self._trial.close()
        self._trial, self._attached = None, []
        self._panel.show_attached(())

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._panel.set_busy(busy=False)
        self._panel.stop_asking()

    def attach(self, file: str) -> None:
        if self._trial is not None:
            job = self._services.background.run(self._trial.attach, Path(file))
            job.done.connect(self._note_attached)
            job.failed.connect(self._services.notices.show_error)

    def _started(self, work: Callable[..., object], *arguments: object) -> Job:
        self._job = self._services.background.run(work, *arguments)
        self._job.ended.connect(self._rest)
        return self._job

    def _run(self, name: str, arguments: dict[str, object], said: str) -> None:
        if self._trial is None or self._job is not None:
            return
        self._panel.set_busy(busy=True)
        job = self._started(self._trial.call, name, arguments, said)
        job.done.connect(self._show)
        job.failed.connect(self._explain)

    def _offer(self, specs: Sequence[ToolSpec]) -> None:
        assert self._place is not None
        self._panel.offer(specs, self._place)

    def _refuse(self, error: Exception) -> None:
        self._panel.refuse(error_banner(_known(error)))

    def _explain(self, error: Exception) -> None:
        self._panel.show_result([error_banner(_known(error))])

    def _show(self, tried: Tried) -> None:
        self._panel.show_result(result_parts(tried))

    def _ask(self, proposal: Proposal) -> None:
        self._panel.ask(proposal)

    def _stop_asking(self) -> None:
        self._panel.stop_asking()

    def _choose_file(self) -> None:
        ask_file(self._panel, tr("Attach a file")).fileSelected.connect(self.attach)

    def _note_attached(self, attachment: Attachment) -> None:
        self._attached.append(attachment.name)
        self._panel.show_attached(self._attached)

    def _rest(self) -> None:
        """One that was stopped may end while the next one runs."""
        if self.sender() is self._job:
            self._job = None
            self._panel.set_busy(busy=False)


def _known(error: Exception) -> BaseException:
    return error if isinstance(error, StudioError) else named(error)
