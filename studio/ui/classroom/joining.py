"""Takes a learner into a class: found, seated, and over to the course's workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import (
    ClassCodeTooOften,
    ClassCodeWrong,
    ClassFull,
    ClassNotFound,
    ClassUnreachable,
    NameNotAllowed,
    SeatTaken,
)
from studio.ui.background import Job
from studio.ui.classroom.join_card import JoinCard
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.wording import joined

if TYPE_CHECKING:
    from studio.ui.shell import Services

_NAME = "class/name"
_AT = {
    ClassCodeWrong: "code",
    ClassCodeTooOften: "code",
    ClassFull: "code",
    ClassNotFound: "address",
    ClassUnreachable: "address",
    NameNotAllowed: "name",
    SeatTaken: "seat",
}
"""The field at which it is said what went wrong."""


class Joining(QObject):
    """`folder` is that of the workspace for which the seat is taken."""

    def __init__(self, card: JoinCard, services: "Services", folder: Path) -> None:
        super().__init__(card)
        self._card, self._services, self._folder = card, services, folder
        self._job: Job | None = None
        card.suggest_name(services.scratch.text(_NAME))
        card.wanted.connect(self._join)
        card.stopped.connect(self._stop)

    def _join(self, code: str, name: str, seat: int, address: str) -> None:
        self._services.scratch.keep(_NAME, name)
        told = tr("Reaching {address}…", address=address) if address else tr("Looking for the class…")
        self._card.set_busy(True, told)
        job = self._services.background.run(_joined, self._folder, code, name, seat, address)
        job.done.connect(self._go_over)
        job.failed.connect(self._refuse)
        self._job = job

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._card.set_busy(False)

    def _go_over(self, place: Path) -> None:
        self._card.set_busy(False)
        self._services.shell.go_over(place, "courses")

    def _refuse(self, error: object) -> None:
        said = explanation_of(error)
        field = next((field for kind, field in _AT.items() if isinstance(error, kind)), "")
        if field:
            self._card.show_error(field, joined(said.happened, said.action))
        else:
            self._card.set_busy(False)
            self._services.notices.show_error(error)


async def _joined(folder: Path, code: str, name: str, seat: int, address: str) -> Path:
    from studio.classroom import join_class

    return await join_class(folder, code, name, address=address, seat=seat)
