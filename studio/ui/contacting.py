"""Asks the catalogue what became of installed agents, and says what was recalled."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from studio.core.errors import ReleaseRecalled
from studio.ui.background import Background, Job
from studio.ui.notices import Notices

if TYPE_CHECKING:
    from studio.core.errors import StudioError
    from studio.workspace import Workspace

_HOUR = 3_600_000  # milliseconds
_JUST_NOW = 60_000


class Contacting(QObject):
    """At the opening, whenever Home or the catalogue is looked at, every few hours; ends with the window."""

    def __init__(
        self, workspace: "Workspace", background: Background, notices: Notices, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background, self._notices = workspace, background, notices
        self._last = QElapsedTimer()
        self._job: Job | None = None
        self._place = ""
        self._timer = QTimer(self, interval=round(workspace.settings.contact_hours * _HOUR))
        self._timer.timeout.connect(self.ask)
        self._timer.start()
        self.ask()

    def ask(self) -> None:
        """Nothing installed, nothing to ask."""
        if self._job is None and self._workspace.installed.ids():
            self._last.start()
            self._job = self._background.run(_news, self._workspace)
            self._job.done.connect(self._tell)
            self._job.ended.connect(self._rest)

    def note_place(self, place: str) -> None:
        self._place = place
        if place in {"catalogue", "home"} and (not self._last.isValid() or self._last.hasExpired(_JUST_NOW)):
            self.ask()

    def _tell(self, news: "list[StudioError]") -> None:
        """The catalogue itself says what was recalled, with the way to remove it."""
        for error in news:
            if self._place != "catalogue" or not isinstance(error, ReleaseRecalled):
                self._notices.show_error(error)

    def _rest(self) -> None:
        self._job = None


async def _news(workspace: "Workspace") -> "list[StudioError]":
    return await workspace.contacts.news()
