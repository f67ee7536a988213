"""Keeps endpoint profiles and what is being typed in them, and shows what they can do and did."""

import secrets
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from studio.core.errors import EndpointUrlInvalid, StudioError
from studio.endpoints import EndpointProfile, Endpoints, Use, UseSummary, normalise_url
from studio.ui.language import tr
from studio.ui.locks import locks_of, whom_to_ask
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.endpoints.keys import KeyKeeping
from studio.ui.pages.settings.endpoints.probes import Probes
from studio.ui.pages.settings.endpoints.profile_list import ProfileLine
from studio.ui.pages.settings.endpoints.typed import Typed
from studio.ui.pages.settings.endpoints.view import EndpointsView
from studio.ui.pages.settings.endpoints.words import as_report, name_of, standing
from studio.ui.shell import Services

_SHOWN = "settings/endpoint"


class EndpointController(QObject):
    """Remembers which endpoint is shown; what was typed and not saved is kept as it is typed."""

    def __init__(self, view: EndpointsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._endpoints: Endpoints = services.workspace.endpoints
        self._current, self._new, self._showing = services.scratch.text(_SHOWN), False, False
        self._typed = Typed(view.form, services.scratch)
        self.keys = KeyKeeping(view, services)
        self.probes = Probes(view, services)
        self.keys.wanted.connect(self._keep_key)
        self.probes.found.connect(self._look_again)
        view.chosen.connect(self.choose)
        view.added.connect(self._add)
        view.saved.connect(self._save)
        view.discarded.connect(self._discard)
        view.removed.connect(self._remove)
        view.made_default.connect(self._make_default)
        view.form.edited.connect(self._note_edit)
        view.probe.started.connect(self._probe)
        view.retried.connect(self._retry)
        view.report_wanted.connect(self._copy_report)
        view.day.record_wanted.connect(self._show_record)

    def show_all(self) -> None:
        """As when one comes to the page again: what is being typed stays."""
        known = {profile.id for profile in self._endpoints.list()}
        if self._current not in known and not self._new:
            self._current = self._endpoints.default.id
            if kept := self._typed.new():
                self._current, self._new = kept, True
        self._show_list()
        self._show(self._profile())

    def choose(self, endpoint: str) -> None:
        if endpoint != self._current and any(one.id == endpoint for one in self._endpoints.list()):
            self._current, self._new = endpoint, False
            self._services.scratch.keep(_SHOWN, endpoint)
            self.probes.stop()
            self._show_list()
            self._show(self._profile())

    def _profile(self) -> EndpointProfile:
        if self._new:
            return EndpointProfile(id=self._current, name=tr("New endpoint"))
        return self._endpoints.get(self._current)

    def _show_list(self) -> None:
        default = self._endpoints.default.id
        lines = [self._line(profile, default) for profile in self._endpoints.list()]
        if self._new:
            lines.insert(0, ProfileLine(self._current, tr("New endpoint"), tr("Not saved yet")))
        self._view.show_list(lines, self._current)

    def _line(self, profile: EndpointProfile, default: str) -> ProfileLine:
        probe = self._endpoints.last_probe(profile.id)
        return ProfileLine(
            profile.id,
            name_of(profile),
            tr("Built in, no model") if profile.practice else profile.host,
            profile.practice,
            profile.id == default,
            standing(probe) if probe is not None and not probe.works else "",
        )

    def _show(self, profile: EndpointProfile) -> None:
        self._showing = True
        try:
            self._view.show_profile(profile, default=profile.id == self._endpoints.default.id or self._new)
            self._show_locks(profile)
            if not profile.practice:
                self._typed.put_back(self._current)
        finally:
            self._showing = False
        self._view.set_changed(self._view.form.is_changed() or self._new)
        self.keys.show(profile.id, known=not self._new and not profile.practice)
        self.probes.show(profile)
        self._show_day()

    def _show_locks(self, profile: EndpointProfile) -> None:
        given, policy = self._endpoints.given, self._services.workspace.policy
        own = given.addable and not given.has(profile.id)
        whom = "" if own or profile.practice else whom_to_ask(policy)
        self._view.show_locks(locks_of(policy), whom, given.at_once)

    def _note_edit(self) -> None:
        if not self._showing:
            self._typed.keep(self._current)
            self._view.set_changed(self._view.form.is_changed() or self._new)

    def _discard(self) -> None:
        self._typed.forget(self._current)
        if self._new:
            self._endpoints.probed.forget(self._current)
            self._current, self._new = "", False
            self.show_all()
        else:
            self._show(self._profile())

    def _add(self) -> None:
        if not self._new:
            self._current, self._new = f"endpoint-{secrets.token_hex(3)}", True
            self._typed.keep_new(self._current)
            self.probes.stop()
            self._show_list()
            self._show(self._profile())
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
            self._endpoints.take_over(profile.id)
        except EndpointUrlInvalid as error:
            self._view.form.show_url_error(explanation_of(error).happened)
            return False
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return False
        key = self._view.form.key.key()
        self._typed.forget(self._current)
        self._new = False
        self._services.scratch.keep(_SHOWN, self._current)
        self._services.shell.settings_changed()
        self._show_list()
        self._show(self._profile())
        if key:
            self.keys.keep(self._current, key)
        return True

    def _keep_key(self, key: str) -> None:
        """A key belongs to a profile and its server: both are kept first."""
        if self._view.form.is_changed() or self._new:
            self._saved()
        else:
            self.keys.keep(self._current, key)

    def _make_default(self) -> None:
        if self._current != "practice" and self._view.form.is_changed() and not self._saved():
            return
        self._endpoints.set_default(self._current)
        self._services.shell.settings_changed()
        self.show_all()

    def _remove(self) -> None:
        """At once; taking it back brings its key back too, which is read from the keyring before it goes."""
        if self._new:
            self._discard()
            return
        self.probes.stop()
        job = self._services.background.run(_taken_away, self._endpoints, self._current)
        job.done.connect(self._removed)
        job.failed.connect(self._services.notices.show_error)

    def _removed(self, gone: tuple[EndpointProfile, str, bool]) -> None:
        self._typed.forget(self._current)
        self._current = ""
        self._services.shell.settings_changed()
        self.show_all()
        undo = partial(self._bring_back, *gone)
        self._services.notices.toast(tr("Removed “{name}” and its key", name=gone[0].name), undo)

    def _bring_back(self, profile: EndpointProfile, key: str, default: bool) -> None:
        self._endpoints.save(profile)
        if default:
            self._endpoints.set_default(profile.id)
        self._services.shell.settings_changed()
        self._show_list()
        self.choose(profile.id)
        if key:
            self.keys.keep(profile.id, key)

    def _probe(self) -> None:
        """What is in the form is probed, saved or not."""
        if self._current == "practice":
            self.probes.start(self._profile())
        elif (profile := self._view.form.profile()) is not None:
            self.probes.start(profile, self._view.form.key.key())

    def _retry(self, endpoint: str) -> None:
        if endpoint == self._current:
            self._probe()
        else:
            self.probes.start(self._endpoints.get(endpoint), shown=False)

    def _look_again(self, endpoint: str) -> None:
        """After a probe: how tools are called, which program it is, what is broken."""
        self._show_list()
        if endpoint == self._current and not self._view.form.is_changed() and not self._new:
            self._show(self._profile())
        else:
            self.probes.show_broken()
        self._show_day()

    def _copy_report(self, endpoint: str) -> None:
        probe = self._endpoints.last_probe(endpoint)
        if probe is not None:
            QGuiApplication.clipboard().setText(as_report(self._endpoints.get(endpoint), probe))
            self._services.notices.say(tr("Copied"))

    def _show_day(self) -> None:
        job = self._services.background.run(_day_of, self._endpoints, self._current)
        job.done.connect(self._show_summary)

    def _show_summary(self, told: tuple[str, UseSummary]) -> None:
        if told[0] == self._current:
            self._view.day.show_day(told[1])

    def _show_record(self) -> None:
        job = self._services.background.run(self._endpoints.uses.latest, self._current)
        job.done.connect(self._open_record)

    def _open_record(self, uses: list[Use]) -> None:
        self._view.record.show_uses(uses)


def _day_of(endpoints: Endpoints, endpoint: str) -> tuple[str, UseSummary]:
    return endpoint, endpoints.uses.last_day(endpoint)


def _taken_away(endpoints: Endpoints, endpoint: str) -> tuple[EndpointProfile, str, bool]:
    profile, key = endpoints.get(endpoint), endpoints.key(endpoint)
    default = endpoints.default.id == endpoint
    endpoints.remove(endpoint)
    return profile, key, default
