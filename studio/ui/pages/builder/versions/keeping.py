"""Keeps versions of the open agent, whichever of its tabs is looked at."""

from threading import Lock

from PySide6.QtCore import QObject

from studio.authoring.comparing import compare
from studio.authoring.versions import Version, Versions, Why
from studio.catalogue import Changes
from studio.runtime import AgentFolder
from studio.ui.pages.builder.versions.view import BEFORE, DRAFT
from studio.ui.shell import Services


class VersionKeeping(QObject):
    """`past` is None before the first agent is open."""

    def __init__(self, services: Services, parent: QObject) -> None:
        super().__init__(parent)
        self._services = services
        self.past: Past | None = None

    def load(self, folder: AgentFolder) -> None:
        """Another agent is open."""
        self.past = Past(folder)
        self.keep(Why.OPENED)

    def keep(self, why: Why) -> None:
        if self.past is not None:
            job = self._services.background.run(self.past.keep, why)
            job.failed.connect(self._services.notices.show_error)


class Past:
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

    def keep_now(self) -> list[Version]:
        with self._lock:
            self._versions.keep(Why.WANTED)
            return self._versions.all()

    def remark(self, version: str, words: str) -> list[Version]:
        with self._lock:
            self._versions.remark(self._versions.get(version), words)
            return self._versions.all()

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
