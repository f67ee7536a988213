"""Keeps endpoint profiles and their keys, and probes them."""

import asyncio
import secrets
from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import EndpointUrlInvalid, KeyringUnavailable, StudioError
from studio.endpoints import EndpointProfile, ProbeResult, ToolCalling, normalise_url
from studio.ui.background import Job
from studio.ui.components import Banner, ConfirmDialog
from studio.ui.language import tr
from studio.ui.notices import error_banner, explanation_of
from studio.ui.pages.settings.endpoints import EndpointsView
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.endpoints import Endpoints


class EndpointController(QObject):
    """Remembers which endpoint is shown, and the key that waits for the person's choice."""

    def __init__(self, view: EndpointsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._endpoints: Endpoints = services.workspace.endpoints
        self._current, self._new = "", False
        self._key_in_hand = ""
        self._probe: Job | None = None
        view.chosen.connect(self._choose)
        view.added.connect(self._add)
        view.saved.connect(self._save)
        view.removed.connect(self._ask_removal)
        view.made_default.connect(self._make_default)
        view.form.key_saved.connect(self._keep_key)
        view.probe.started.connect(self._start_probe)

    def show_all(self) -> None:
        profiles = self._endpoints.list()
        if not any(profile.id == self._current for profile in profiles) and not self._new:
            self._current = self._endpoints.default.id
        self._show_list()
        if not self._new:
            self._show(self._endpoints.get(self._current))

    def _show_list(self) -> None:
        self._view.show_list(self._endpoints.list(), self._endpoints.default.id, self._current)

    def _show(self, profile: EndpointProfile) -> None:
        """The keyring can take its time, or ask the person: it is read in the background."""
        default = profile.id == self._endpoints.default.id
        self._view.show_profile(profile, default=default, has_key=False, session_only=False)
        if not profile.practice and not self._new:
            self._services.background.run(_key_state, self._endpoints, profile.id).done.connect(
                self._show_key_state
            )

    def _show_key_state(self, state: tuple[str, bool, bool]) -> None:
        shown, has_key, session_only = state
        if shown == self._current:
            self._view.form.show_key_state(has_key=has_key, session_only=session_only)

    def _choose(self, endpoint: str) -> None:
        self._current, self._new = endpoint, False
        self._cancel_probe()
        self._show_list()
        self._show(self._endpoints.get(endpoint))

    def _add(self) -> None:
        self._current, self._new = f"endpoint-{secrets.token_hex(3)}", True
        self._show_list()
        self._show(EndpointProfile(id=self._current, name=tr("New endpoint")))
        self._view.form.name.setFocus()
        self._view.form.name.selectAll()

    def _save(self) -> None:
        if self._saved():
            self._services.notices.say(tr("Endpoint saved"))

    def _saved(self) -> bool:
        """Keep what the form says; an address that is none is said at its field."""
        profile = self._view.form.profile()
        if profile is None:
            return False
        try:
            normalise_url(profile.base_url, profile.name)
            self._endpoints.save(profile)
        except EndpointUrlInvalid as error:
            self._view.form.show_url_error(explanation_of(error).happened)
            return False
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return False
        self._new = False
        self._services.shell.settings_changed()
        self._show_list()
        return True

    def _make_default(self) -> None:
        if self._current != "practice" and not self._saved():
            return
        self._endpoints.set_default(self._current)
        self._services.shell.settings_changed()
        self.show_all()

    def _ask_removal(self) -> None:
        if self._new:
            self._new = False
            self.show_all()
            return
        name = self._endpoints.get(self._current).name
        text = tr(
            "Its key is removed from the keyring as well. Agents that name it use the default endpoint."
        )
        title = tr("Remove “{name}”?", name=name)
        dialog = ConfirmDialog.ask(self._view, title, text, tr("Remove"), tr("Keep"))
        dialog.confirmed.connect(self._remove)

    def _remove(self) -> None:
        """The key goes with it: the keyring is asked in the background."""
        job = self._services.background.run(self._endpoints.remove, self._current)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._removed)

    def _removed(self) -> None:
        self._services.shell.settings_changed()
        self.show_all()

    def _keep_key(self, key: str) -> None:
        if self._saved():
            self._key_in_hand = key
            self._put_key(session_only=False)

    def _put_key(self, *, session_only: bool) -> None:
        job = self._services.background.run(
            _set_key, self._endpoints, self._current, self._key_in_hand, session_only
        )
        job.done.connect(self._key_kept)
        job.failed.connect(self._key_refused)

    def _key_kept(self, state: tuple[str, bool, bool]) -> None:
        self._key_in_hand = ""
        self._view.clear_notes()
        self._show_key_state(state)

    def _key_refused(self, error: object) -> None:
        """Where there is no keyring the person decides, in words, what becomes of the key."""
        if not isinstance(error, KeyringUnavailable):
            self._services.notices.show_error(error)
            return
        said = explanation_of(error)
        actions = [("session", tr("Use it this time only")), ("drop", tr("Do not keep it"))]
        banner = Banner("warning", said.happened, said.meaning, actions, closable=False)
        banner.acted.connect(self._decide_key)
        self._view.add_note(banner)

    def _decide_key(self, choice: str) -> None:
        self._view.clear_notes()
        if choice == "session":
            self._put_key(session_only=True)
        else:
            self._key_in_hand = ""
            self._view.form.show_key_state(has_key=False, session_only=False)

    def _start_probe(self) -> None:
        if self._current != "practice" and not self._saved():
            return
        self._cancel_probe()
        self._view.clear_notes()
        self._view.probe.begin()
        job = self._services.background.run(_probe, self._endpoints, self._current)
        job.progressed.connect(self._show_result)
        job.failed.connect(self._show_probe_error)
        job.ended.connect(self._view.probe.end)
        self._view.probe.stopped.connect(job.cancel)
        self._probe = job

    def _show_result(self, result: ProbeResult | list[str] | ToolCalling) -> None:
        if isinstance(result, list):
            self._view.form.suggest_models(result)
        elif isinstance(result, ToolCalling):
            self._view.form.tool_calling.set_value(result)
        else:
            self._view.probe.add(result)

    def _show_probe_error(self, error: object) -> None:
        self._view.add_note(error_banner(error, remedy=False))

    def _cancel_probe(self) -> None:
        if self._probe is not None and self._probe.running:
            self._probe.cancel()
        self._probe = None


def _key_state(endpoints: "Endpoints", name: str) -> tuple[str, bool, bool]:
    return name, endpoints.has_key(name), endpoints.is_key_session_only(name)


def _set_key(endpoints: "Endpoints", name: str, key: str, session_only: bool) -> tuple[str, bool, bool]:
    endpoints.set_key(name, key, session_only=session_only)
    return _key_state(endpoints, name)


async def _probe(endpoints: "Endpoints", name: str) -> AsyncIterator[ProbeResult | list[str] | ToolCalling]:
    """Yield each result, the models' names once the first has told that there are some, and at the end how
    tools are called where that is news; it is kept."""
    from studio.endpoints import probe

    told: list[ProbeResult] = []
    async with endpoints.connect(name) as endpoint, aclosing(probe(endpoint)) as results:
        async for result in results:
            told.append(result)
            yield result
            if result.name == "models" and result.ok:
                yield await endpoint.models()
    before = endpoints.get(name).tool_calling
    await asyncio.to_thread(endpoints.keep_found, name, told)
    if (now := endpoints.get(name).tool_calling) is not before:
        yield now
