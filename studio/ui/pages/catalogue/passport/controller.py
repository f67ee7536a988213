"""Shows one passport, and installs, opens or recalls what it is about."""

from PySide6.QtCore import QObject, Signal

from studio.catalogue import Role
from studio.ui.background import Job
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.pages.catalogue.banners import answered_trouble_banner
from studio.ui.pages.catalogue.installing import Installing
from studio.ui.pages.catalogue.passport.view import PassportView
from studio.ui.pages.catalogue.reading import PassportFacts, read_passport, recall_release
from studio.ui.shell import Crumb, Header, HeaderAction, Services


class PassportController(QObject):
    header_changed = Signal(object)

    def __init__(self, view: PassportView, services: Services, installing: Installing) -> None:
        super().__init__(view)
        self._view, self._services, self._installing = view, services, installing
        self._agent, self._version = "", ""
        self._facts: PassportFacts | None = None
        self._job: Job | None = None
        view.version_chosen.connect(self._open_version)
        installing.changed.connect(self._look_again)

    def open(self, agent: str, version: str = "") -> None:
        if (agent, version) != (self._agent, self._version):
            self._facts = None
            self._view.waiting.wait()
        self._agent, self._version = agent, version
        self.load()

    def load(self) -> None:
        if self._job is not None:
            self._job.cancel()
        workspace = self._services.workspace
        job = self._services.background.run(read_passport, workspace, self._agent, self._version or None)
        self._job = job
        job.done.connect(self._show)
        job.failed.connect(self._fail)

    def header(self) -> Header:
        crumb = Crumb(tr("Catalogue"), ("catalogue",))
        if self._facts is None:
            return Header(title=tr("Passport"), crumbs=(crumb,))
        return Header(title=tr("Passport"), crumbs=(crumb,), actions=self._actions(self._facts))

    def _show(self, facts: PassportFacts) -> None:
        self._facts = facts
        self._view.show_facts(facts)
        self.header_changed.emit(self.header())

    def _fail(self, error: Exception) -> None:
        self._view.show_banner(answered_trouble_banner(error, self._services, self.load))

    def _actions(self, facts: PassportFacts) -> tuple[HeaderAction, ...]:
        release, actions = facts.release, []
        may_recall = {Role.REVIEWER, Role.ADMIN} & set(facts.person.roles)
        if may_recall and not release.recalled:
            actions.append(HeaderAction(tr("Recall…"), self._ask_recall, "danger"))
        busy = release.agent in self._installing.busy
        if busy:
            actions.append(HeaderAction(tr("Installing…"), self._install, "primary", enabled=False))
        elif facts.installed == release.version and not release.recalled:
            actions.append(HeaderAction(tr("Start using"), self._use, "primary", "message-outline"))
        elif not release.recalled:
            text = tr("Install {version}", version=release.version)
            actions.append(HeaderAction(text, self._install, "primary", "download"))
        return tuple(actions)

    def _look_again(self, agent: str) -> None:
        if agent != self._agent or self._facts is None:
            return
        self.header_changed.emit(self.header())
        if agent not in self._installing.busy:
            self.load()

    def _install(self) -> None:
        if self._facts is not None:
            self._installing.install(self._agent, self._facts.release.version)

    def _use(self) -> None:
        self._services.navigator.open("agents", "use", self._agent)

    def _open_version(self, version: str) -> None:
        self._services.navigator.open("catalogue", self._agent, version)

    def _ask_recall(self) -> None:
        assert self._facts is not None
        release = self._facts.release
        dialog = ConfirmDialog.ask(
            self._view,
            tr("Recall “{name}” {version}?", name=release.name, version=release.version),
            tr(
                "Nobody can install this version any more, and whoever has it is told why."
                " {count} people have installed it. This cannot be undone.",
                count=release.installs,
            ),
            tr("Recall"),
            tr("Do not recall"),
            reason=tr("Reason, shown to everybody who has it"),
        )
        dialog.confirmed.connect(self._recall)

    def _recall(self, reason: str) -> None:
        assert self._facts is not None
        workspace, version = self._services.workspace, self._facts.release.version
        job = self._services.background.run(recall_release, workspace, self._agent, version, reason)
        job.done.connect(self._say_recalled)
        job.failed.connect(self._services.notices.show_error)

    def _say_recalled(self) -> None:
        self._services.notices.toast(tr("Recalled"))
        self.load()
