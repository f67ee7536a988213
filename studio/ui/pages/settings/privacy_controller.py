"""Tells what is sent to whom, keeps how long things stay, and deletes all of a kind when a person says so."""

import sqlite3
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.findings import PersonalDataPolicy
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.locks import locks_of
from studio.ui.pages.settings.endpoints.words import name_of
from studio.ui.pages.settings.privacy import CONVERSATIONS, COUNTS, REQUESTS, TRACES, PrivacyView, Receiver
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.workspace import Workspace


class PrivacyController(QObject):
    def __init__(self, view: PrivacyView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._asked, self._kind = "", ""
        self._days: int | None = None
        view.counts_turned.connect(self._turn_counts)
        view.kept.connect(self._choose_days)
        view.forgotten.connect(self._ask)
        view.policy_chosen.connect(self._choose_policy)
        view.went.connect(self._go)

    def show_all(self) -> None:
        settings = self._services.workspace.settings
        self._view.show_locks(locks_of(self._services.workspace.policy))
        self._view.show_choices(
            counts=settings.share_usage,
            conversations=settings.conversation_days,
            traces=settings.trace_days,
            policy=settings.personal_data,
        )
        self._view.show_receivers(_receivers(self._services.workspace))

    def _go(self, place: tuple[str, ...]) -> None:
        self._services.navigator.open(*place)

    def _turn_counts(self, told: bool) -> None:
        """What was counted and not told is forgotten when it is not to be told."""
        self._keep(share_usage=told)
        if not told:
            self._services.workspace.usage.forget()
        self._services.notices.say(tr("Saved"))

    def _choose_policy(self, policy: str) -> None:
        self._keep(personal_data=PersonalDataPolicy(policy))
        self._services.notices.say(tr("Saved"))

    def _choose_days(self, kind: str, days: str) -> None:
        """A shorter time deletes what is older at once: that is asked about."""
        settings = self._services.workspace.settings
        before = settings.trace_days if kind == TRACES else settings.conversation_days
        self._kind, self._days = kind, int(days) if days else None
        if self._days is None or (before is not None and before <= self._days):
            self._keep_days()
            return
        title = tr("Delete at once what is older?")
        none = tr("All that is kept is deleted for good, and none is kept from now on.")
        older = tr("What is older than {days} {days:day|days} is deleted for good.", days=self._days)
        text = older if self._days else none
        dialog = ConfirmDialog.ask(self._view, title, text, tr("Delete"), tr("Change nothing"))
        dialog.confirmed.connect(self._keep_days)
        dialog.rejected.connect(self.show_all)

    def _keep_days(self) -> None:
        job = self._services.background.run(_keep_for, self._services.workspace, self._kind, self._days)
        job.done.connect(self._days_kept)
        job.failed.connect(self._services.notices.show_error)

    def _days_kept(self, gone: int) -> None:
        self._services.shell.settings_changed()
        self._services.notices.say(tr("Saved; deleted: {count}", count=gone) if gone else tr("Saved"))
        self.show_all()

    def _ask(self, kind: str) -> None:
        self._asked = kind
        what = {
            CONVERSATIONS: tr("Conversations"),
            TRACES: tr("Traces"),
            REQUESTS: tr("Requests to endpoints"),
            COUNTS: tr("Counts for the catalogue"),
        }[kind]
        title = tr("Delete all of “{what}”?", what=what)
        text = tr("They are deleted on this computer for good; agents, bases and documents stay.")
        dialog = ConfirmDialog.ask(self._view, title, text, tr("Delete all"), tr("Keep them"))
        dialog.confirmed.connect(self._forget)

    def _forget(self) -> None:
        job = self._services.background.run(_forgotten, self._services.workspace, self._asked)
        job.done.connect(self._say_gone)
        job.failed.connect(self._services.notices.show_error)

    def _say_gone(self, count: int) -> None:
        self._services.notices.say(tr("Deleted: {count}", count=count))

    def _keep(self, **chosen: object) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update=chosen))
        self._services.shell.settings_changed()


def _receivers(workspace: "Workspace") -> list[Receiver]:
    asked = tr("What is asked, the agent's instructions, the passages that were found, files put into a chat")
    vectors = tr("the text of documents whose base makes its vectors there")
    found = []
    for profile in workspace.endpoints.list():
        makes_vectors = profile.embedding_model and not profile.practice
        gets = tr("; ").join([asked, vectors]) if makes_vectors else asked
        server = tr("on this computer") if profile.practice else profile.host
        icon = "flask-outline" if profile.practice else "server-outline"
        place = ("settings", "endpoints", profile.id)
        found.append(Receiver(icon, name_of(profile), server, gets, place))
    settings = workspace.settings
    if settings.catalogue:
        gets = tr("Agents you submit with their documents, your decisions and comments, counts if you like")
        name = tr("Catalogue")
        found.append(
            Receiver("storefront-outline", name, settings.catalogue, gets, ("settings", "catalogue"))
        )
    if settings.chroma_url:
        gets = tr("Vectors of chunks and their numbers; no text")
        server, here = settings.chroma_url, ("settings", "embedding")
        found.append(Receiver("database-outline", tr("Vector server"), server, gets, here))
    return found


def _keep_for(workspace: "Workspace", kind: str, days: int | None) -> int:
    """Return how many were deleted."""
    from studio.workspace.conversing import keep_conversations

    if kind == TRACES:
        workspace.save_settings(workspace.settings.model_copy(update={"trace_days": days}))
        return workspace.let_go_of_old()
    return keep_conversations(workspace, days)


async def _forgotten(workspace: "Workspace", kind: str) -> int:
    """Return how many there were."""
    import asyncio

    from studio.workspace.conversing import forget_conversations

    match kind:
        case "conversations":
            return await asyncio.to_thread(forget_conversations, workspace)
        case "traces":
            return await workspace.traces.forget("")
        case "requests":
            return await asyncio.to_thread(workspace.endpoints.uses.forget)
    try:
        untold = await asyncio.to_thread(workspace.usage.report)
    except sqlite3.Error:
        return 0
    finally:
        await asyncio.to_thread(workspace.usage.forget)
    return sum(line.answers for line in untold.lines)
