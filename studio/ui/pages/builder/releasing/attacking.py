"""Attacks on the agent with hostile documents: one run at a time, counted as their answers come."""

from PySide6.QtCore import QObject, Signal

from studio.core.attacks import read_attacks
from studio.runtime import AgentFolder
from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr
from studio.ui.pages.builder.releasing.package_card import PackageCard
from studio.ui.shell import Services


class Attacking(QObject):
    """`done` tells that all were made, `failed` brings the error, `ended` comes in either case."""

    done = Signal()
    failed = Signal(object)
    ended = Signal()

    def __init__(self, card: PackageCard, services: Services) -> None:
        super().__init__(card)
        self._card, self._services = card, services
        self._made = self._planned = 0
        self._job: Job | None = None
        card.stopped.connect(self.stop)

    @property
    def under_way(self) -> bool:
        return self._job is not None

    def begin(self, folder: AgentFolder) -> None:
        self._made, self._planned = 0, len(read_attacks())
        self._card.show_attacks(0, self._planned)
        job = self._services.background.run(self._services.publishing.attack, folder, PROGRESS)
        job.tell(tr("Attacking the agent"), "builder", folder.path.name, "release")
        job.measure(0, self._planned, tr("attacks"))
        job.progressed.connect(self._count)
        job.done.connect(self.done)
        job.failed.connect(self.failed)
        job.ended.connect(self._rest)
        self._job = job

    def stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _count(self, _: object) -> None:
        self._made += 1
        self._card.show_attacks(self._made, self._planned)
        if self._job is not None:
            self._job.measure(self._made, self._planned, tr("attacks"))

    def _rest(self) -> None:
        self._job = None
        self._card.end_attacks()
        self.ended.emit()
