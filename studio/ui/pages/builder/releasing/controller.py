"""Builds, checks and submits the agent, and shows what became of earlier submissions."""

import json

from PySide6.QtCore import QObject, QTimer, Signal

from studio.catalogue import Check, CheckName, NextVersion, Sighting, Step, Submission, raised
from studio.catalogue.values.versions import order
from studio.core.errors import CheckStopped, ReasonsMissing, TestsNotPassed
from studio.runtime import AgentFolder
from studio.ui.language import tr, words
from studio.ui.pages.builder.releasing.attacking import Attacking
from studio.ui.pages.builder.releasing.catalogued import Catalogued
from studio.ui.pages.builder.releasing.checks import RUN_TESTS
from studio.ui.pages.builder.releasing.in_catalogue import InCatalogue, answer
from studio.ui.pages.builder.releasing.view import ReleasingView
from studio.ui.pages.builder.written import Written
from studio.ui.shell import Services
from studio.wording import next_version_text
from studio.workspace import propose_version
from studio.workspace.publishing import Checked


class ReleasingController(QObject):
    """`starting` comes before a package is built.

    `raised` comes when the version was raised here, `place_wanted` names what in the builder is to be opened.
    """

    starting = Signal()
    raised = Signal()
    place_wanted = Signal(str)
    tests_wanted = Signal()
    attacked = Signal()

    def __init__(self, view: ReleasingView, services: Services, catalogued: Catalogued) -> None:
        super().__init__(view)
        self._view, self._services, self._catalogued = view, services, catalogued
        self._folder: AgentFolder | None = None
        self._checked: Checked | None = None
        self._reasons = ""
        self._note = Written(view.note_field, services.scratch)
        self._soon = QTimer(self, singleShot=True, interval=0)  # once the list has its place
        self._soon.timeout.connect(view.lead_to_reason)
        self._attacking = Attacking(view.package, services)
        self._attacking.done.connect(self._build)
        self._attacking.failed.connect(view.show_error)
        self._attacking.ended.connect(self.attacked)
        view.package.built.connect(self._build)
        view.package.acted.connect(self._act)
        view.package.opened.connect(self._open)
        view.package.reasoned.connect(self._keep_reasons)
        view.submitted.connect(self._submit)
        view.version_raised.connect(self._raise)
        view.submissions.withdrawn.connect(catalogued.withdraw)
        catalogued.known.connect(self._show)
        catalogued.failed.connect(view.show_error)
        view.remarks.answered.connect(self._answer)

    def load(self, folder: AgentFolder) -> None:
        self._view.clear_error()
        if self._folder is None or self._folder.path != folder.path:
            self._attacking.stop()
            self._view.package.forget()
            self._view.wait()
            self._bring_written(folder.path.name)
        elif not self._attacking.under_way:
            self._view.package.show_nothing()
        self._folder = folder
        if self._catalogued.found is not None:
            self._show(self._catalogued.found)

    def _bring_written(self, agent: str) -> None:
        """Note and reasons that were written for it and not submitted yet."""
        self._note.load(f"builder/{agent}/note")
        self._reasons = f"builder/{agent}/reasons"
        kept = json.loads(self._services.scratch.text(self._reasons) or "{}")
        self._view.package.suggest({name: kept[name] for name in CheckName if name in kept})

    def _keep_reasons(self) -> None:
        written = self._view.package.reasons()
        text = json.dumps(written, ensure_ascii=False) if written else ""
        self._services.scratch.keep(self._reasons, text)

    def _build(self) -> None:
        self.starting.emit()
        self._view.clear_error()
        self._view.package.set_busy(True)
        job = self._services.background.run(self._services.publishing.check, self._folder)
        job.tell(tr("Building the package"))
        job.done.connect(self._show_checked)
        job.failed.connect(self._view.show_error)
        job.ended.connect(self._rest)

    def _show_checked(self, found: Checked) -> None:
        self._checked = found
        self._view.package.show_checked(found)

    def _submit(self, note: str) -> None:
        self.starting.emit()
        self._view.clear_error()
        self._view.set_busy(True)
        reasons = self._view.package.reasons()
        publishing = self._services.publishing
        job = self._services.background.run(publishing.submit, self._folder, note, reasons)
        job.tell(tr("Submitting for review"))
        job.done.connect(self._submitted)
        job.failed.connect(self._refused)
        job.ended.connect(self._rest)

    def _submitted(self, submission: Submission) -> None:
        self._view.clear_note()
        self._view.package.forget()
        self._services.scratch.forget(self._reasons)
        said = tr("Submitted as number {number}; it waits for a reviewer.", number=submission.number)
        if self._folder is not None and submission.agent != self._folder.agent.id:
            said += " " + tr(
                "In the class it is called {id}, so that nobody else's is meant.", id=submission.agent
            )
        self._services.notices.say(said)
        self._catalogued.look()

    def _refused(self, error: object) -> None:
        """What hinders it is worked off in the list of checks."""
        self._view.show_error(error, submitting=True)
        if isinstance(error, CheckStopped | ReasonsMissing | TestsNotPassed):
            job = self._services.background.run(self._services.publishing.check, self._folder)
            job.done.connect(self._show_checked)
            job.done.connect(self._lead_to_reason)
            job.failed.connect(self._services.notices.show_error)

    def _lead_to_reason(self) -> None:
        self._soon.start()

    def _act(self, action: str) -> None:
        if action == RUN_TESTS:
            self.tests_wanted.emit()
        elif not self._attacking.under_way:
            self._attack()

    def _attack(self) -> None:
        assert self._folder is not None
        self.starting.emit()
        self._view.clear_error()
        self._attacking.begin(self._folder)

    def _open(self, check: Check, sighting: Sighting) -> None:
        place = place_of(check.name, sighting.where)
        if place:
            self.place_wanted.emit(place)
        elif base := self._base_of(sighting.where):
            tab = "documents" if check.name is CheckName.PROVENANCE else "chunks"
            self._services.navigator.open("knowledge", base, tab, sighting.where)

    def _base_of(self, document: str) -> str:
        knowledge = self._checked.manifest.knowledge if self._checked else ()
        names = (base.name for base in knowledge for one in base.documents if one.name == document)
        return next(names, "")

    def _raise(self, step: str) -> None:
        assert self._folder is not None
        agent = self._folder.agent
        version = raised(agent.version, Step(step))
        self._folder.save_agent(agent.model_copy(update={"version": version}))
        self.raised.emit()

    def _answer(self, submission: int, remark: int, words: str, resolves: bool | None) -> None:
        workspace = self._services.workspace
        job = self._services.background.run(answer, workspace, submission, remark, words, resolves)
        job.done.connect(self._catalogued.look)
        job.failed.connect(self._view.show_error)

    def _show(self, found: InCatalogue) -> None:
        assert self._folder is not None
        self._view.show_submissions(found.submissions)
        self._view.show_waiting(found.waiting)
        self._view.package.suggest(found.reasons)
        self._view.show_version(self._folder.agent.version, found.live)
        if self._view.isVisible():
            self.propose()

    def propose(self) -> None:
        """Say which version comes next; the catalogue is asked what the one in use is made of."""
        if self._folder is not None:
            job = self._services.background.run(propose_version, self._services.workspace, self._folder)
            job.done.connect(self._show_proposal)
            job.failed.connect(self._view.show_error)

    def _show_proposal(self, proposed: NextVersion | None) -> None:
        assert self._folder is not None
        if proposed is None:
            self._view.show_proposal("", fits=True)
            return
        fits = order(self._folder.agent.version) >= order(proposed.version)
        self._view.show_proposal(next_version_text(proposed, words()), fits=fits)

    def _rest(self) -> None:
        self._view.set_busy(False)
        self._view.package.set_busy(False)


def place_of(check: CheckName, where: str) -> str:
    """Name the part of the builder where it is put right; empty for a document, which lies elsewhere."""
    if check is CheckName.TESTS or where == "tests.yaml":
        return "tests"
    if check is CheckName.REACH or where.startswith("files/"):
        return "tools"
    return {"instructions.md": "instructions", "agent.yaml": "identity"}.get(where, "")
