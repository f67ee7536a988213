"""Writes an agent into a file and takes one in, from the list of agents."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.asking import ask_file, ask_where
from studio.ui.importing import AgentImport
from studio.ui.language import tr
from studio.ui.pages.agents.view import AgentsView
from studio.ui.pages.builder.acts import export_to, file_called, shown_name, zip_at
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.workspace.carrying import Exported


class CarryingController(QObject):
    def __init__(self, view: AgentsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._exporting = ""
        self._import = AgentImport(view, services)
        view.exported.connect(self._ask_where)
        view.dropped.connect(self._import.take_in)

    def ask_what(self) -> None:
        ask_file(self._view, tr("Import an agent")).fileSelected.connect(self._import.take_in)

    def _ask_where(self, agent: str) -> None:
        self._exporting = agent
        name = shown_name(self._services.workspace.agents.get(agent))
        dialog = ask_where(self._view, tr("Export the agent"), file_called(name, agent, ".zip"))
        dialog.fileSelected.connect(self._export)

    def _export(self, file: str) -> None:
        run = self._services.background.run
        job = run(export_to, self._services.workspace, self._exporting, zip_at(Path(file)))
        job.done.connect(self._exported)
        job.failed.connect(self._services.notices.show_error)

    def _exported(self, done: "Exported") -> None:
        self._services.notices.wrote(done.folder)
