"""Makes, renames, imports and exports bases, and rebuilds an index."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.agents import Agent
from studio.core.errors import NameTaken, StudioError
from studio.core.yaml import read_yaml
from studio.ui.asking import ask_file, ask_where
from studio.ui.importing import IMPORT
from studio.ui.language import tr
from studio.ui.pages.knowledge.adding import SAMPLE, AddingController
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import KnowledgeBase
    from studio.workspace import Workspace


async def rename_base(workspace: "Workspace", old: str, new: str) -> "KnowledgeBase":
    """The agents that read it follow, so that none loses its knowledge."""
    base = await workspace.knowledge.rename(old, new)
    for agent_id in workspace.agents.ids():
        folder = workspace.agents.get(agent_id)
        try:
            agent = folder.agent
        except StudioError:
            continue  # one that does not read is told of on its own page
        if old in agent.knowledge.bases:
            bases = tuple(base.name if name == old else name for name in agent.knowledge.bases)
            knowledge = agent.knowledge.model_copy(update={"bases": bases})
            folder.save_agent(agent.model_copy(update={"knowledge": knowledge}))
    return base


async def export_base(workspace: "Workspace", name: str, file: Path) -> Path:
    await (await workspace.knowledge.open(name)).export(file)
    return file


async def rebuild_base(workspace: "Workspace", name: str) -> str:
    await (await workspace.knowledge.open(name)).rebuild()
    return name


async def create_sample_base(workspace: "Workspace") -> "KnowledgeBase":
    """The base the sample's agent reads."""
    from studio.workspace.samples import template

    name = read_yaml(template(SAMPLE) / "agent.yaml", Agent).knowledge.bases[0]
    if name in workspace.knowledge.names():
        return await workspace.knowledge.open(name)
    return await workspace.knowledge.create(name)


class UpkeepController(QObject):
    def __init__(self, view: KnowledgePage, services: Services, adding: AddingController) -> None:
        super().__init__(view)
        self._view, self._services, self._adding = view, services, adding
        self._exporting = self._renaming = ""
        view.naming.named.connect(self._name)
        view.renamed.connect(view.naming.ask)
        view.exported.connect(self._ask_where)
        view.import_wanted.connect(self._ask_what)
        view.rebuilt.connect(self._rebuild)
        view.bases.sample_wanted.connect(self._create_sample)

    def _name(self, old: str, new: str) -> None:
        self._view.naming.set_busy(True)
        self._renaming = old
        workspace, run = self._services.workspace, self._services.background.run
        job = run(rename_base, workspace, old, new) if old else run(workspace.knowledge.create, new)
        job.done.connect(self._renamed if old else self._created)
        job.failed.connect(self._not_named)

    def name_back(self, now: str, old: str) -> None:
        """Take a renaming back; an undo of that is not offered."""
        job = self._services.background.run(rename_base, self._services.workspace, now, old)
        job.done.connect(self._named_back)
        job.failed.connect(self._services.notices.show_error)

    def _named_back(self, base: "KnowledgeBase") -> None:
        self._open(base) if self._view.base else self._view.refresh()

    def _not_named(self, error: object) -> None:
        if not self._view.naming.show_trouble(error):
            self._services.notices.show_error(error)

    def _renamed(self, base: "KnowledgeBase") -> None:
        """In the list one stays in the list."""
        said = tr("“{old}” is called “{name}” now.", old=self._renaming, name=base.name)
        self._services.notices.toast(said, _NameBack(self, base.name, self._renaming).undo)
        if self._view.base:
            self._open(base)
        else:
            self._view.naming.close_sheet()
            self._view.refresh()

    def _created(self, base: "KnowledgeBase") -> None:
        waiting = self._adding.waiting()
        self._open(base)
        self._adding.add(waiting)

    def _open(self, base: "KnowledgeBase") -> None:
        self._view.naming.close_sheet()
        self._services.navigator.open("knowledge", base.name)

    def _create_sample(self) -> None:
        job = self._services.background.run(create_sample_base, self._services.workspace)
        job.done.connect(self._load_sample)
        job.failed.connect(self._services.notices.show_error)

    def _load_sample(self, base: "KnowledgeBase") -> None:
        self._open(base)
        self._adding.add_sample(base.name)

    def _ask_where(self, name: str) -> None:
        self._exporting = name
        dialog = ask_where(self._view, tr("Export the knowledge base"), f"{name}.zip")
        dialog.fileSelected.connect(self._export)

    def _export(self, file: str) -> None:
        self._services.notices.say(tr("Exporting “{name}”…", name=self._exporting), "info")
        workspace, run = self._services.workspace, self._services.background.run
        job = run(export_base, workspace, self._exporting, Path(file))
        job.done.connect(self._exported)
        job.failed.connect(self._services.notices.show_error)

    def _exported(self, file: Path) -> None:
        self._services.notices.wrote(file)

    def _ask_what(self) -> None:
        ask_file(self._view, tr("Import a knowledge base")).fileSelected.connect(self._import)

    def _import(self, file: str) -> None:
        self._services.notices.try_again(IMPORT)
        job = self._services.background.run(self._services.workspace.knowledge.import_base, Path(file))
        job.done.connect(self._imported)
        job.failed.connect(self._not_imported)

    def _imported(self, base: "KnowledgeBase") -> None:
        self._services.notices.say(tr("Imported the knowledge base “{name}”.", name=base.name))
        self._open(base)

    def _not_imported(self, error: object) -> None:
        self._services.notices.show_error(error, of=IMPORT)
        if isinstance(error, NameTaken):
            self._services.notices.say(tr("Rename the one that is there, then import again."), "info")

    def _rebuild(self) -> None:
        self._services.notices.say(tr("Rebuilding the index…"), "info")
        job = self._services.background.run(rebuild_base, self._services.workspace, self._view.base)
        job.done.connect(self._built)
        job.failed.connect(self._services.notices.show_error)

    def _built(self, name: str) -> None:
        self._services.notices.say(tr("Rebuilt the index of “{name}”.", name=name))


class _NameBack(QObject):
    def __init__(self, upkeep: UpkeepController, now: str, old: str) -> None:
        super().__init__(upkeep)
        self._upkeep, self._now, self._old = upkeep, now, old

    def undo(self) -> None:
        self._upkeep.name_back(self._now, self._old)
