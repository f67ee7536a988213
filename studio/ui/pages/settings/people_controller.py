"""Keeps who acts and where the catalogue is, and shows whom its server knows them as."""

import webbrowser
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from studio.core.errors import SignInNeeded
from studio.ui.background import Job
from studio.ui.dates import full_day
from studio.ui.language import tr
from studio.ui.locks import locks_of
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.clients_controller import ClientsController
from studio.ui.pages.settings.people import PeopleView
from studio.ui.pages.settings.people_admin_controller import AdminController
from studio.ui.pages.settings.people_me import SessionLine
from studio.ui.pages.settings.people_server import SERVER, Where
from studio.ui.pages.settings.people_sign_in_controller import SignInController
from studio.ui.pages.settings.typed_line import TypedLine
from studio.ui.shell import Page, Services
from studio.ui.shell.status_bar import PersonLine

if TYPE_CHECKING:
    from studio.catalogue import Person, TokenFacts, WaysIn
    from studio.workspace import Workspace
    from studio.workspace.settings import Settings


class PeopleController(QObject):
    moved = Signal()
    """Another catalogue is used from now on."""

    def __init__(
        self,
        view: PeopleView,
        services: Services,
        open_browser: Callable[[str], object] = webbrowser.open,
    ) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._connecting = False
        self._asking: Job | None = None
        place = "settings/catalogue/address"
        self._typed = TypedLine(view.server.url, view.server.where, SERVER, place, services.scratch)
        self._admin = AdminController(view.admin, services)
        self._clients = ClientsController(view.clients, services)
        self._signing_in = SignInController(view.sign_in, services, open_browser)
        self._signing_in.signed_in.connect(self._look_again)
        self._signing_in.ended.connect(self._rest)
        view.person_chosen.connect(self._act_as)
        view.server.saved.connect(self._use)
        view.server.tried.connect(self._try)
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
        self._view.server.show_locks(locks_of(self._services.workspace.policy))
        url = settings.catalogue if settings.catalogue.startswith(("http://", "https://")) else ""
        self._view.server.show_where(Where(url, settings.catalogue_ca, settings.catalogue_in_the_open))
        self._typed.put_back()
        if url:
            self._ask_me()
        else:
            self._ask_no_more()
            self._view.show_local()

    def _use(self, where: Where) -> None:
        self._connecting = bool(where.url)
        self._typed.forget()
        self._keep(catalogue=where.url, catalogue_ca=where.ca, catalogue_in_the_open=where.in_the_open)
        self.moved.emit()
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
        self._ask_no_more()
        self._view.show_nothing()
        self._view.server.show_state("working", tr("Asking the server who you are…"))
        self._asking = job = self._services.background.run(_me, self._services.workspace)
        job.done.connect(self._show_me)
        job.failed.connect(self._not_signed_in)

    def _ask_no_more(self) -> None:
        """Another server is chosen, or none: the one before may take its time."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = None
        self._view.server.show_state("working", "")

    def _rest(self) -> None:
        self._view.sign_in.set_busy(False)

    def _show_me(self, known: "tuple[Person, list[TokenFacts]]") -> None:
        me, tokens = known
        self._ask_no_more()
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
            self._say_not_reached(error)
            return
        self._view.server.show_state("working", tr("Asking the server how you sign in…"))
        self._asking = job = self._services.background.run(_ways, self._services.workspace)
        job.done.connect(self._offer)
        job.failed.connect(self._say_not_reached)

    def _say_not_reached(self, error: object) -> None:
        self._ask_no_more()
        self._services.notices.show_error(error, (tr("Try again"), self._ask_me))

    def _offer(self, ways: "WaysIn") -> None:
        self._ask_no_more()
        self._view.sign_in.offer(sso=ways.sso, provider=ways.provider)
        self._view.show_sign_in()
        self._view.sign_in.suggest(known_number(self._services.workspace.settings))
        if self._connecting or isinstance(QApplication.focusWidget(), Page):  # nothing else has the keys
            self._connecting = False
            self._view.sign_in.take_focus()

    def _sign_out(self) -> None:
        job = self._services.background.run(_sign_out, self._services.workspace)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._look_again)

    def _look_again(self) -> None:
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


def known_number(settings: "Settings") -> str:
    """Who signed in last, empty for those who are there before anybody has."""
    acting = settings.acting().id
    return "" if any(acting == one.id for one in type(settings)().people) else acting


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
                    tr("last used {day}", day=full_day(one.used)),
                    tr("until {day}", day=full_day(one.expires)) if one.expires else "",
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


async def _sign_out(workspace: "Workspace") -> "Person":
    return await workspace.signing_in.sign_out()


async def _change_password(workspace: "Workspace", old: str, new: str) -> "Person":
    async with workspace.catalogue() as client:
        return await client.accounts.change_password(old, new)


async def _end_session(workspace: "Workspace", token: str) -> "TokenFacts":
    async with workspace.catalogue() as client:
        return await client.accounts.end_token(token)
