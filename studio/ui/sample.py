"""The ready-made agent that a window opens with."""

from typing import TYPE_CHECKING

from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr

if TYPE_CHECKING:
    from studio.knowledge import LoadProgress
    from studio.ui.shell.services import Services


def make_sample_ready(services: "Services", name: str) -> Job:
    """Load its documents and put it among the agents; what fails is shown."""
    from studio.workspace import add_sample

    job = services.background.run(add_sample, services.workspace, name, PROGRESS)

    def show(progress: "LoadProgress") -> None:
        job.tell(tr("Loading the sample"))
        job.measure(progress.done, progress.total, tr("docs"))

    job.progressed.connect(show)
    job.failed.connect(services.notices.show_error)
    return job
