"""Reads what each base uses, checks models in folders, and keeps the defaults."""

import asyncio
import time
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.knowledge.settings import EmbeddingChoice
from studio.ui.asking import ask_folder
from studio.ui.language import tr
from studio.ui.locks import locks_of
from studio.ui.notices import explanation_of
from studio.ui.pages.settings.embedding.view import ENDPOINT, FOLDER, SERVER, BaseLine, EmbeddingView
from studio.ui.pages.settings.endpoints.words import name_of
from studio.ui.pages.settings.typed_line import TypedLine
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import BaseSettings, VectorStatus
    from studio.workspace import Workspace

    Told = list[tuple[str, BaseSettings, VectorStatus]]


class EmbeddingController(QObject):
    def __init__(self, view: EmbeddingView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._typed_folder = TypedLine(
            view.folder, view.source, FOLDER, "settings/embedding/folder", services.scratch
        )
        self._typed_url = TypedLine(
            view.url, view.store, SERVER, "settings/embedding/server", services.scratch
        )
        view.folder_wanted.connect(self._ask_folder)
        view.folder_checked.connect(self._check)
        view.default_chosen.connect(self._choose)
        view.store_chosen.connect(self._use_store)
        view.store_tried.connect(self._try_store)
        view.went.connect(self._go)

    def show_all(self) -> None:
        workspace = self._services.workspace
        settings, default = workspace.settings, workspace.endpoints.default
        self._view.show_locks(locks_of(workspace.policy))
        self._view.show_default(settings.embedding, settings.embedding_folder, self._default_told())
        self._view.show_store(settings.chroma_url)
        self._typed_folder.put_back()
        self._typed_url.put_back()
        reranks = tr(
            "“{endpoint}” reranks with {model}.", endpoint=name_of(default), model=default.rerank_model
        )
        none = tr("“{endpoint}” has no rerank model chosen.", endpoint=name_of(default))
        self._view.show_rerank(reranks if default.rerank_model and not default.practice else none)
        self._services.background.run(_read, workspace).done.connect(self._show_bases)

    def _default_told(self) -> str:
        workspace = self._services.workspace
        default = workspace.endpoints.default
        if workspace.settings.embedding != ENDPOINT:
            return ""
        if default.embedding_model and not default.practice:
            facts = {"endpoint": name_of(default), "model": default.embedding_model}
            return tr("Now: {model} of “{endpoint}”.", **facts)
        return tr(
            "Now: none. “{endpoint}” has no embedding model; words alone rank.", endpoint=name_of(default)
        )

    def _show_bases(self, told: "Told") -> None:
        self._view.show_bases([self._line(*one) for one in told])

    def _line(self, name: str, settings: "BaseSettings", vectors: "VectorStatus") -> BaseLine:
        how = [self._how(settings.embedding)]
        if settings.search.rerank:
            how.append(tr("rerank"))
        if settings.search.rewrite:
            how.append(tr("rewriting"))
        return BaseLine(name, " · ".join(how), *_state(vectors))

    def _how(self, choice: EmbeddingChoice) -> str:
        match choice.source:
            case "endpoint":
                return " · ".join(part for part in (self._endpoint(choice.endpoint), choice.model) if part)
            case "folder":
                return tr("Model in a folder: {name}", name=Path(choice.folder).name)
            case "none":
                return tr("Words alone")
        return tr("As set for all bases")

    def _endpoint(self, endpoint: str) -> str:
        known = {profile.id: profile for profile in self._services.workspace.endpoints.list()}
        return name_of(known[endpoint]) if endpoint in known else tr("An endpoint that is gone")

    def _ask_folder(self) -> None:
        dialog = ask_folder(self._view, tr("Folder with an ONNX model"))
        dialog.fileSelected.connect(self._take_folder)

    def _take_folder(self, folder: str) -> None:
        self._view.folder.set_value(folder)
        self._check(folder)

    def _check(self, folder: str) -> None:
        self._view.show_folder_state("working", tr("Checking the model…"))
        job = self._services.background.run(_checked, self._services.workspace, folder)
        job.done.connect(self._show_checked)
        job.failed.connect(self._show_unfit)

    def _show_checked(self, told: tuple[int, float]) -> None:
        text = tr(
            "Works: {dimension} {dimension:dimension|dimensions}, {milliseconds} ms for a question",
            dimension=str(told[0]),
            milliseconds=f"{told[1]:.0f}",
        )
        self._view.show_folder_state("success", text)

    def _show_unfit(self, error: object) -> None:
        said = explanation_of(error)
        self._view.show_folder_state("danger", said.happened)

    def _choose(self, source: str, folder: str) -> None:
        """A model in a folder is tried before anything relies on it."""
        self._wanted = (source, folder)
        if source != FOLDER:
            self._keep()
            return
        self._view.show_folder_state("working", tr("Checking the model…"))
        job = self._services.background.run(_checked, self._services.workspace, folder)
        job.done.connect(self._show_checked)
        job.done.connect(self._keep)
        job.failed.connect(self._show_unfit)

    def _keep(self) -> None:
        source, folder = self._wanted
        self._typed_folder.forget()
        workspace = self._services.workspace
        chosen = {"embedding": source, "embedding_folder": folder if source == FOLDER else ""}
        workspace.save_settings(workspace.settings.model_copy(update=chosen))
        self._services.notices.say(tr("Saved"))
        self.show_all()

    def _use_store(self, url: str, token: str) -> None:
        job = self._services.background.run(_use_store, self._services.workspace, url, token)
        job.done.connect(self._store_kept)
        job.failed.connect(self._show_store_error)

    def _store_kept(self, _: object) -> None:
        self._view.token.clear()
        self._typed_url.forget()
        self._services.notices.say(tr("Saved; it takes effect at the next start."))
        self.show_all()

    def _try_store(self, url: str, token: str) -> None:
        self._view.show_store_state("working", tr("Trying…"))
        job = self._services.background.run(_try_store, self._services.workspace, url, token)
        job.done.connect(self._show_store_answers)
        job.failed.connect(self._show_store_error)

    def _show_store_answers(self, _: object) -> None:
        self._view.show_store_state("success", tr("The server answers."))

    def _show_store_error(self, error: object) -> None:
        self._view.show_store_state("danger", explanation_of(error).happened)

    def _go(self, place: tuple[str, ...]) -> None:
        self._services.navigator.open(*place)


def _state(vectors: "VectorStatus") -> tuple[str, str]:
    if vectors.switching is not None:
        done = f"{vectors.switching.done:,} / {vectors.switching.total:,}"
        return "working", tr("making vectors: {done}", done=done)
    if vectors.trouble is not None:
        return "warning", tr("not complete")
    if vectors.pending:
        return "working", tr("making vectors")
    if vectors.ranking:
        return "success", tr("by meaning too")
    return "muted", tr("words alone")


async def _read(workspace: "Workspace") -> "Told":
    """A base that does not open is said where it is opened."""
    told: Told = []
    for name in workspace.knowledge.names():
        try:
            base = await workspace.knowledge.open(name)
            told.append((name, base.settings, (await base.status()).vectors))
        except StudioError:
            continue
    return told


async def _checked(workspace: "Workspace", folder: str) -> tuple[int, float]:
    """Dimension, and milliseconds for a question once the model is loaded; raises ModelFolderInvalid."""
    model = await asyncio.to_thread(workspace.model, EmbeddingChoice(source="folder", folder=folder))
    assert model is not None, "a folder is a model or an error"
    await model.embed_question("防汛值班")
    begun = time.perf_counter()
    vector = await model.embed_question("防汛值班电话")
    return len(vector), (time.perf_counter() - begun) * 1000


def _use_store(workspace: "Workspace", url: str, token: str) -> bool:
    workspace.use_chroma(url, token)
    return True


def _try_store(workspace: "Workspace", url: str, token: str) -> int:
    from studio.workspace.vector_server import try_server

    return try_server(url, token, workspace.keys)
