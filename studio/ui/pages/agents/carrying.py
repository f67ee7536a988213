"""Writes an agent into a file and takes one in, from the list of agents."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import NameTaken
from studio.ui.asking import ask_file, ask_where
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.pages.agents.view import AgentsView
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.workspace import Workspace
    from studio.workspace.carrying import Exported, Imported


async def export_to(workspace: "Workspace", agent: str, file: Path) -> "Exported":
    """With its knowledge; the dialog has asked about a file that is there."""
    from studio.workspace.carrying import export_agent

    folder = workspace.agents.get(agent)
    return await export_agent(workspace, folder, file, knowledge=True, replace=True)


async def import_from(workspace: "Workspace", source: Path, replace: bool) -> "Imported":
    from studio.workspace.carrying import import_agent

    return await import_agent(workspace, source, replace=replace)


class CarryingController(QObject):
    def __init__(self, view: AgentsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._exporting, self._source = "", Path()
        view.exported.connect(self._ask_where)
        view.dropped.connect(self._import)

    def ask_what(self) -> None:
        ask_file(self._view, tr("Import an agent")).fileSelected.connect(self._import)

    def _ask_where(self, agent: str) -> None:
        self._exporting = agent
        ask_where(self._view, tr("Export the agent"), f"{agent}.zip").fileSelected.connect(self._export)

    def _export(self, file: str) -> None:
        target = Path(file)
        zipped = target if target.suffix.lower() == ".zip" else target.with_name(f"{target.name}.zip")
        run = self._services.background.run
        job = run(export_to, self._services.workspace, self._exporting, zipped)
        job.done.connect(self._exported)
        job.failed.connect(self._services.notices.show_error)

    def _exported(self, done: "Exported") -> None:
        self._services.notices.say(tr("Wrote “{file}”.", file=done.folder.name))

    def _import(self, file: str) -> None:
        self._source = Path(file)
        self._take_in(replace=False)

    def _take_in(self, *, replace: bool) -> None:
        run = self._services.background.run
        job = run(import_from, self._services.workspace, self._source, replace)
        job.done.connect(self._imported)
        job.failed.connect(self._not_imported)

    def _imported(self, done: "Imported") -> None:
        name = done.folder.agent.name
        self._services.notices.say(tr("Imported the agent “{name}”.", name=name))
        if done.missing:
            bases = ", ".join(done.missing)
            self._services.notices.say(tr("It reads bases that are not here: {bases}", bases=bases), "info")
        self._services.navigator.open("builder", done.folder.path.name)

    def _not_imported(self, error: object) -> None:
        if not isinstance(error, NameTaken):
            self._services.notices.show_error(error)
            return
        title = tr("Replace the agent “{name}”?", name=error.taken)
        text = tr(
            "What it is now is kept among its versions. Knowledge bases that are here stay as they are."
        )
        dialog = ConfirmDialog.ask(self._view, title, text, tr("Replace"), tr("Do not replace"))
        dialog.confirmed.connect(self._replace)

    def _replace(self) -> None:
        self._take_in(replace=True)
