"""What the form offers from the workspace: its bases with what is in them, and its endpoints."""

from dataclasses import replace

from PySide6.QtCore import QObject

from studio.authoring.mentions import Referable
from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.pages.builder.config_view import ConfigView
from studio.ui.pages.builder.deleted import is_news
from studio.ui.pages.builder.section_states import section_states
from studio.ui.pages.builder.tools.lines import tool_line
from studio.ui.shell import Services
from studio.workspace import Workspace
from studio.workspace.referring import referable_in


async def known_bases(workspace: Workspace) -> dict[str, str]:
    """Map each base to what is in it; a damaged one is named all the same."""
    return {name: await _content(workspace, name) for name in workspace.knowledge.names()}


class Surroundings(QObject):
    def __init__(self, view: ConfigView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._bases: dict[str, str] = {}
        self._folder: AgentFolder | None = None
        view.form.knowledge.base_opened.connect(self._open_base)
        view.form.changed.connect(self._show_states)

    def look(self, folder: AgentFolder) -> None:
        endpoints = self._services.workspace.endpoints
        self._view.form.model.offer(endpoints.list(), endpoints.default, folder.agent.model.endpoint)
        self.refer(folder)
        job = self._services.background.run(known_bases, self._services.workspace)
        job.done.connect(self._show_bases)
        job.failed.connect(self._services.notices.show_error)

    def refer(self, folder: AgentFolder) -> None:
        """Look at what the instructions may name; the agent may have other tools and bases by now."""
        self._folder = folder
        job = self._services.background.run(referable_in, self._services.workspace, folder)
        job.done.connect(self._show_referable)
        job.failed.connect(self._tell)

    def _tell(self, error: object) -> None:
        if is_news(error, self._folder):
            self._services.notices.show_error(error)

    def _show_referable(self, known: Referable) -> None:
        notes = {
            name: tool_line(tool).title
            for tool in self._view.form.tools.list.value()
            if (name := str(tool.get("name") or tool["tool"])) in known.tools
        }
        self._view.form.instructions.set_known(replace(known, notes=notes))
        self._show_states()

    def _show_bases(self, bases: dict[str, str]) -> None:
        self._bases = bases
        self._view.form.knowledge.offer(bases)
        self._show_states()

    def _show_states(self) -> None:
        endpoints = {"", *(profile.id for profile in self._services.workspace.endpoints.list())}
        states = section_states(self._view.form.fields(), self._bases, endpoints)
        _, lost = self._view.form.instructions.editor.counts()
        self._view.show_states({**states, "instructions": "warn"} if lost else states)

    def _open_base(self, name: str) -> None:
        self._services.navigator.open("knowledge", *filter(None, [name]))


async def _content(workspace: Workspace, name: str) -> str:
    try:
        base = await workspace.knowledge.open(name)
        status = await base.status()
    except StudioError:
        return tr("This base does not open")
    return tr(
        "{documents} {documents:document|documents} · {chunks} {chunks:chunk|chunks}",
        documents=f"{len(status.documents):,}",
        chunks=f"{status.chunks:,}",
    )
