"""Joins the builder's tabs: one draft, one conversation, one readiness list, one header."""

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from studio.authoring.versions import Why
from studio.catalogue import SubmissionState
from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.pages.builder.actions import DraftActions
from studio.ui.pages.builder.deleted import is_news
from studio.ui.pages.builder.describing import DescribingController
from studio.ui.pages.builder.header import draft_header
from studio.ui.pages.builder.keeping import Keeping
from studio.ui.pages.builder.leading import Leading
from studio.ui.pages.builder.other_tabs import OtherTabs
from studio.ui.pages.builder.readiness import Need, Standing, passed_text, standing_of
from studio.ui.pages.builder.releasing import ReleasingController
from studio.ui.pages.builder.releasing.in_catalogue import InCatalogue
from studio.ui.pages.builder.saving import Saving
from studio.ui.pages.builder.surroundings import Surroundings
from studio.ui.pages.builder.testing import TestingController
from studio.ui.pages.builder.tools.controller import ToolsController
from studio.ui.pages.builder.tracing import TracingController
from studio.ui.pages.builder.trying import Trying
from studio.ui.pages.builder.undoing import Undoing
from studio.ui.pages.builder.versions import VersionsController
from studio.ui.pages.builder.view import CONFIG, RELEASE, VERSIONS, BuilderView
from studio.ui.pages.use.sources import open_source
from studio.ui.practising import practises
from studio.ui.shell import Services


class BuilderController(QObject):
    header_changed = Signal(object)
    stored = Signal()
    kept = Signal()

    def __init__(self, view: BuilderView, services: Services) -> None:
        super().__init__(view)
        page = view.parentWidget()
        assert page is not None, "the builder lies in its page"
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        self._saved_at, self._live, self._steps = "", "", (False, False)
        self._standing: Standing | None = None
        self._state: SubmissionState | None = None
        self._saving = Saving(view.config.form, services.notices)
        self._trying = Trying(view, services)
        self.others = OtherTabs(view, page, services, self._saving.flush)
        self._around = Surroundings(view.config, services)
        self.tools = ToolsController(view.config.form.tools, page, services, self._saving.flush)
        self.describing = DescribingController(page, services, self._saving.flush)
        self._undoing = Undoing(view.config.form)
        self.tools.later_sheet.then(self._undoing.also_within)
        self.leading = Leading(view, self._trying, self.others)
        self._keeping = Keeping(view, services, self._saving.flush)
        self._actions = DraftActions(
            self.others.testing, self._undoing, self._keeping, self.leading.run_tests, self._open_release
        )
        self._connect()

    def open(self, folder: AgentFolder) -> None:
        """Raises StudioError when a file of the agent does not read; the agent that is open stays."""
        same = self._folder is not None and self._folder.path == folder.path
        if same and self._saving.waiting:
            return
        self._saving.flush()
        self._saving.load(folder)
        self._view.config.show_contest(shown=False)
        self._folder = folder
        if not same:
            self._forget_standing()
            self.tools.load(folder)
            self.others.kept.load(folder)
            self.describing.load(folder)
            self._keeping.load(folder)
            self._undoing.reset()
            self._saved_at, self._live, self._state = "", "", None
            self._trying.begin(folder)
            self._view.config.jump("identity")
            self._view.go(CONFIG)

    def refresh(self) -> None:
        """Look at everything that may have changed elsewhere."""
        if self._folder is None:
            return
        self._saving.look()
        self.others.load(self._folder)
        self._around.look(self._folder)
        self._trying.look_again()
        self.tools.assess()
        self._assess()
        self._show_draft()

    def leave(self) -> None:
        self._saving.leave()
        self.others.kept.keep(Why.LEFT)

    def _connect(self) -> None:
        view = self._view
        self._saving.saved.connect(self._note_saved)
        self._saving.refused.connect(self._note_refused)
        self._saving.contested.connect(self._contest)
        self._saving.renewed.connect(self._renew)
        view.config.contest_settled.connect(self._settle)
        view.config.withdrawn.connect(self.others.catalogued.withdraw)
        view.tab_changed.connect(self._turned)
        self._trying.ended.connect(self._look_at_runs)
        answers = view.config.chat.view
        answers.case_wanted.connect(self._make_case)
        answers.note_wanted.connect(self._write_note)
        self.others.testing.then(self._join_tests)
        self.others.tracing.then(self._join_trace)
        self.others.versions.then(self._join_versions)
        self.others.releasing.then(self._join_release)
        self._undoing.stepped.connect(self._saving.save_soon)
        self._undoing.changed.connect(self._show_steps)
        view.config.form.instructions.described.connect(self.describing.open)
        self.describing.applying.connect(self._keep_described)
        self.describing.applied.connect(self._read_anew)
        self.others.catalogued.known.connect(self._know)

    def _join_tests(self, testing: TestingController) -> None:
        self._view.testing.panel.citation_opened.connect(self._open_tested_source)
        testing.started.connect(self._keep_tested)
        testing.changed.connect(self._assess)
        for news in (testing.changed, testing.reported, testing.running_changed):
            news.connect(self._show_draft)
        if self._folder is not None:
            testing.load(self._folder)

    def _join_trace(self, tracing: TracingController) -> None:
        tracing.noted.connect(self.others.look_at_tests)
        tracing.noted.connect(self._assess)
        if self._folder is not None:
            tracing.load(self._folder)

    def _join_versions(self, versions: VersionsController) -> None:
        versions.restored.connect(self._read_anew)

    def _join_release(self, releasing: ReleasingController) -> None:
        releasing.starting.connect(self._keep_submitted)
        releasing.raised.connect(self._read_anew)
        releasing.attacked.connect(self._assess)
        if self._standing is not None:
            self._view.releasing.readiness.show_standing(self._standing)
        if self._folder is not None:
            self._view.releasing.show_version(self._folder.agent.version, self._live)
            releasing.load(self._folder)

    def _keep_tested(self) -> None:
        self._saving.flush()
        self.others.kept.keep(Why.TESTED)

    def _keep_submitted(self) -> None:
        self._saving.look()
        self._saving.flush()
        self.others.kept.keep(Why.SUBMITTED)

    def _keep_described(self) -> None:
        self.others.kept.keep(Why.DESCRIBED)

    def _read_anew(self) -> None:
        """The files are others now, all at once."""
        assert self._folder is not None
        self._undoing.note()
        self._saving.load(self._folder)
        self._undoing.note()
        self._trying.greet()
        self.refresh()

    def _contest(self) -> None:
        self._view.config.show_contest(shown=True)

    def _settle(self, choice: str) -> None:
        """What was in the files, or what was written here, is kept among the versions."""
        self.others.kept.keep(Why.LEFT)
        self._view.config.show_contest(shown=False)
        self._saving.settle(mine=choice == "mine")

    def _renew(self) -> None:
        self._services.notices.say(tr("Another program changed the agent; it was read anew."), "info")
        self._read_anew()

    def _note_saved(self) -> None:
        self.stored.emit()
        self.others.kept.keep(Why.EDITED)
        self._saved_at = tr("Saved {time}", time=f"{datetime.now():%H:%M}")
        self.kept.emit()
        self._after_saving()

    def _note_refused(self) -> None:
        self._saved_at = tr("Not all saved: one field needs mending")
        self._after_saving()

    def _after_saving(self) -> None:
        assert self._folder is not None
        self._trying.greet()
        self._around.refer(self._folder)
        self.tools.assess()
        self.others.look_at_tests()
        self._assess()
        self._show_draft()

    def _assess(self) -> None:
        services = self._services
        job = services.background.run(standing_of, services.workspace, services.publishing, self._folder)
        job.done.connect(self._show_standing)
        job.failed.connect(self._tell)

    def _tell(self, error: object) -> None:
        if is_news(error, self._folder):
            self._services.notices.show_error(error)

    def _forget_standing(self) -> None:
        """Another agent: nothing is said to be missing before it is known."""
        self._standing = None
        self._view.config.readiness.wait()
        if (releasing := self._view.later_releasing.made) is not None:
            releasing.readiness.wait()

    def _show_standing(self, standing: Standing) -> None:
        self._standing = standing
        self._view.config.readiness.show_standing(standing)
        if (releasing := self._view.later_releasing.made) is not None:
            releasing.readiness.show_standing(standing)
        missed = standing.current and standing.passed < standing.tested
        self._view.show_verdict(passed_text(standing) if missed else "", passed=standing.meets(Need.PASSED))

    def _show_draft(self) -> None:
        assert self._folder is not None
        agent = self._folder.agent
        endpoints = self._services.workspace.endpoints
        practice = practises(endpoints, agent.model.endpoint)
        if (releasing := self._view.later_releasing.made) is not None:
            releasing.show_version(agent.version, self._live)
        self._view.config.chat_place.set_title(agent.name)
        actions = self._actions.offered(self._view.tab(), self._folder)
        header = draft_header(
            agent, self._live, self._saved_at, actions, practice=practice, state=self._state
        )
        self.header_changed.emit(header)

    def _show_steps(self) -> None:
        """The arrows of the header may be others now."""
        steps = self._undoing.can_undo, self._undoing.can_redo
        if self._folder is not None and steps != self._steps:
            self._steps = steps
            self._show_draft()

    def _turned(self) -> None:
        self._saving.flush()
        if self._view.tab() == VERSIONS:
            self.others.versions().show()
        if self._view.tab() == RELEASE:
            self.others.releasing().propose()
        if self._folder is not None:
            self._show_draft()
            if self._view.tab() == RELEASE:
                self.others.catalogued.look()

    def _open_release(self) -> None:
        """Pressed too early it opens the list of what is missing."""
        self._view.go(RELEASE)
        self._view.releasing.show_what_is_missing(self._standing or Standing())

    def _open_tested_source(self, citation: Citation) -> None:
        assert self._folder is not None
        line = self._view.testing.panel.line()
        others = line.result.citations if line and line.result else (citation,)
        open_source(self._services, self._folder, citation, others)

    def _know(self, found: InCatalogue) -> None:
        self._live, self._state = found.live, found.state
        self._view.config.show_locked(found.waiting)
        self._show_draft()

    def _make_case(self, run: str) -> None:
        self.others.tracing().make_case(run)

    def _write_note(self, run: str) -> None:
        self.others.tracing().write_note(run)

    def _look_at_runs(self) -> None:
        assert self._folder is not None
        if self.others.tracing.made is not None:
            self.others.tracing.made.load(self._folder)
