"""Signs a person in to the catalogue's server: by number and password, by a token, or in the browser."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from studio.core.errors import (
    PasswordToBeChanged,
    PasswordTooWeak,
    SignInNeeded,
    SignInNotKept,
    SignInRefused,
    SignInTooOften,
    SsoFailed,
    SsoPersonUnknown,
    StudioError,
    TokenRefused,
)
from studio.ui.background import Job
from studio.ui.language import words
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.people_sign_in import SignInCard
from studio.ui.shell import Services
from studio.wording.sign_in_page import sign_in_page

if TYPE_CHECKING:
    from studio.catalogue import SignedIn
    from studio.workspace import Workspace

_SAID_AT_THE_FORM = (
    SignInRefused,
    SignInTooOften,
    PasswordTooWeak,
    SsoFailed,
    SsoPersonUnknown,
    SignInNeeded,
    TokenRefused,
)


class SignInController(QObject):
    """`ended` whenever an attempt is over, `signed_in` once its token is kept."""

    signed_in = Signal()
    ended = Signal()

    def __init__(self, view: SignInCard, services: Services, open_browser: Callable[[str], object]) -> None:
        super().__init__(view)
        self._view, self._services, self._open_browser = view, services, open_browser
        self._in_hand: SignedIn | None = None
        self._browsing: Job | None = None
        view.password_given.connect(self._with_password)
        view.token_given.connect(self._with_token)
        view.sso_wanted.connect(self._in_browser)
        view.cancelled.connect(self._stop_browser)
        view.keeping_decided.connect(self._decide)

    def _with_password(self, number: str, password: str, new: str) -> None:
        self._prove(_by_password, number, password, new)

    def _with_token(self, token: str) -> None:
        self._prove(_by_token, token)

    def _in_browser(self) -> None:
        self._view.wait_for_browser()
        self._browsing = self._prove(_by_browser, self._open_browser)

    def _stop_browser(self) -> None:
        if self._browsing is not None:
            self._browsing.cancel()

    def _prove(self, how: Callable[..., object], *what: object) -> Job:
        self._view.set_busy(True)
        job = self._services.background.run(how, self._services.workspace, *what)
        job.done.connect(self._proved)
        job.failed.connect(self._refused)
        job.ended.connect(self.ended)
        return job

    def _refused(self, error: object) -> None:
        if isinstance(error, PasswordToBeChanged):
            self._view.demand_new_password(explanation_of(error))
        elif isinstance(error, _SAID_AT_THE_FORM):
            self._view.show_note("danger", explanation_of(error))
        else:
            self._services.notices.show_error(error)

    def _proved(self, signed_in: "SignedIn") -> None:
        self._in_hand = signed_in
        self._keep_token(session_only=False)

    def _keep_token(self, *, session_only: bool) -> None:
        job = self._services.background.run(
            _keep_token, self._services.workspace, self._in_hand, session_only
        )
        job.done.connect(self._kept)
        job.failed.connect(self._not_kept)

    def _kept(self, _: object) -> None:
        self._in_hand = None
        self._view.clear()
        self.signed_in.emit()

    def _not_kept(self, error: object) -> None:
        """Where there is no keyring the person decides, in words, what becomes of the token."""
        if isinstance(error, SignInNotKept):
            self._view.ask_session_only(explanation_of(error))
        else:
            self._services.notices.show_error(error)

    def _decide(self, session_only: bool) -> None:
        if session_only:
            self._keep_token(session_only=True)
        else:
            self._in_hand = None
            self._view.clear()


async def _by_password(workspace: "Workspace", number: str, password: str, new: str) -> "SignedIn":
    return await workspace.signing_in.with_password(workspace.settings.catalogue, number, password, new)


async def _by_token(workspace: "Workspace", token: str) -> "SignedIn":
    return await workspace.signing_in.with_token(workspace.settings.catalogue, token)


async def _by_browser(workspace: "Workspace", open_browser: Callable[[str], object]) -> "SignedIn":
    def page(trouble: StudioError | None) -> str:
        return sign_in_page(trouble, words())

    return await workspace.signing_in.in_browser(workspace.settings.catalogue, open_browser, page)


def _keep_token(workspace: "Workspace", signed_in: "SignedIn", session_only: bool) -> bool:
    workspace.signing_in.keep(workspace.settings.catalogue, signed_in, session_only=session_only)
    return True
