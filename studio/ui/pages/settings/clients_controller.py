"""Lists the programs that may ask agents, gives one a key, and takes it away."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.pages.settings.clients import ClientLine, ClientsPart, NewClientForm
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.catalogue.values.clients import Client, ClientKey
    from studio.workspace import Workspace


class ClientsController(QObject):
    def __init__(self, view: ClientsPart, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._revoking = ""
        view.added.connect(self._add)
        view.revoke_wanted.connect(self._ask)

    def show_all(self) -> None:
        job = self._services.background.run(_clients, self._services.workspace)
        job.done.connect(self._show)
        job.failed.connect(self._services.notices.show_error)

    def _show(self, clients: "list[Client]") -> None:
        self._view.show_clients([_line(client) for client in clients])

    def _add(self, form: NewClientForm) -> None:
        job = self._services.background.run(_added, self._services.workspace, form)
        job.done.connect(self._added)
        job.failed.connect(self._services.notices.show_error)

    def _added(self, made: "ClientKey") -> None:
        self._view.sheet.close_sheet()
        self._view.show_key(made.client.name, made.key)
        self.show_all()

    def _ask(self, client: str, name: str) -> None:
        self._revoking = client
        title = tr("Revoke the key of “{name}”?", name=name)
        text = tr("The program can ask no more, at once; this cannot be undone, it would need a new key.")
        dialog = ConfirmDialog.ask(self._view, title, text, tr("Revoke"), tr("Keep it"))
        dialog.confirmed.connect(self._revoke)

    def _revoke(self) -> None:
        job = self._services.background.run(_revoked, self._services.workspace, self._revoking)
        job.failed.connect(self._services.notices.show_error)
        job.done.connect(self.show_all)


def _line(client: "Client") -> ClientLine:
    asks = (
        tr("all released agents")
        if client.everything
        else tr(", ").join([*client.agents, *client.categories])
    )
    limits = tr("{minute} a minute, {day} a day", minute=client.per_minute, day=client.per_day)
    until = tr("until {day}", day=client.expires) if client.expires else ""
    state = " · ".join(part for part in (client.department, asks, limits, until) if part)
    ended = tr("Revoked") if client.revoked else ""
    return ClientLine(client.id, client.name, state, tr("{count} today", count=client.today), ended)


async def _clients(workspace: "Workspace") -> "list[Client]":
    async with workspace.catalogue() as catalogue:
        return await catalogue.clients.list()


async def _added(workspace: "Workspace", form: NewClientForm) -> "ClientKey":
    """Raises RequestNotUnderstood for a day that is none, or an id that no agent could have."""
    from pydantic import ValidationError

    from studio.catalogue.values.clients import NewClient
    from studio.core.errors import RequestNotUnderstood

    try:
        wanted = NewClient.model_validate({**asdict(form), "expires": form.expires or None})
    except ValidationError as error:
        raise RequestNotUnderstood(field=str(error.errors()[0]["loc"][0])) from error
    async with workspace.catalogue() as catalogue:
        return await catalogue.clients.add(wanted)


async def _revoked(workspace: "Workspace", client: str) -> "Client":
    async with workspace.catalogue() as catalogue:
        return await catalogue.clients.revoke(client)
