"""Takes an agent in from a file, wherever it was named: checked first, never over another one unasked."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from studio.core.errors import NameTaken
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.shell.services import Services

if TYPE_CHECKING:
    from studio.workspace import Workspace
    from studio.workspace.carrying import Imported


IMPORT = "import"
"""What is tried, whatever is to be taken in: with another file the trouble with the last is past."""


async def import_from(workspace: "Workspace", source: Path, replace: bool) -> "Imported":
    from studio.workspace.carrying import import_agent

    return await import_agent(workspace, source, replace=replace)


class AgentImport(QObject):
    """Asks over `page` whether an agent of the same id is to be replaced."""

    def __init__(self, page: QWidget, services: Services) -> None:
        super().__init__(page)
        self._page, self._services = page, services
        self._source = Path()

    def take_in(self, file: str) -> None:
        self._source = Path(file)
        self._services.notices.try_again(IMPORT)
        self._begin(replace=False)

    def _begin(self, *, replace: bool) -> None:
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
            self._services.notices.show_error(error, of=IMPORT)
            return
        title = tr("Replace the agent “{name}”?", name=error.taken)
        text = tr(
            "What it is now is kept among its versions. Knowledge bases that are here stay as they are."
        )
        dialog = ConfirmDialog.ask(self._page, title, text, tr("Replace"), tr("Do not replace"))
        dialog.confirmed.connect(self._replace)

    def _replace(self) -> None:
        self._begin(replace=True)
