"""Reads and keeps the settings of the base that is shown, and changes its model."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from studio.knowledge.settings import BaseSettings, EmbeddingChoice
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.knowledge.asking import ask_folder
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge.status import VectorStatus
    from studio.workspace import Workspace

_LOOK_AGAIN_MILLISECONDS = 500


@dataclass(frozen=True)
class SettingsNow:
    settings: BaseSettings
    vectors: "VectorStatus"
    endpoints: tuple[tuple[str, str], ...]


async def read_settings(workspace: "Workspace", name: str) -> SettingsNow:
    base = await workspace.knowledge.open(name)
    profiles = [one for one in workspace.endpoints.list() if one.embedding_model]
    status = await base.status()
    return SettingsNow(base.settings, status.vectors, tuple((one.id, one.name) for one in profiles))


async def keep_settings(workspace: "Workspace", name: str, settings: BaseSettings) -> None:
    """The embedding is not touched: it has a way of its own."""
    base = await workspace.knowledge.open(name)
    await base.change_settings(settings.model_copy(update={"embedding": base.settings.embedding}))


async def change_model(workspace: "Workspace", name: str, choice: EmbeddingChoice) -> None:
    """Raises what is wrong with that model."""
    await (await workspace.knowledge.open(name)).embed_with(choice)


class SettingsController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._page, self._view, self._services = view, view.one.settings, services
        self._again = QTimer(self, singleShot=True, interval=_LOOK_AGAIN_MILLISECONDS)
        self._again.timeout.connect(self._read)
        self._shown = ""
        view.one.tab_changed.connect(self._open)
        view.facts_shown.connect(self._open_again)
        self._view.saved.connect(self._save)
        self._view.exported.connect(self._export)
        self._view.rebuilt.connect(view.rebuilt)
        self._view.embedding.wanted.connect(self._change_model)
        self._view.embedding.folder_wanted.connect(self._ask_folder)

    def _open_again(self) -> None:
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
        self._show_vectors(now.vectors)

    def _show_vectors(self, vectors: "VectorStatus") -> None:
        card, switching = self._view.embedding, vectors.switching
        told = self._trouble_of(vectors)
        if switching is not None:
            text = tr("{done} / {total} chunks", done=f"{switching.done:,}", total=f"{switching.total:,}")
            card.show_status("working", text, told, switching.done, switching.total)
        elif told:
            card.show_status("warning", tr("Not complete"), told)
        elif vectors.pending:
            total = vectors.vectors + vectors.pending
            text = tr("{done} / {total} chunks", done=f"{vectors.vectors:,}", total=f"{total:,}")
            card.show_status("working", text, "", vectors.vectors, total)
        elif vectors.ranking:
            count = f"{vectors.vectors:,}"
            card.show_status("success", tr("{count} vectors take part in the search", count=count))
        else:
            card.show_status("muted", tr("Words alone rank now."))
        if switching is not None or vectors.pending:
            self._again.start()

    def _trouble_of(self, vectors: "VectorStatus") -> str:
        if vectors.trouble is None:
            return ""
        said = explanation_of(vectors.trouble)
        return f"{said.happened} {said.action}"

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

    def _save(self, settings: BaseSettings) -> None:
        run, workspace = self._services.background.run, self._services.workspace
        job = run(keep_settings, workspace, self._page.base, settings)
        job.done.connect(self._saved)
        job.failed.connect(self._services.notices.show_error)

    def _saved(self) -> None:
        self._services.notices.say(tr("Saved the settings. The next search follows them."))
        self._open("settings")

    def _export(self) -> None:
        self._page.exported.emit(self._page.base)

    def _ask_folder(self) -> None:
        ask_folder(self._page, tr("Folder with the model")).fileSelected.connect(
            self._view.embedding.set_folder
        )
