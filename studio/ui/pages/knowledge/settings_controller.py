"""Reads and keeps the settings of the base that is shown, and changes its model."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.core.findings import PersonalDataPolicy
from studio.knowledge.settings import BaseSettings, EmbeddingChoice
from studio.ui.asking import ask_folder
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr, words
from studio.ui.notices import explanation_of
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services
from studio.wording import joined, policy_change_text

if TYPE_CHECKING:
    from studio.knowledge.status import VectorStatus
    from studio.workspace import Workspace

_LOOK_AGAIN_MILLISECONDS = 500


@dataclass(frozen=True)
class SettingsNow:
    settings: BaseSettings
    vectors: "VectorStatus"
    endpoints: tuple[tuple[str, str], ...]
    chunks: int


async def read_settings(workspace: "Workspace", name: str) -> SettingsNow:
    base = await workspace.knowledge.open(name)
    profiles = [one for one in workspace.endpoints.list() if one.embedding_model]
    status = await base.status()
    return SettingsNow(
        base.settings, status.vectors, tuple((one.id, one.name) for one in profiles), status.chunks
    )


async def keep_settings(workspace: "Workspace", name: str, settings: BaseSettings) -> str:
    """Say what that means for personal data; the embedding is not touched: it has a way of its own."""
    base = await workspace.knowledge.open(name)
    before = base.settings.personal_data
    await base.change_settings(settings.model_copy(update={"embedding": base.settings.embedding}))
    return policy_change_text(before, settings.personal_data, words())


async def change_model(workspace: "Workspace", name: str, choice: EmbeddingChoice) -> None:
    """Raises what is wrong with that model."""
    await (await workspace.knowledge.open(name)).embed_with(choice)


async def catch_up(workspace: "Workspace", name: str) -> None:
    await (await workspace.knowledge.open(name)).catch_up_now()


class SettingsController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._page, self._view, self._services = view, view.one.settings, services
        self._again = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._read)
        self._shown, self._asked = "", BaseSettings()
        view.one.tab_changed.connect(self._open)
        view.facts_shown.connect(self._open_again)
        self._view.saved.connect(self._ask_or_save)
        self._view.exported.connect(self._export)
        self._view.rebuilt.connect(view.rebuilt)
        self._view.embedding.wanted.connect(self._change_model)
        self._view.embedding.folder_wanted.connect(self._ask_folder)
        self._view.embedding.again.clicked.connect(self._catch_up)

    def _open_again(self) -> None:
        """While documents are loaded, that is again and again."""
        if self._view.is_changed() and self._shown == self._page.base:
            self._read()
        else:
            self._open(self._page.one.tabs.current())

    def _open(self, tab: str) -> None:
        if tab == "settings" and self._page.base:
            self._shown = ""
            self._read()

    def _read(self) -> None:
        if self._page.one.tabs.current() != "settings":
            return
        job = self._services.background.run(read_settings, self._services.workspace, self._page.base)
        job.done.connect(self._show)
        job.failed.connect(self._services.notices.show_error)

    def _show(self, now: SettingsNow) -> None:
        """What a person is changing is not overwritten by a later look."""
        if self._shown != self._page.base:
            self._shown = self._page.base
            self._view.embedding.show_endpoints(now.endpoints)
            self._view.show_settings(now.settings)
        self._show_vectors(now.vectors, now.chunks)

    def _show_vectors(self, vectors: "VectorStatus", chunks: int) -> None:
        card, switching = self._view.embedding, vectors.switching
        told = self._trouble_of(vectors)
        if switching is not None:
            text = tr(
                "{done} / {total} {total:chunk|chunks}",
                done=f"{switching.done:,}",
                total=f"{switching.total:,}",
            )
            card.show_status("working", text, told, switching.done, switching.total)
        elif told:
            card.show_status("warning", tr("Not complete"), told)
            card.again.show()
        elif vectors.pending:
            done = max(chunks - vectors.pending, 0)
            text = tr("{done} / {total} {total:chunk|chunks}", done=f"{done:,}", total=f"{chunks:,}")
            card.show_status("working", text, "", done, chunks)
        elif vectors.ranking:
            count = f"{vectors.vectors:,}"
            card.show_status(
                "success",
                tr("{count} {count:vector|vectors} {count:takes|take} part in the search", count=count),
            )
        else:
            card.show_status("muted", tr("Words alone rank now."))
        if switching is not None or vectors.pending:
            self._again.start()

    def _trouble_of(self, vectors: "VectorStatus") -> str:
        if vectors.trouble is None:
            return ""
        said = explanation_of(vectors.trouble)
        meanwhile = tr("Words find the documents meanwhile, and it is tried again by itself.")
        return joined(said.happened, meanwhile, said.action)

    def _catch_up(self) -> None:
        self._view.embedding.show_status("working", tr("Trying…"))
        job = self._services.background.run(catch_up, self._services.workspace, self._page.base)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._again.start)

    def _change_model(self, choice: EmbeddingChoice) -> None:
        self._view.embedding.set_busy(True)
        job = self._services.background.run(change_model, self._services.workspace, self._page.base, choice)
        job.done.connect(self._model_changed)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._free)

    def _model_changed(self) -> None:
        self._services.notices.say(tr("The other model is taken up; until it is ready the old one answers."))
        self._open("settings")

    def _free(self) -> None:
        self._view.embedding.set_busy(False)

    def _ask_or_save(self, settings: BaseSettings) -> None:
        """A stricter policy takes from the documents that are there what does not come back by itself."""
        lines = self._page.one.documents.table.lines.lines()
        touched = sum(bool(line.row.findings.personal) and not line.row.findings.masked for line in lines)
        before = self._view.kept().personal_data
        if not touched or not settings.personal_data.stricter_than(before):
            self._save(settings)
            return
        masked = settings.personal_data is PersonalDataPolicy.MASK
        title = (
            tr("Mask the personal data in {count} {count:document|documents}?", count=touched)
            if masked
            else tr("Take {count} {count:document|documents} with personal data out?", count=touched)
        )
        text = tr(
            "It is done at once, and the kept copies of their originals are deleted. Your own files stay."
        )
        yes = tr("Mask") if masked else tr("Refuse")
        dialog = ConfirmDialog.ask(self._page, title, text, yes, tr("Leave it as it is"))
        self._asked = settings
        dialog.confirmed.connect(self._save_asked)

    def _save_asked(self) -> None:
        self._save(self._asked)

    def _save(self, settings: BaseSettings) -> None:
        run, workspace = self._services.background.run, self._services.workspace
        job = run(keep_settings, workspace, self._page.base, settings)
        job.done.connect(self._saved)
        job.failed.connect(self._services.notices.show_error)

    def _saved(self, personal: str) -> None:
        searches = tr("Saved the settings. The next search follows them.")
        self._services.notices.say(tr("Saved the settings. {told}", told=personal) if personal else searches)
        self._shown = ""
        self._page.refresh()

    def _export(self) -> None:
        self._page.exported.emit(self._page.base)

    def _ask_folder(self) -> None:
        ask_folder(self._page, tr("Folder with the model")).fileSelected.connect(
            self._view.embedding.set_folder
        )
