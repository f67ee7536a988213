"""Keeps who acts, where the catalogue is, and the token one signs in with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import KeyringUnavailable
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.people import PeopleView
from studio.ui.shell import Services
from studio.ui.shell.status_bar import PersonLine

if TYPE_CHECKING:
    from studio.workspace import Workspace


class PeopleController(QObject):
    def __init__(self, view: PeopleView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._token_in_hand = ""
        view.token_decided.connect(self._decide)
        view.person_chosen.connect(self._act_as)
        view.catalogue_saved.connect(self._save)

    def show_all(self) -> None:
        settings = self._services.workspace.settings
        people = [
            PersonLine(
                person.id,
                person.name,
                person.department,
                tr(", ").join(tr(role.value) for role in person.roles),
            )
            for person in settings.people
        ]
        self._view.show_people(people, settings.acting().id)
        self._view.show_catalogue(settings.catalogue, signed_in=False)
        if settings.catalogue:
            job = self._services.background.run(_signed_in, self._services.workspace)
            job.done.connect(self._show_signed_in)
            job.failed.connect(self._services.notices.show_error)

    def _show_signed_in(self, signed_in: bool) -> None:
        self._view.show_catalogue(self._services.workspace.settings.catalogue, signed_in=signed_in)

    def _act_as(self, person: str) -> None:
        self._keep(person=person)

    def _save(self, url: str, token: str) -> None:
        self._keep(catalogue=url)
        if url and token:
            self._token_in_hand = token
            self._keep_token(session_only=False)
        else:
            self._services.notices.say(tr("Saved"))

    def _keep_token(self, *, session_only: bool) -> None:
        job = self._services.background.run(
            _keep_token, self._services.workspace, self._token_in_hand, session_only
        )
        job.done.connect(self._token_kept)
        job.failed.connect(self._token_refused)

    def _token_kept(self, signed_in: bool) -> None:
        self._token_in_hand = ""
        self._show_signed_in(signed_in)
        self._services.notices.say(tr("Saved"))

    def _token_refused(self, error: object) -> None:
        """Where there is no keyring the person decides, in words, what becomes of the token."""
        if isinstance(error, KeyringUnavailable):
            self._view.ask_session_only(explanation_of(error))
        else:
            self._services.notices.show_error(error)

    def _decide(self, session_only: bool) -> None:
        if session_only:
            self._keep_token(session_only=True)
        self._token_in_hand = self._token_in_hand if session_only else ""

    def _keep(self, **chosen: object) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update=chosen))
        self._services.shell.settings_changed()
        self.show_all()


def _signed_in(workspace: "Workspace") -> bool:
    from studio.catalogue import sign_in_name

    settings = workspace.settings
    return bool(workspace.keys.key(sign_in_name(settings.catalogue, settings.acting().id)))


def _keep_token(workspace: "Workspace", token: str, session_only: bool) -> bool:
    from studio.catalogue import sign_in_name

    settings = workspace.settings
    name = sign_in_name(settings.catalogue, settings.acting().id)
    workspace.keys.set_key(name, token, session_only=session_only)
    return True
