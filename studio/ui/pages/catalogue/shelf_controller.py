"""Fills the shelf, keeps it in step with what is installed, and does what its cards and banners say."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.catalogue import ReleaseState
from studio.ui.awaited import Awaited
from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.packages import trouble_banner
from studio.ui.pages.catalogue.banners import notice_banner, recalls_banner
from studio.ui.pages.catalogue.installing import Installing
from studio.ui.pages.catalogue.reading import (
    read_more,
    read_shelf,
    remove_installed,
    restore_installed,
)
from studio.ui.pages.catalogue.shelf import Asked, InstalledNotice, Shelf, ShelfAgent, most_urgent
from studio.ui.pages.catalogue.shelf_view import ShelfView
from studio.ui.shell import Header, Services

_WHILE_TYPING = 250  # milliseconds without a key before the catalogue is asked


class ShelfController(QObject):
    header_changed = Signal(object)

    def __init__(self, view: ShelfView, services: Services, installing: Installing) -> None:
        super().__init__(view)
        self._view, self._services, self._installing = view, services, installing
        self._shelf = Shelf()
        self._asked: Asked | None = None
        self._answered: Asked | None = None
        self._read: set[InstalledNotice] = set()
        self._job: Job | None = None
        self._awaited = Awaited(view.waiting, self.load)
        self._typing = QTimer(self, singleShot=True, interval=_WHILE_TYPING)
        self._typing.timeout.connect(self.load)
        view.typed.connect(self._typing.start)
        view.placed.connect(self._tell_header)
        view.narrowed.connect(self.load)
        view.more_wanted.connect(self._load_more)
        view.install_chosen.connect(self._install)
        view.use_chosen.connect(self._use)
        view.passport_opened.connect(self._open_passport)
        view.agents_opened.connect(self._open_agents)
        view.reviews_opened.connect(self._open_reviews)
        installing.changed.connect(self._show_busy)

    def load(self) -> None:
        """Read anew what is asked for now; an answer to what was asked before is not waited for."""
        self._typing.stop()
        if self._job is not None:
            self._job.cancel()
        self._asked = asked = self._view.asked()
        self._job = self._services.background.run(read_shelf, self._services.workspace, asked)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._fail)
        self._awaited.follow(self._job)

    def header(self) -> Header:
        counts = self._shelf.counts
        facts = {"agents": f"{counts.total:,}", "offices": len(counts.departments)}
        note = (
            tr("{agents} {agents:agent|agents} · {offices} {offices:office|offices}", **facts)
            if counts.total
            else ""
        )
        return Header(title=tr("Catalogue"), note=note, field=self._view.header_search)

    def _tell_header(self) -> None:
        self.header_changed.emit(self.header())

    def _show(self, shelf: Shelf) -> None:
        """While the catalogue is away, what it last said to the same question stays in sight."""
        if shelf.error is not None and self._answered == self._asked:
            here = {one.id: one for one in shelf.agents}
            kept = [here.pop(one.id, one) for one in self._shelf.agents]
            shelf = replace(shelf, agents=(*kept, *here.values()), counts=self._shelf.counts)
        self._shelf = shelf
        if shelf.error is None:
            self._answered = self._asked
            self._view.filters.show_counts(shelf.counts)
        self._view.fit(self._view.window().width())
        self._view.show_updates(shelf.updates)
        self._show_banners(shelf)
        self._show_cards()
        self._view.waiting.show_content()
        self.header_changed.emit(self.header())

    def _fail(self, error: Exception) -> None:
        self._show(replace(self._shelf, error=error))

    def _show_banners(self, shelf: Shelf) -> None:
        banners = []
        for notices in most_urgent([one for one in shelf.notices if one not in self._read]):
            banner = notice_banner(notices[0]) if len(notices) == 1 else recalls_banner(notices)
            banner.closed.connect(partial(self._read.update, notices))
            banners.append(banner)
        if shelf.error is not None and shelf.error != self._installing.trouble:  # that is said already
            banners.append(trouble_banner(shelf.error, closable=bool(shelf.agents)))
        for banner in banners:
            banner.acted.connect(self._act)
        self._view.set_banners(banners)

    def _show_cards(self) -> None:
        shelf = self._shelf
        more, unknown = bool(shelf.after), shelf.error is not None
        self._view.show_cards(
            shelf.agents, self._installing.busy, empty=shelf.empty, more=more, unknown=unknown
        )

    def _load_more(self) -> None:
        if self._job is not None and self._job.running:
            return
        wanted, after = self._view.asked().wanted, self._shelf.after
        self._job = self._services.background.run(read_more, self._services.workspace, wanted, after)
        self._job.done.connect(self._add)
        self._job.failed.connect(self._services.notices.show_error)

    def _add(self, found: tuple[list[ShelfAgent], str]) -> None:
        more, after = found
        self._shelf = replace(self._shelf, agents=(*self._shelf.agents, *more), after=after)
        self._show_cards()

    def _show_busy(self, agent: str) -> None:
        self._view.set_busy(agent, agent in self._installing.busy)
        if not self._installing.busy:
            self.load()

    def _install(self, agent: str, version: str | None = None) -> None:
        names = {one.id: one.name for one in self._shelf.agents}
        self._installing.install(agent, version, names.get(agent, ""))

    def _act(self, act: str) -> None:
        agent = str(self.sender().property("agent") or "")
        match act:
            case "retry":
                self.load()
            case "settings":
                self._services.navigator.open("settings", "catalogue")
            case "passport":
                self._open_passport(agent)
            case "replace":
                self._install(agent, str(self.sender().property("instead")))
            case "other":
                self._open_passport(str(self.sender().property("instead")))
            case "remove":
                self._remove([agent])
            case "remove_all":
                self._remove([one.id for one in self._shelf.notices if one.state is ReleaseState.RECALLED])

    def _remove(self, agents: list[str]) -> None:
        job = self._services.background.run(remove_installed, self._services.workspace, agents)
        job.done.connect(self._offer_undo)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self.load)

    def _offer_undo(self, places: list[Path]) -> None:
        self._services.notices.toast(tr("Removed from this computer"), partial(self._restore, places))

    def _restore(self, places: list[Path]) -> None:
        job = self._services.background.run(restore_installed, self._services.workspace, places)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self.load)

    def _open_passport(self, agent: str) -> None:
        self._services.navigator.open("catalogue", agent)

    def _use(self, agent: str) -> None:
        self._services.navigator.open("agents", "use", agent)

    def _open_agents(self) -> None:
        self._services.navigator.open("agents")

    def _open_reviews(self) -> None:
        self._services.navigator.open("reviews")
