"""Keeps the key of an endpoint in the keyring; where there is none the person decides what becomes of it."""

from PySide6.QtCore import QObject, Signal

from studio.core.errors import KeyringUnavailable
from studio.endpoints import Endpoints
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.endpoints.view import EndpointsView
from studio.ui.shell import Services

_LONG_ENOUGH, _SHOWN = 16, 4  # of a shorter key nothing is shown
KeyState = tuple[str, bool, bool, str, bool]


class KeyKeeping(QObject):
    """`wanted` brings a key that is to be kept, once its profile is saved."""

    wanted = Signal(str)

    def __init__(self, view: EndpointsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._endpoints: Endpoints = services.workspace.endpoints
        self._current, self._in_hand = "", ""
        view.form.key.saved.connect(self.wanted)

    def show(self, endpoint: str, *, known: bool) -> None:
        """The keyring can take its time, or ask the person: it is read in the background."""
        if endpoint != self._current:
            self._view.form.key.show_state(has_key=False, session_only=False)
        self._current = endpoint
        if known:
            job = self._services.background.run(_state_of, self._endpoints, endpoint)
            job.done.connect(self._show)

    def keep(self, endpoint: str, key: str) -> None:
        self._current, self._in_hand = endpoint, key
        self._put(session_only=False)

    def _show(self, state: KeyState) -> None:
        shown, has_key, session_only, end, given = state
        if shown == self._current and not self._view.form.key.key():
            self._view.form.key.show_state(has_key=has_key, session_only=session_only, end=end, given=given)

    def _put(self, *, session_only: bool) -> None:
        job = self._services.background.run(
            _kept, self._endpoints, self._current, self._in_hand, session_only
        )
        job.done.connect(self._done)
        job.failed.connect(self._refused)

    def _done(self, state: KeyState) -> None:
        self._in_hand = ""
        self._view.clear_notes()
        self._view.form.key.field.clear()
        self._show(state)

    def _refused(self, error: object) -> None:
        if not isinstance(error, KeyringUnavailable):
            self._services.notices.show_error(error)
            return
        said = explanation_of(error)
        actions = [("session", tr("Use it this time only")), ("drop", tr("Do not keep it"))]
        banner = Banner("warning", said.happened, said.meaning, actions, closable=False)
        banner.acted.connect(self._decide)
        self._view.add_note(banner)

    def _decide(self, choice: str) -> None:
        self._view.clear_notes()
        if choice == "session":
            self._put(session_only=True)
        else:
            self._in_hand = ""
            self._view.form.key.show_state(has_key=False, session_only=False)


def _state_of(endpoints: Endpoints, name: str) -> KeyState:
    key = endpoints.key(name)
    end = key[-_SHOWN:] if len(key) >= _LONG_ENOUGH else ""
    return name, bool(key), endpoints.is_key_session_only(name), end, endpoints.is_key_given(name)


def _kept(endpoints: Endpoints, name: str, key: str, session_only: bool) -> KeyState:
    endpoints.set_key(name, key, session_only=session_only)
    return _state_of(endpoints, name)
