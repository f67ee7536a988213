"""Has the catalogue's key checked, trusts it anew when a person says so, makes keys to sign with."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.i18n import Words
from studio.ui.language import tr, words
from studio.ui.pages.settings.trust import TrustPart
from studio.ui.shell import Services
from studio.wording.trust import key_line, known_rows

if TYPE_CHECKING:
    from studio.catalogue.trust.registering import AuthorKey
    from studio.workspace import Workspace


class TrustController(QObject):
    def __init__(self, view: TrustPart, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.checked.connect(self._check)
        view.trusted.connect(self._trust)
        view.key_made.connect(self._make_key)

    def show_all(self) -> None:
        """What is known already; nobody is asked before the person wants it."""
        job = self._services.background.run(_known, self._services.workspace, words())
        job.done.connect(self._view.show_catalogue)

    def begin_anew(self) -> None:
        """What was found out about one catalogue says nothing of the next."""
        self._view.show_no_trouble()
        self._view.show_keys(None)
        self.show_all()

    def _check(self) -> None:
        job = self._services.background.run(_checked, self._services.workspace)
        job.done.connect(self._checked)
        job.failed.connect(self._view.show_trouble)

    def _checked(self, keys: "list[AuthorKey]") -> None:
        self.show_all()
        self._view.show_no_trouble()
        self._view.show_keys([key_line(key, words()) for key in keys])
        self._services.notices.say(tr("The catalogue's key and index are in order"))

    def _trust(self) -> None:
        self._services.workspace.contacts.index.trust_anew()
        self._check()

    def _make_key(self) -> None:
        job = self._services.background.run(_new_key, self._services.workspace)
        job.done.connect(self._made)
        job.failed.connect(self._services.notices.show_error)

    def _made(self, fingerprint: str) -> None:
        text = tr("This computer signs with a new key: {fingerprint}.", fingerprint=fingerprint)
        self._services.notices.say(text)


def _known(workspace: "Workspace", say: Words) -> list[tuple[str, str]]:
    return known_rows(workspace.contacts.index.known(), say)


async def _checked(workspace: "Workspace") -> "list[AuthorKey]":
    async with workspace.catalogue() as client:
        await workspace.contacts.index.meet(client)
        return await client.seals.my_keys()


def _new_key(workspace: "Workspace") -> str:
    from studio.catalogue.trust.keys import fingerprint
    from studio.workspace.author_key import new_author_key

    return fingerprint(new_author_key(workspace.keys, workspace.acting.id).id)
