"""Looks at what the catalogue has of the open agent, whichever of its tabs is shown."""

from PySide6.QtCore import QObject, Signal

from studio.catalogue import Submission
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.pages.builder.deleted import is_news
from studio.ui.pages.builder.releasing.in_catalogue import InCatalogue, in_catalogue, withdraw
from studio.ui.shell import Services


class Catalogued(QObject):
    """`known` brings an InCatalogue, `failed` the error of a look that told nothing."""

    known = Signal(object)
    failed = Signal(object)

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self._folder: AgentFolder | None = None
        self.found: InCatalogue | None = None

    def load(self, folder: AgentFolder) -> None:
        if self._folder is None or self._folder.path != folder.path:
            self.found = None
        self._folder = folder
        self.look()

    def look(self) -> None:
        """Ask once more."""
        if self._folder is not None:
            job = self._services.background.run(in_catalogue, self._services.workspace, self._folder)
            job.done.connect(self._know)
            job.failed.connect(self._tell)

    def withdraw(self, number: int) -> None:
        job = self._services.background.run(withdraw, self._services.workspace, number)
        job.done.connect(self._withdrawn)
        job.failed.connect(self._services.notices.show_error)

    def _know(self, found: InCatalogue) -> None:
        self.found = found
        self.known.emit(found)

    def _tell(self, error: object) -> None:
        if is_news(error, self._folder):
            self.failed.emit(error)

    def _withdrawn(self, submission: Submission) -> None:
        self._services.notices.say(tr("Submission {number} was withdrawn.", number=submission.number))
        self.look()
