"""Takes documents out, and whole bases away, with a way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.language import tr
from studio.ui.pages.knowledge.changes import Aside, Removed, put_back, set_base_aside, take_out
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import LoadReport


class RemovingController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.one.documents.removal_wanted.connect(self._remove)
        view.deleted.connect(self._delete)

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

    def _delete(self, name: str) -> None:
        job = self._services.background.run(set_base_aside, self._services.workspace, name)
        job.done.connect(self._deleted)
        job.failed.connect(self._services.notices.show_error)

    def _deleted(self, aside: Aside) -> None:
        """What reads it is said, since nobody was asked."""
        text = tr("Deleted the knowledge base “{name}”.", name=aside.name)
        if aside.readers:
            used = tr("These agents find nothing in it now: {agents}.", agents=tr(", ").join(aside.readers))
            text = f"{text} {used}"
        self._services.notices.toast(text, _BringBack(self, self._services, aside).undo)
        self._services.navigator.open("knowledge")
        self._view.refresh()


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


class _BringBack(QObject):
    def __init__(self, parent: QObject, services: Services, aside: Aside) -> None:
        super().__init__(parent)
        self._services, self._aside = services, aside

    def undo(self) -> None:
        bases = self._services.workspace.knowledge
        job = self._services.background.run(bases.bring_back, self._aside.token, self._aside.name)
        job.done.connect(self._done)
        job.failed.connect(self._services.notices.show_error)

    def _done(self) -> None:
        self._services.notices.say(tr("“{name}” is back.", name=self._aside.name))
        self._services.navigator.open("knowledge", self._aside.name)
