"""Keeps versions of the open agent, compares them, and brings one back without losing the draft."""

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject, Signal

from studio.authoring.comparing import compare
from studio.authoring.versions import Version, Versions, Why
from studio.catalogue import Changes
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.pages.builder.versions.view import BEFORE, DRAFT, VersionsView
from studio.ui.pages.builder.versions.words import time_text
from studio.ui.shell import Services


class VersionsController(QObject):
    """`flush` writes down what the form still holds; `restored` tells that the files are others now."""

    restored = Signal()

    def __init__(self, view: VersionsView, services: Services, flush: Callable[[], None]) -> None:
        super().__init__(view)
        self._view, self._services, self._flush = view, services, flush
        self._history: _History | None = None
        view.compared.connect(self._compare)
        view.restored.connect(self.restore)

    def load(self, folder: AgentFolder) -> None:
        """Another agent is open."""
        self._history = _History(folder)
        self.keep(Why.OPENED)

    def keep(self, why: Why) -> None:
        if self._history is not None:
            job = self._services.background.run(self._history.keep, why)
            job.failed.connect(self._services.notices.show_error)

    def show(self) -> None:
        """Look at what there is now."""
        self._flush()
        if self._history is not None:
            job = self._services.background.run(self._history.all)
            job.done.connect(self._view.show_versions)
            job.failed.connect(self._services.notices.show_error)

    def restore(self, version: str) -> None:
        if self._history is not None:
            self._flush()
            job = self._services.background.run(self._history.restore, version)
            job.done.connect(self._say_restored)
            job.failed.connect(self._services.notices.show_error)

    def _compare(self, version: str, other: str) -> None:
        if self._history is not None:
            job = self._services.background.run(self._history.compare, version, other)
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


class _History:
    """One agent's versions for worker threads, one at a time."""

    def __init__(self, agent: AgentFolder) -> None:
        self._agent, self._folder = agent, agent.path
        self._versions, self._lock = Versions(agent.path), Lock()

    def all(self) -> list[Version]:
        with self._lock:
            return self._versions.all()

    def keep(self, why: Why) -> None:
        with self._lock:
            if self._folder.is_dir():  # it may have been deleted on the way out
                self._versions.keep(why)

    def restore(self, version: str) -> tuple[Version, Version]:
        """Return the version that was restored and the one the draft was kept as."""
        with self._lock:
            wanted = self._versions.get(version)
            kept = self._versions.restore(wanted)
            self._agent.note_edit()
            return wanted, kept or self._versions.all()[0]

    def compare(self, version: str, other: str) -> Changes:
        """From the older to the newer."""
        with self._lock:
            all_, chosen = self._versions.all(), self._versions.get(version)
            if other == DRAFT:
                return compare(self._versions, chosen, None, self._folder)
            if other == BEFORE:
                place = next(index for index, one in enumerate(all_) if one.id == chosen.id)
                second = all_[min(place + 1, len(all_) - 1)]
            else:
                second = self._versions.get(other)
            before, after = sorted((chosen, second), key=lambda one: one.id)
            return compare(self._versions, before, after, self._folder)
