"""Keeps the status bar true: the endpoint and its last answers, the catalogue, what is kept, who acts."""

import asyncio
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QObject, QTimer

from studio.ui.language import tr
from studio.ui.last_answers import told_by_last
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.status_bar import PersonLine, StatusBar

if TYPE_CHECKING:
    from studio.endpoints import Endpoints
    from studio.ui.background import Background
    from studio.workspace import Workspace

_LOOK_MILLISECONDS, _DAY, _LOOKED_AT = 5_000, 86_400, 20
_SHOW_CATALOGUE = frozenset({"home", "catalogue", "reviews"})
"""What could not be read there is read once the catalogue answers again."""
_ASK_MILLISECONDS, _FRESH_MILLISECONDS, _PATIENCE_SECONDS = 60_000, 10_000, 5.0


@dataclass(frozen=True, slots=True)
class EndpointState:
    """What its last requests tell: the trouble of the very last, and the seconds to the last first token."""

    name: str
    practice: bool
    asked: bool = False
    trouble: str = ""
    first: float = 0.0


class Foot(QObject):
    def __init__(
        self, status: StatusBar, workspace: "Workspace", background: "Background", navigator: Navigator
    ) -> None:
        super().__init__(status)
        self._status, self._workspace, self._background = status, workspace, background
        self._looking = self._again = False
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._look)
        self._timer.start()
        self._catalogue = "-"
        self._answers: bool | None = None
        self._asking = QTimer(self, interval=_ASK_MILLISECONDS)
        self._asking.timeout.connect(self._ask_catalogue)
        navigator.kept.connect(self._note_kept)
        navigator.arrived.connect(self._forget_kept)
        navigator.arrived.connect(self._ask_soon)
        self._navigator = navigator
        status.endpoint_opened.connect(self._open_endpoints)
        status.catalogue_opened.connect(self._open_catalogue)

    def stop(self) -> None:
        """The background is about to end."""
        self._timer.stop()
        self._asking.stop()

    def show(self) -> None:
        """Take up person, endpoint and catalogue as the settings have them now."""
        settings, profile = self._workspace.settings, self._workspace.endpoints.default
        self._status.set_endpoint(profile.name, practice=profile.practice)
        people = [
            PersonLine(person.id, person.name, person.department, tr(", ").join(map(_role, person.roles)))
            for person in settings.people
        ]
        self._status.set_people(people, settings.acting().id)
        self._show_catalogue(settings.catalogue)
        self._look()

    def _show_catalogue(self, address: str) -> None:
        """What is known of another one is forgotten; a server is asked whether it is there."""
        if address != self._catalogue:
            self._catalogue, self._answers = address, None
            self._asking.setInterval(0)
            self._asking.start()
        self._say_catalogue()

    def _say_catalogue(self) -> None:
        address, answers = self._catalogue, self._answers
        host = urlsplit(address).hostname if "://" in address else ""
        name = host or (tr("Shared folder") if address else tr("Catalogue of this computer"))
        text = tr("{name} · does not answer", name=name) if answers is False else name
        kind = {True: "success", False: "danger", None: "muted"}[answers]
        told = {True: tr("responds"), False: tr("does not answer"), None: ""}[answers]
        tip = tr("Catalogue: {name}", name=address or name)
        self._status.set_catalogue(text, kind, " · ".join(filter(None, (tip, told))))

    def _ask_soon(self) -> None:
        """Whoever goes to another page sees how it is now."""
        if (
            self._asking.isActive()
            and self._asking.interval() - self._asking.remainingTime() > _FRESH_MILLISECONDS
        ):
            self._asking.start(0)

    def _ask_catalogue(self) -> None:
        """Whether somebody is there costs one connection; a folder is looked at."""
        self._asking.setInterval(_ASK_MILLISECONDS)
        if self._status.isVisible() and self._catalogue:
            job = self._background.run(catalogue_answers, self._catalogue)
            job.done.connect(self._take_answer)
            job.failed.connect(self._ignore)

    def _take_answer(self, told: tuple[str, bool]) -> None:
        address, there = told
        if address == self._catalogue:
            back, self._answers = there and self._answers is False, there
            self._asking.setInterval(_ASK_MILLISECONDS if there else _FRESH_MILLISECONDS)
            self._say_catalogue()
            if back and self._navigator.here[0] in _SHOW_CATALOGUE:
                self._navigator.refresh()

    def _look(self) -> None:
        """Not while nobody sees it."""
        if self._looking:
            self._again = True
        elif self._status.isVisible():
            self._looking = True
            job = self._background.run(endpoint_state, self._workspace.endpoints)
            job.done.connect(self._show_endpoint)
            job.failed.connect(self._ignore)
            job.ended.connect(self._rest)

    def _show_endpoint(self, state: EndpointState) -> None:
        first = tr("first token {seconds} s", seconds=f"{state.first:.1f}") if state.first else ""
        self._status.set_endpoint_state(state.name, *_words(state), first)

    def _open_endpoints(self) -> None:
        self._navigator.open("settings", "endpoints")

    def _open_catalogue(self) -> None:
        self._navigator.open("settings", "catalogue")

    def _ignore(self, error: object) -> None:
        """Counts that cannot be read are no trouble of the person's."""

    def _rest(self) -> None:
        self._looking = False
        if self._again and self._timer.isActive():
            self._again = False
            self._look()

    def _note_kept(self) -> None:
        self._status.set_kept(tr("Saved {time}", time=f"{datetime.now():%H:%M}"))

    def _forget_kept(self) -> None:
        self._status.set_kept("")


async def catalogue_answers(address: str) -> tuple[str, bool]:
    """Of a server whether somebody is there, of a folder whether it can be reached."""
    from studio.workspace.reachable import is_there

    if "://" in address:
        return address, await is_there(address, _PATIENCE_SECONDS)
    return address, await asyncio.to_thread(Path(address).is_dir)


def endpoint_state(endpoints: "Endpoints") -> EndpointState:
    """Known without asking it: the status bar never spends a model's time."""
    from studio.endpoints.uses import STOPPED

    profile = endpoints.default
    latest, since = endpoints.uses.latest(profile.id, limit=_LOOKED_AT), time.time() - _DAY
    uses = [use for use in latest if use.began > since and use.trouble != STOPPED]  # that was the person
    firsts = (use.first for use in uses if not use.trouble and use.work.startswith("chat"))
    return EndpointState(
        profile.name, profile.practice, bool(uses), uses[0].trouble if uses else "", next(firsts, 0.0)
    )


def _words(state: EndpointState) -> tuple[str, str]:
    if state.practice or not state.asked:
        return "practice" if state.practice else "muted", ""
    return told_by_last(state.trouble)


def _role(role: str) -> str:
    return tr(str(role))
