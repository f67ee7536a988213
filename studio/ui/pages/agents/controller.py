"""Lists, makes, copies and deletes agents."""

from functools import partial

from PySide6.QtCore import QObject

from studio.knowledge import LoadProgress
from studio.runtime import AgentFolder
from studio.ui.awaited import Awaited
from studio.ui.background import PROGRESS, Job
from studio.ui.components import ProgressCard
from studio.ui.language import tr
from studio.ui.pages.agents.acts import Deleted, delete_agent, make_agent, named_lines, restore
from studio.ui.pages.agents.lines import AgentLine, standings, submitted_now
from studio.ui.pages.agents.new_agent import NewAgentSheet, Wish
from studio.ui.pages.agents.view import ARCHIVED, EDITED, USED, AgentsView
from studio.ui.pages.builder.acts import Archived, archive_agent, bring_back, duplicate_agent
from studio.ui.pages.builder.ids import new_id
from studio.ui.pages.builder.view import NAME
from studio.ui.shell import Services
from studio.ui.shell.palette.pinyin import Readings, read_readings
from studio.workspace import sample_names


class AgentsController(QObject):
    def __init__(self, view: AgentsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._sheet: NewAgentSheet | None = None
        self._readings: Readings | None = None
        self._assessing: Job | None = None
        self._awaited = Awaited(view.waiting, self.look_again)
        self._made, self._wish = "", Wish("")
        self._progress: ProgressCard | None = None
        view.opened.connect(self._open)
        view.renamed.connect(self._rename)
        view.duplicated.connect(self._duplicate)
        view.deleted.connect(self._delete)
        view.archived.connect(self._archive)
        view.brought_back.connect(self._bring_back)
        view.sample_wanted.connect(self._write_sample)
        view.catalogue_opened.connect(self._open_catalogue)

    def join(self, sheet: NewAgentSheet) -> None:
        self._sheet = sheet
        sheet.created.connect(self._create)

    def id_for(self, name: str) -> str:
        """How Chinese sounds is read once a name is written."""
        if self._readings is None:
            self._readings = {}
            self._services.background.run(read_readings).done.connect(self._know_readings)
        workspace = self._services.workspace
        return new_id(name, workspace.agents.ids(), workspace.settings.agent_mark, self._readings)

    def _know_readings(self, readings: Readings) -> None:
        self._readings = readings
        if self._sheet is not None:
            self._sheet.show_id()

    def look_again(self) -> None:
        """Read both lists; readiness follows."""
        services = self._services
        jobs = [
            services.background.run(named_lines, services.workspace, services.publishing, which)
            for which in (EDITED, USED, ARCHIVED)
        ]
        for job in jobs:
            job.done.connect(self._show)
            job.failed.connect(services.notices.show_error)
        self._awaited.follow(*jobs)
        asked = services.background.run(submitted_now, services.workspace)
        asked.done.connect(self._view.show_submitted)
        asked.failed.connect(services.notices.show_error)

    def write_new(self) -> None:
        assert self._sheet is not None
        self._sheet.write(sample_names(), self._services.workspace.knowledge.names())

    def _write_sample(self) -> None:
        assert self._sheet is not None
        names = sample_names()
        self._sheet.write(names, self._services.workspace.knowledge.names())
        self._sheet.choose(next(iter(names)))

    def _show(self, found: tuple[str, list[AgentLine]]) -> None:
        which, lines = found
        self._view.show_lines(which, lines)
        if which == EDITED:
            self._assess(lines)

    def _assess(self, lines: list[AgentLine]) -> None:
        if self._assessing is not None:
            self._assessing.cancel()
        services = self._services
        job = services.background.run(standings, services.workspace, services.publishing, lines)
        job.progressed.connect(self._view.show_standing)
        job.failed.connect(services.notices.show_error)
        job.ended.connect(self._assessed)
        self._assessing = job

    def _assessed(self) -> None:
        if self.sender() is self._assessing:
            self._assessing = None

    def _open(self, agent: str, used: bool) -> None:
        if used:
            self._services.navigator.open("agents", "use", agent)
        else:
            self._services.navigator.open("builder", agent)

    def _create(self, wish: Wish) -> None:
        assert self._sheet is not None
        self._made, self._wish, self._progress = self.id_for(wish.name), wish, None
        self._sheet.set_busy(True)
        services = self._services
        job = services.background.run(make_agent, services.workspace, self._made, wish, PROGRESS)
        job.progressed.connect(self._advance)
        job.failed.connect(self._sheet.show_error)
        job.ended.connect(self._enter)
        self._sheet.cancelled.connect(job.cancel)

    def _advance(self, progress: LoadProgress) -> None:
        assert self._sheet is not None
        if self._progress is None:
            self._progress = self._sheet.show_progress()
        job = self.sender()
        if isinstance(job, Job):
            job.tell(tr("Loading the sample"), "agents")
            job.measure(progress.done, progress.total, tr("docs"))
        self._progress.set_progress(progress.done, progress.total, progress.current)

    def _enter(self) -> None:
        """With all documents, or with those until one stopped it: the agent is there."""
        assert self._sheet is not None
        if self._made in self._services.workspace.agents.ids():
            self._sheet.forget()
            self._sheet.close_sheet()
            described = ("describe",) if self._wish.described else ()
            self._services.navigator.open("builder", self._made, *described)

    def _rename(self, agent: str) -> None:
        """Its name is the first field of the builder."""
        self._services.navigator.open("builder", agent, NAME)

    def _duplicate(self, agent: str) -> None:
        job = self._services.background.run(duplicate_agent, self._services.workspace, agent)
        job.done.connect(self._duplicated)
        job.failed.connect(self._services.notices.show_error)

    def _duplicated(self, folder: AgentFolder) -> None:
        self._services.notices.toast(tr("Made “{name}”.", name=folder.agent.name))
        self._view.stand_at(folder.path.name)
        self.look_again()

    def _delete(self, agent: str, used: bool) -> None:
        job = self._services.background.run(delete_agent, self._services.workspace, agent, used)
        job.done.connect(self._deleted)
        job.failed.connect(self._services.notices.show_error)

    def _deleted(self, deleted: Deleted) -> None:
        undo = partial(restore, self._services, deleted)
        self._services.notices.toast(tr("Deleted “{name}”.", name=deleted.name), undo)
        self.look_again()

    def _archive(self, agent: str) -> None:
        job = self._services.background.run(archive_agent, self._services.workspace, agent)
        job.done.connect(self._archived)
        job.failed.connect(self._services.notices.show_error)

    def _archived(self, archived: Archived) -> None:
        undo = partial(bring_back, self._services, archived.id)
        self._services.notices.toast(tr("Archived “{name}”.", name=archived.name), undo)
        self.look_again()

    def _bring_back(self, agent: str) -> None:
        bring_back(self._services, agent)

    def _open_catalogue(self) -> None:
        self._services.navigator.open("catalogue")
