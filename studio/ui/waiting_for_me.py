"""Keeps the red count of Reviews on the rail true, whichever page one is on."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.core.errors import StudioError
from studio.ui.background import Background, Job
from studio.ui.shell.navigator import Navigator

if TYPE_CHECKING:
    from studio.workspace import Workspace

_SOON_MILLISECONDS, _AGAIN_MILLISECONDS = 2_000, 300_000


class WaitingForMe(QObject):
    """Counts soon after the opening and whenever somebody else acts or elsewhere, then every few minutes."""

    def __init__(
        self,
        workspace: "Workspace",
        background: Background,
        navigator: Navigator,
        parent: QObject,
        soon: int = _SOON_MILLISECONDS,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._background, self._navigator = workspace, background, navigator
        self._of, self._soon = ("", ""), soon
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)

    def note_settings(self) -> None:
        """What was counted for another is forgotten; the same person may have signed in."""
        settings = self._workspace.settings
        now = (settings.catalogue, settings.acting().id)
        if self._of[1] and now != self._of:
            self._navigator.set_badge("reviews", 0)
        self._of = now
        self._timer.start(self._soon)

    def stop(self) -> None:
        """The background is about to end."""
        self._timer.stop()

    def _count(self) -> None:
        self._timer.setInterval(_AGAIN_MILLISECONDS)
        if self._job is not None:
            self._job.cancel()
        self._job = self._background.run(count_waiting, self._workspace)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._ignore)

    def _show(self, counted: tuple[tuple[str, str], int | None]) -> None:
        of, waiting = counted
        if of == self._of and waiting is not None:
            self._navigator.set_badge("reviews", waiting)

    def _ignore(self, error: object) -> None:
        """The pages say what is wrong with the catalogue."""


async def count_waiting(workspace: "Workspace") -> tuple[tuple[str, str], int | None]:
    """For whom it was counted, and how many; None where the catalogue does not tell."""
    person = workspace.settings.acting()
    of = (workspace.settings.catalogue, person.id)
    if "reviewer" not in {role.value for role in person.roles} or not await workspace.has_submissions():
        return of, 0
    try:
        async with workspace.catalogue() as client:
            return of, sum(queue.waiting for queue in await client.desk.queues())
    except (StudioError, OSError):
        return of, None
