"""Shows the versions of the open agent, compares them, and brings one back without losing the draft."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from studio.authoring.versions import Version
from studio.ui.language import tr
from studio.ui.pages.builder.versions.keeping import VersionKeeping
from studio.ui.pages.builder.versions.view import VersionsView
from studio.ui.pages.builder.versions.words import time_text
from studio.ui.shell import Services


class VersionsController(QObject):
    """`flush` writes down what the form still holds; `restored` tells that the files are others now."""

    restored = Signal()

    def __init__(
        self, view: VersionsView, services: Services, keeping: VersionKeeping, flush: Callable[[], None]
    ) -> None:
        super().__init__(view)
        self._view, self._services, self._keeping, self._flush = view, services, keeping, flush
        view.compared.connect(self._compare)
        view.restored.connect(self.restore)
        view.kept.connect(self._keep_now)
        view.remarked.connect(self._remark)

    def show(self) -> None:
        """Look at what there is now."""
        self._flush()
        if (past := self._keeping.past) is not None:
            job = self._services.background.run(past.all)
            job.done.connect(self._view.show_versions)
            job.failed.connect(self._services.notices.show_error)

    def restore(self, version: str) -> None:
        if (past := self._keeping.past) is not None:
            self._flush()
            job = self._services.background.run(past.restore, version)
            job.done.connect(self._say_restored)
            job.failed.connect(self._services.notices.show_error)

    def _keep_now(self) -> None:
        """The newest is the draft of now, also where nothing had to be kept."""
        if (past := self._keeping.past) is not None:
            self._flush()
            job = self._services.background.run(past.keep_now)
            job.done.connect(self._view.show_kept)
            job.failed.connect(self._services.notices.show_error)

    def _remark(self, version: str, words: str) -> None:
        if (past := self._keeping.past) is not None:
            job = self._services.background.run(past.remark, version, words)
            job.done.connect(self._view.show_versions)
            job.failed.connect(self._services.notices.show_error)

    def _compare(self, version: str, other: str) -> None:
        if (past := self._keeping.past) is not None:
            job = self._services.background.run(past.compare, version, other)
            job.done.connect(self._view.show_changes)
            job.failed.connect(self._services.notices.show_error)

    def _say_restored(self, versions: tuple[Version, Version]) -> None:
        restored, before = versions

        def put_back() -> None:
            self.restore(before.id)

        self.restored.emit()
        text = tr(
            "Restored the version of {time}. The draft it replaces is kept.", time=time_text(restored.made)
        )
        self._services.notices.toast(text, put_back)
        self.show()
