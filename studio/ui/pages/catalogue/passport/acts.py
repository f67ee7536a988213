"""What may be done with the release whose passport is open: each act asks for its reason first."""

from collections.abc import Awaitable, Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.catalogue import CatalogueClient, Ratings, Release, ReleaseState, Role
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.pages.catalogue.passport.deprecate_dialog import DeprecateDialog
from studio.ui.shell import HeaderAction, Services
from studio.workspace import Passport, Workspace


class PassportActs(QObject):
    """`done` tells that the passport has to be read anew."""

    done = Signal()

    def __init__(self, over: QWidget, services: Services) -> None:
        super().__init__(over)
        self._over, self._services = over, services
        self._passport: Passport | None = None
        self._dialog: DeprecateDialog | None = None

    def actions(self, passport: Passport) -> tuple[HeaderAction, ...]:
        """Return those that this person may do; the service decides again."""
        self._passport = passport
        release = passport.release
        if release.recalled:
            return ()
        found = []
        if _may_keep(passport) and _may_return(passport):
            found.append(HeaderAction(tr("Use this version again…"), self._ask_roll_back, "menu", "restore"))
        if _may_keep(passport):
            found.append(HeaderAction(tr("Deprecate…"), self._ask_deprecate, "menu", "archive-outline"))
        if _may_keep(passport) and release.deprecated:
            found.append(HeaderAction(tr("Lift the deprecation…"), self._ask_lift, "menu", "restore"))
        if _reviews(passport):
            found.append(HeaderAction(tr("Re-review…"), self._ask_prolong, "menu", "calendar-check-outline"))
        if {Role.REVIEWER, Role.ADMIN} & set(passport.person.roles):
            found.append(HeaderAction(tr("Recall…"), self._ask_recall, "menu", "alert-outline"))
        return tuple(found)

    def rate(self, stars: int, comment: str) -> None:
        agent = self._release.agent
        self._do(lambda client: client.shelf.rate(agent, stars, comment), tr("Your rating is kept"))

    @property
    def _release(self) -> Release:
        assert self._passport is not None
        return self._passport.release

    def _ask_recall(self) -> None:
        release = self._release
        text = tr(
            "Nobody can install this version any more, and whoever has it is told why. {count} "
            "{count:person|people} {count:has|have} installed it. This cannot be undone.",
            count=release.installs,
        )
        title = tr("Recall “{name}” {version}?", name=release.name, version=release.version)
        yes, no = tr("Recall"), tr("Do not recall")
        reason = tr("Reason, shown to everybody who has it")
        dialog = ConfirmDialog.ask(self._over, title, text, yes, no, reason=reason)
        dialog.confirmed.connect(self._recall)

    def _recall(self, reason: str) -> None:
        agent, version = self._release.agent, self._release.version
        self._do(lambda client: client.shelf.recall(agent, version, reason), tr("Recalled"))

    def _ask_roll_back(self) -> None:
        release = self._release
        title = tr("Use “{name}” {version} again?", name=release.name, version=release.version)
        text = tr("Higher versions are no longer handed out; whoever has one is offered this one instead.")
        yes, no = tr("Use it again"), tr("Leave it")
        reason = tr("Reason, kept on the record")
        dialog = ConfirmDialog.ask(self._over, title, text, yes, no, reason=reason, danger=False)
        dialog.confirmed.connect(self._roll_back)

    def _roll_back(self, reason: str) -> None:
        agent, version = self._release.agent, self._release.version
        said = tr("{version} is in use again", version=version)
        self._do(lambda client: client.shelf.roll_back(agent, version, reason), said)

    def _ask_prolong(self) -> None:
        release = self._release
        title = tr("“{name}” {version} was reviewed again?", name=release.name, version=release.version)
        text = tr("It then holds as long as a new release. Look at its documents and tests first.")
        yes, no = tr("Prolong it"), tr("Not yet")
        reason = tr("What was looked at, kept on the record")
        dialog = ConfirmDialog.ask(self._over, title, text, yes, no, reason=reason, danger=False)
        dialog.confirmed.connect(self._prolong)

    def _prolong(self, reason: str) -> None:
        agent, version = self._release.agent, self._release.version
        self._do(lambda client: client.shelf.prolong(agent, version, reason), tr("Prolonged"))

    def _ask_deprecate(self) -> None:
        release = self._release
        title = tr("Deprecate “{name}” {version}?", name=release.name, version=release.version)
        self._dialog = DeprecateDialog(self._over, title)
        self._dialog.deprecated.connect(self._deprecate)
        self._dialog.open()

    def _deprecate(self, reason: str, instead: str) -> None:
        agent, version = self._release.agent, self._release.version
        self._do(lambda client: client.shelf.deprecate(agent, version, reason, instead), tr("Deprecated"))

    def _ask_lift(self) -> None:
        release = self._release
        title = tr("Lift the deprecation of “{name}” {version}?", name=release.name, version=release.version)
        text = tr("It is offered without a notice again.")
        yes, no = tr("Lift it"), tr("Leave it")
        reason = tr("Reason, kept on the record")
        dialog = ConfirmDialog.ask(self._over, title, text, yes, no, reason=reason, danger=False)
        dialog.confirmed.connect(self._lift)

    def _lift(self, reason: str) -> None:
        agent, version = self._release.agent, self._release.version
        said = tr("The deprecation is lifted")
        self._do(lambda client: client.shelf.lift_deprecation(agent, version, reason), said)

    def _do(self, act: Callable[[CatalogueClient], Awaitable[Release | Ratings]], said: str) -> None:
        job = self._services.background.run(_done, self._services.workspace, act, said)
        job.done.connect(self._say)
        job.failed.connect(self._services.notices.show_error)

    def _say(self, said: str) -> None:
        self._services.notices.toast(said)
        self.done.emit()


async def _done(
    workspace: Workspace, act: Callable[[CatalogueClient], Awaitable[Release | Ratings]], said: str
) -> str:
    async with workspace.catalogue() as client:
        await act(client)
    return said


def made_by(passport: Passport) -> bool:
    release = passport.release
    return passport.person.id in {release.author.id, *release.editors}


def _may_keep(passport: Passport) -> bool:
    return made_by(passport) or bool({Role.REVIEWER, Role.ADMIN} & set(passport.person.roles))


def _may_return(passport: Passport) -> bool:
    release = passport.release
    in_use = release.current and not release.rolled_back
    return not in_use and release.state is not ReleaseState.EXPIRED


def _reviews(passport: Passport) -> bool:
    return Role.REVIEWER in passport.person.roles and not made_by(passport)
