"""What is done to the whole agent while its draft is open: copied, written into a file, archived."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.runtime import AgentFolder
from studio.ui.asking import ask_where
from studio.ui.language import tr
from studio.ui.pages.builder.acts import (
    Archived,
    archive_agent,
    bring_back,
    duplicate_agent,
    export_to,
    file_called,
    zip_at,
)
from studio.ui.shell import HeaderAction, Services

if TYPE_CHECKING:
    from collections.abc import Callable

    from studio.workspace.carrying import Exported


class Keeping(QObject):
    """`save` puts into the files what was written last."""

    def __init__(self, view: QWidget, services: Services, save: "Callable[[], object]") -> None:
        super().__init__(view)
        self._view, self._services, self._save = view, services, save
        self._agent, self._name = "", ""

    def load(self, folder: AgentFolder) -> None:
        self._agent, self._name = folder.path.name, folder.agent.name

    def actions(self) -> tuple[HeaderAction, ...]:
        return (
            HeaderAction(tr("Duplicate"), self._duplicate, "menu", "content-copy"),
            HeaderAction(tr("Export…"), self._ask_where, "menu", "export-variant"),
            HeaderAction(tr("Archive"), self._archive, "menu", "archive-outline"),
        )

    def _duplicate(self) -> None:
        self._save()
        job = self._services.background.run(duplicate_agent, self._services.workspace, self._agent)
        job.done.connect(self._open_copy)
        job.failed.connect(self._services.notices.show_error)

    def _open_copy(self, copy: AgentFolder) -> None:
        self._services.notices.toast(tr("Made “{name}”.", name=copy.agent.name))
        self._services.navigator.open("builder", copy.path.name)

    def _ask_where(self) -> None:
        self._save()
        dialog = ask_where(self._view, tr("Export the agent"), file_called(self._name, self._agent, ".zip"))
        dialog.fileSelected.connect(partial(self._export, self._agent))

    def _export(self, agent: str, file: str) -> None:
        job = self._services.background.run(export_to, self._services.workspace, agent, zip_at(Path(file)))
        job.done.connect(self._exported)
        job.failed.connect(self._services.notices.show_error)

    def _exported(self, done: "Exported") -> None:
        self._services.notices.say(tr("Wrote “{file}”.", file=done.folder.name))

    def _archive(self) -> None:
        self._save()
        job = self._services.background.run(archive_agent, self._services.workspace, self._agent)
        job.done.connect(self._archived)
        job.failed.connect(self._services.notices.show_error)

    def _archived(self, archived: Archived) -> None:
        undo = partial(bring_back, self._services, archived.id)
        self._services.notices.toast(tr("Archived “{name}”.", name=archived.name), undo)
        self._services.navigator.open("agents", "edited")
