"""Reads what the page shows: the list, and one base."""

from PySide6.QtCore import QElapsedTimer, QObject, QPoint

from studio.core.errors import NotFound
from studio.ui.awaited import Awaited
from studio.ui.background import Job
from studio.ui.pages.knowledge.document_menu import DocumentMenu
from studio.ui.pages.knowledge.gathering import read_base, read_bases
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services


class KnowledgeController(QObject):
    """Only the newest question of each kind counts: the jobs before it are cancelled."""

    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._jobs: dict[str, Job] = {}
        self._list_awaited = Awaited(view.bases.waiting, self._read_list)
        self._base_awaited = Awaited(view.one.waiting, view.refresh)
        self._since_look, self._look_took = QElapsedTimer(), 0
        self._connect_reading()
        self._connect_opening()

    def _connect_reading(self) -> None:
        view = self._view
        view.list_wanted.connect(self._read_list)
        view.bases.retried.connect(self._read_list)
        view.base_wanted.connect(self._read_base)
        view.grown.connect(self._read_growth)

    def _connect_opening(self) -> None:
        view = self._view
        view.bases.opened.connect(self._open_base)
        view.one.documents.table.opened.connect(self._open_document)
        view.one.documents.table.menu_wanted.connect(self._offer)

    def _read_list(self) -> None:
        job = self._start("list", read_bases, self._services.workspace)
        job.done.connect(self._view.bases.show_bases)
        job.failed.connect(self._view.bases.show_trouble)
        self._list_awaited.follow(job)

    def _read_base(self, name: str) -> None:
        self._since_look.start()
        job = self._start("base", read_base, self._services.workspace, name)
        job.done.connect(self._note_look)
        job.done.connect(self._view.show_base)
        job.failed.connect(self._not_read)
        self._base_awaited.follow(job)

    def _read_growth(self, name: str) -> None:
        """While a load runs: look again, unless that would take more than a fifth of the time."""
        known = self._jobs.get("base")
        if (known is None or not known.running) and self._since_look.elapsed() > 5 * self._look_took:
            self._read_base(name)

    def _note_look(self) -> None:
        self._look_took = self._since_look.restart()

    def _not_read(self, error: object) -> None:
        """A base that is gone leads back to the list."""
        self._services.navigator.open("knowledge")
        if not isinstance(error, NotFound):
            self._services.notices.show_error(error)

    def _open_base(self, name: str) -> None:
        self._services.navigator.open("knowledge", name)

    def _open_document(self, name: str) -> None:
        self._services.navigator.open("source", self._view.base, name)

    def _offer(self, name: str, where: QPoint) -> None:
        DocumentMenu(self._view, self._services, name).popup(where)

    def _start(self, kind: str, function: object, *arguments: object) -> Job:
        known = self._jobs.get(kind)
        if known is not None:
            known.cancel()
        job = self._services.background.run(function, *arguments)  # type: ignore[arg-type]  # any function
        self._jobs[kind] = job
        return job
