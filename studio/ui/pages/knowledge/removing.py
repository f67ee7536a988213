"""Takes documents out with a way back, and deletes a base after asking."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.pages.knowledge.changes import Removed, put_back, take_out
from studio.ui.pages.knowledge.gathering import agents_reading
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import LoadReport


class RemovingController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.one.documents.removal_wanted.connect(self._remove)
        view.deleted.connect(self._ask_to_delete)

    def _remove(self, names: list[str]) -> None:
        if names:
            workspace, base = self._services.workspace, self._view.base
            job = self._services.background.run(take_out, workspace, base, names)
            job.done.connect(self._removed)
            job.failed.connect(self._services.notices.show_error)
            job.ended.connect(self._view.refresh)

    def _removed(self, removed: Removed) -> None:
        text = tr("Removed {count} {count:document|documents}.", count=len(removed.names))
        if removed.kept:
            self._services.notices.toast(text, _Undo(self, self._view, self._services, removed).undo)
        else:
            self._services.notices.toast(text)

    def _ask_to_delete(self, name: str) -> None:
        readers = agents_reading(self._services.workspace, name)
        text = tr("Its documents and its index are deleted from this workspace. This cannot be undone.")
        if readers:
            used = tr("These agents read it and would find nothing: {agents}.", agents=", ".join(readers))
            text = f"{used} {text}"
        title = tr("Delete the knowledge base “{name}”?", name=name)
        dialog = ConfirmDialog.ask(self._view, title, text, tr("Delete"), tr("Do not delete"))
        _Deletion(dialog, self._view, self._services, name)


class _Undo(QObject):
    """Keeps the removed documents until they are put back or the page goes."""

    def __init__(self, parent: QObject, view: KnowledgePage, services: Services, removed: Removed) -> None:
        super().__init__(parent)
        self._view, self._services, self._removed = view, services, removed

    def undo(self) -> None:
        job = self._services.background.run(put_back, self._services.workspace, self._removed)
        job.done.connect(self._done)
        job.failed.connect(self._services.notices.show_error)

    def _done(self, report: "LoadReport") -> None:
        back = len(report.loaded) + len(report.replaced)
        self._services.notices.say(tr("Put {count} {count:document|documents} back.", count=back))
        self._view.refresh()


class _Deletion(QObject):
    def __init__(self, dialog: ConfirmDialog, view: KnowledgePage, services: Services, name: str) -> None:
        super().__init__(view)
        self._view, self._services, self._name = view, services, name
        dialog.confirmed.connect(self._delete)

    def _delete(self) -> None:
        job = self._services.background.run(self._services.workspace.knowledge.delete, self._name)
        job.done.connect(self._deleted)
        job.failed.connect(self._services.notices.show_error)

    def _deleted(self) -> None:
        self._services.notices.say(tr("Deleted the knowledge base “{name}”.", name=self._name))
        self._services.navigator.open("knowledge")
        self._view.refresh()
