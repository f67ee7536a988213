"""Shows one passport, and installs, opens or exports what it is about."""

import asyncio
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.catalogue import Release, ReleaseState
from studio.core.errors import StudioError
from studio.core.files import write_atomically
from studio.core.i18n import Words
from studio.ui.asking import ask_where
from studio.ui.awaited import Awaited
from studio.ui.background import Job
from studio.ui.language import tr, words
from studio.ui.packages import answered_trouble_banner
from studio.ui.pages.catalogue.installing import Installing
from studio.ui.pages.catalogue.passport.acts import PassportActs
from studio.ui.pages.catalogue.passport.reading import PassportFacts, read_changes, read_facts
from studio.ui.pages.catalogue.passport.view import PassportView
from studio.ui.pages.catalogue.shelf import is_version
from studio.ui.printing import print_html, write_pdf
from studio.ui.shell import Crumb, Header, HeaderAction, Services
from studio.wording import passport_html
from studio.workspace import Passport, Workspace, read_passport

_HTML = {".html", ".htm"}
_HANDED_OUT = {ReleaseState.LISTED, ReleaseState.DEPRECATED}


class PassportController(QObject):
    header_changed = Signal(object)

    def __init__(self, view: PassportView, services: Services, installing: Installing) -> None:
        super().__init__(view)
        self._view, self._services, self._installing = view, services, installing
        self._agent, self._version = "", ""
        self._facts: PassportFacts | None = None
        self._job: Job | None = None
        self._awaited = Awaited(view.waiting, self.load)
        self._file = Path()
        self._acts = PassportActs(view, services)
        self._acts.done.connect(self.load)
        view.version_chosen.connect(self._open_version)
        view.instead_opened.connect(self._open_instead)
        view.compared.connect(self._compare)
        view.rated.connect(self._acts.rate)
        installing.changed.connect(self._look_again)

    def open(self, agent: str, version: str = "") -> None:
        if (agent, version) != (self._agent, self._version):
            self._facts = None
            self._view.begin()
        self._agent, self._version = agent, version
        self.load()

    def load(self) -> None:
        if self._job is not None:
            self._job.cancel()
        workspace = self._services.workspace
        job = self._services.background.run(read_facts, workspace, self._agent, self._version or None)
        self._job = job
        job.done.connect(self._show)
        job.failed.connect(self._fail)
        self._awaited.follow(job)

    def header(self) -> Header:
        crumb = Crumb(tr("Catalogue"), ("catalogue",))
        if self._facts is None:
            return Header(title=tr("Passport"), crumbs=(crumb,))
        return Header(title=tr("Passport"), crumbs=(crumb,), actions=self._actions(self._facts.passport))

    def _show(self, facts: PassportFacts) -> None:
        self._facts = facts
        self._view.show_facts(facts)
        self.header_changed.emit(self.header())

    def _fail(self, error: Exception) -> None:
        self._view.show_banner(answered_trouble_banner(error, self._services, self.load))

    def _actions(self, passport: Passport) -> tuple[HeaderAction, ...]:
        release = passport.release
        save = HeaderAction(tr("Save the passport…"), self._ask_where, "menu", "content-save-outline")
        printing = HeaderAction(tr("Print passport"), self._print, icon="printer-outline", keys="Ctrl+P")
        return (
            *self._acts.actions(passport),
            save,
            printing,
            *self._main_action(release, passport.installed),
        )

    def _main_action(self, release: Release, installed: str) -> tuple[HeaderAction, ...]:
        if release.agent in self._installing.busy:
            return (HeaderAction(tr("Installing…"), self._install, "primary", enabled=False),)
        if installed == release.version and not release.recalled:
            return (HeaderAction(tr("Start using"), self._use, "primary", "message-outline"),)
        if release.state in _HANDED_OUT:
            text = tr("Install {version}", version=release.version)
            return (HeaderAction(text, self._install, "primary", "download"),)
        return ()

    def _look_again(self, agent: str) -> None:
        if agent != self._agent or self._facts is None:
            return
        self.header_changed.emit(self.header())
        if agent not in self._installing.busy:
            self.load()

    def _install(self) -> None:
        if self._facts is not None:
            release = self._facts.passport.release
            self._installing.install(self._agent, release.version, release.name)

    def _use(self) -> None:
        self._services.navigator.open("agents", "use", self._agent)

    def _open_version(self, version: str) -> None:
        self._services.navigator.open("catalogue", self._agent, version)

    def _open_instead(self) -> None:
        """A version of the same agent, or another agent."""
        assert self._facts is not None
        instead = self._facts.passport.release.instead
        place = (self._agent, instead) if is_version(instead) else (instead,)
        self._services.navigator.open("catalogue", *place)

    def _compare(self) -> None:
        assert self._facts is not None
        version = self._facts.passport.release.version
        job = self._services.background.run(read_changes, self._services.workspace, self._agent, version)
        job.done.connect(partial(self._view.show_changes, version))
        job.failed.connect(self._services.notices.show_error)

    def _ask_where(self) -> None:
        assert self._facts is not None
        release = self._facts.passport.release
        name = f"{release.name} {release.version}.pdf"
        dialog = ask_where(self._view, tr("Save the passport"), name)
        dialog.setNameFilters(["PDF (*.pdf)", "HTML (*.html)"])
        dialog.fileSelected.connect(self._export)

    def _print(self) -> None:
        self._read_anew().done.connect(self._print_html)

    def _print_html(self, html: str) -> None:
        print_html(self._view, html)

    def _export(self, file: str) -> None:
        self._file = Path(file)
        self._read_anew().done.connect(self._write)

    def _read_anew(self) -> Job:
        assert self._facts is not None
        version = self._facts.passport.release.version
        run, workspace = self._services.background.run, self._services.workspace
        job = run(_as_html, workspace, self._agent, version, words())
        job.failed.connect(self._services.notices.show_error)
        return job

    def _write(self, html: str) -> None:
        """What is no page of HTML becomes a PDF, which is laid out on this thread."""
        try:
            if self._file.suffix.casefold() in _HTML:
                write_atomically(self._file, html.encode())
            else:
                write_pdf(html, self._file)
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
        else:
            self._services.notices.wrote(self._file)


async def _as_html(workspace: Workspace, agent: str, version: str, say: Words) -> str:
    """Read anew, with what the version changed, which is long in coming and shown only here."""
    passport = await read_passport(workspace, agent, version, with_changes=True)
    return await asyncio.to_thread(passport_html, passport, say)
