"""Keeps who acts, where the catalogue is, and signs people in to a server and out again."""

import webbrowser
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import (
    KeyringUnavailable,
    PasswordToBeChanged,
    PasswordTooWeak,
    SignInNeeded,
    SignInRefused,
    SignInTooOften,
    SsoFailed,
    SsoPersonUnknown,
    StudioError,
)
from studio.ui.background import Job
from studio.ui.language import tr, words
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.clients_controller import ClientsController
from studio.ui.pages.settings.people import PeopleView
from studio.ui.pages.settings.people_admin_controller import AdminController
from studio.ui.pages.settings.people_me import SessionLine
from studio.ui.pages.settings.people_server import Where
from studio.ui.shell import Services
from studio.ui.shell.status_bar import PersonLine
from studio.wording.sign_in_page import sign_in_page

if TYPE_CHECKING:
    from studio.catalogue import Person, SignedIn, TokenFacts, WaysIn
    from studio.workspace import Workspace

_SAID_AT_THE_FORM = (
    SignInRefused,
    SignInTooOften,
    PasswordTooWeak,
    SsoFailed,
    SsoPersonUnknown,
    SignInNeeded,
)


class PeopleController(QObject):
    def __init__(
        self,
        view: PeopleView,
        services: Services,
        open_browser: Callable[[str], object] = webbrowser.open,
    ) -> None:
        super().__init__(view)
        self._view, self._services, self._open_browser = view, services, open_browser
        self._admin = AdminController(view.admin, services)
        self._clients = ClientsController(view.clients, services)
        self._in_hand: SignedIn | None = None
        self._browsing: Job | None = None
        view.person_chosen.connect(self._act_as)
        view.server.saved.connect(self._use)
        view.server.tried.connect(self._try)
        view.sign_in.password_given.connect(self._with_password)
        view.sign_in.token_given.connect(self._with_token)
        view.sign_in.sso_wanted.connect(self._in_browser)
        view.sign_in.cancelled.connect(self._stop_browser)
        view.sign_in.keeping_decided.connect(self._decide)
        view.me.sign_out_wanted.connect(self._sign_out)
        view.me.password_changed.connect(self._change_password)
        view.me.session_ended.connect(self._end_session)

    def show_all(self) -> None:
        settings = self._services.workspace.settings
        people = [
            PersonLine(person.id, person.name, person.department, roles_of(person))
            for person in settings.people
        ]
        self._view.show_people(people, settings.acting().id)
        url = settings.catalogue if settings.catalogue.startswith(("http://", "https://")) else ""
        self._view.server.show_where(Where(url, settings.catalogue_ca, settings.catalogue_in_the_open))
        if url:
            self._ask_me()
        else:
            self._view.show_local()

    def _use(self, where: Where) -> None:
        self._keep(catalogue=where.url, catalogue_ca=where.ca, catalogue_in_the_open=where.in_the_open)
        self.show_all()
        if not where.url:
            self._services.notices.say(tr("Saved"))

    def _try(self, where: Where) -> None:
        """Ask that server how one may sign in, without using it yet."""
        self._view.server.show_state("working", tr("Trying…"))
        job = self._services.background.run(_tried, self._services.workspace, where)
        job.done.connect(self._show_tried)
        job.failed.connect(self._show_not_reached)

    def _show_tried(self, ways: "WaysIn") -> None:
        how = tr("It answers. Sign in with number and password, or a token.")
        sso = tr("It answers. Sign in with {provider}.", provider=ways.provider or tr("Single sign-on"))
        self._view.server.show_state("success", sso if ways.sso else how)

    def _show_not_reached(self, error: object) -> None:
        said = explanation_of(error)
        self._view.server.show_state("danger", f"{said.happened} {said.action}")

    def _act_as(self, person: str) -> None:
        self._keep(person=person)
        self.show_all()

    def _ask_me(self) -> None:
        """Whoever is signed in sees who they are; the others how to come in."""
        self._view.show_nothing()
        self._view.server.set_busy(True)
        job = self._services.background.run(_me, self._services.workspace)
        job.done.connect(self._show_me)
        job.failed.connect(self._not_signed_in)
        job.ended.connect(self._rest)

    def _rest(self) -> None:
        self._view.server.set_busy(False)
        self._view.sign_in.set_busy(False)

    def _show_me(self, known: "tuple[Person, list[TokenFacts]]") -> None:
        me, tokens = known
        about = " · ".join(part for part in (me.id, me.department, roles_of(me)) if part)
        self._view.me.show_me(me.name, about)
        self._view.me.show_sessions(_lines(tokens))
        self._view.sign_in.clear()
        admin = "admin" in me.roles
        self._view.show_signed_in(admin=admin)
        if admin:
            self._admin.show_all()
            self._clients.show_all()

    def _not_signed_in(self, error: object) -> None:
        if not isinstance(error, SignInNeeded):
            self._services.notices.show_error(error)
            return
        job = self._services.background.run(_ways, self._services.workspace)
        job.done.connect(self._offer)
        job.failed.connect(self._services.notices.show_error)

    def _offer(self, ways: "WaysIn") -> None:
        self._view.sign_in.offer(sso=ways.sso, provider=ways.provider)
        self._view.show_sign_in()

    def _with_password(self, number: str, password: str, new: str) -> None:
        self._prove(_by_password, number, password, new)

    def _with_token(self, token: str) -> None:
        self._prove(_by_token, token)

    def _in_browser(self) -> None:
        self._view.sign_in.wait_for_browser()
        self._browsing = self._prove(_by_browser, self._open_browser)

    def _stop_browser(self) -> None:
        if self._browsing is not None:
            self._browsing.cancel()

    def _prove(self, how: Callable[..., object], *what: object) -> Job:
        self._view.sign_in.set_busy(True)
        job = self._services.background.run(how, self._services.workspace, *what)
        job.done.connect(self._proved)
        job.failed.connect(self._refused)
        job.ended.connect(self._rest)
        return job

    def _refused(self, error: object) -> None:
        if isinstance(error, PasswordToBeChanged):
            self._view.sign_in.demand_new_password(explanation_of(error))
        elif isinstance(error, _SAID_AT_THE_FORM):
            self._view.sign_in.show_note("danger", explanation_of(error))
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
        self._view.sign_in.clear()
        self._services.shell.settings_changed()
        self.show_all()

    def _not_kept(self, error: object) -> None:
        """Where there is no keyring the person decides, in words, what becomes of the token."""
        if isinstance(error, KeyringUnavailable):
            self._view.sign_in.ask_session_only(explanation_of(error))
        else:
            self._services.notices.show_error(error)

    def _decide(self, session_only: bool) -> None:
        if session_only:
            self._keep_token(session_only=True)
        else:
            self._in_hand = None
            self._view.sign_in.clear()

    def _sign_out(self) -> None:
        job = self._services.background.run(_sign_out, self._services.workspace)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._signed_out)

    def _signed_out(self) -> None:
        self._services.shell.settings_changed()
        self.show_all()

    def _change_password(self, old: str, new: str) -> None:
        job = self._services.background.run(_change_password, self._services.workspace, old, new)
        job.done.connect(self._password_changed)
        job.failed.connect(self._services.notices.show_error)

    def _password_changed(self, _: object) -> None:
        self._view.me.close_change()
        self._services.notices.say(tr("The password was changed; your other sign-ins ended."))
        self._ask_me()

    def _end_session(self, token: str) -> None:
        job = self._services.background.run(_end_session, self._services.workspace, token)
        job.done.connect(self._ask_me)
        job.failed.connect(self._services.notices.show_error)

    def _keep(self, **chosen: object) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update=chosen))
        self._services.shell.settings_changed()


def roles_of(person: "Person") -> str:
    return tr(", ").join(tr(role.value) for role in person.roles)


def _lines(tokens: "Sequence[TokenFacts]") -> list[SessionLine]:
    how = {"password": tr("Password"), "sso": tr("Single sign-on"), "token": tr("Token")}
    return [
        SessionLine(
            id=one.id,
            title=one.label or how[one.how.value],
            state=" · ".join(
                part
                for part in (
                    how[one.how.value] if one.label else "",
                    tr("issued by {person}", person=one.issuer) if one.issuer else "",
                    tr("last used {day}", day=one.used[:10]),
                    tr("until {day}", day=one.expires[:10]) if one.expires else "",
                )
                if part
            ),
            here=one.current,
        )
        for one in tokens
    ]


async def _me(workspace: "Workspace") -> "tuple[Person, list[TokenFacts]]":
    async with workspace.catalogue() as client:
        return await client.accounts.me(), await client.accounts.tokens()


async def _ways(workspace: "Workspace") -> "WaysIn":
    return await workspace.signing_in.ways(workspace.settings.catalogue)


async def _tried(workspace: "Workspace", where: Where) -> "WaysIn":
    from studio.catalogue import Way, stranger_client

    certificate = workspace.settings.catalogue_certificate
    async with stranger_client(where.url, Way(where.ca, certificate, where.in_the_open)) as client:
        return await client.accounts.ways_in()


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


async def _sign_out(workspace: "Workspace") -> "Person":
    return await workspace.signing_in.sign_out()


async def _change_password(workspace: "Workspace", old: str, new: str) -> "Person":
    async with workspace.catalogue() as client:
        return await client.accounts.change_password(old, new)


async def _end_session(workspace: "Workspace", token: str) -> "TokenFacts":
    async with workspace.catalogue() as client:
        return await client.accounts.end_token(token)
