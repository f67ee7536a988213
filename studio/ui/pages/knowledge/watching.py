"""Looks at the watched folders when a base is shown, and applies what the person agrees to."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.asking import ask_folder
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.pages.knowledge.adding import AddingController
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.watch_sheet import found_text
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import FolderChanges, LoadProgress, LoadReport
    from studio.workspace import Workspace

_SHOW = "show"


async def read_folders(workspace: "Workspace", base: str) -> list[Path]:
    return await (await workspace.knowledge.open(base)).watching.folders()


async def look_for_changes(workspace: "Workspace", base: str) -> "tuple[str, FolderChanges | None]":
    """The base that was looked at; None when it watches no folder."""
    watching = (await workspace.knowledge.open(base)).watching
    return base, await watching.changes() if await watching.folders() else None


async def watch(workspace: "Workspace", base: str, folder: Path) -> list[Path]:
    watching = (await workspace.knowledge.open(base)).watching
    await watching.watch(folder)
    return await watching.folders()


async def unwatch(workspace: "Workspace", base: str, folder: Path) -> list[Path]:
    watching = (await workspace.knowledge.open(base)).watching
    await watching.unwatch(folder)
    return await watching.folders()


async def apply_changes(
    workspace: "Workspace", base: str, changes: "FolderChanges", on_progress: "Callable[[LoadProgress], None]"
) -> "LoadReport":
    opened = await workspace.knowledge.open(base)
    return (await opened.watching.apply(changes, on_progress)).load


class WatchingController(QObject):
    def __init__(self, page: KnowledgePage, services: Services, adding: AddingController) -> None:
        super().__init__(page)
        self._page, self._services, self._adding = page, services, adding
        self._looked: set[str] = set()
        self._banner: Banner | None = None
        page.watching_wanted.connect(self._open)
        page.facts_shown.connect(self._look_once)
        page.base_shown.connect(self._drop_banner)
        page.watch.add_wanted.connect(self._ask_folder)
        page.watch.unwatched.connect(self._unwatch)
        page.watch.look_wanted.connect(self._look)
        page.watch.applied.connect(self._apply)

    def _open(self) -> None:
        self._page.watch.show_changes(None)
        self._page.watch.open()
        self._read()

    def _read(self) -> None:
        job = self._services.background.run(read_folders, self._services.workspace, self._page.base)
        job.done.connect(self._show_folders)
        job.failed.connect(self._services.notices.show_error)

    def _show_folders(self, folders: list[Path]) -> None:
        self._page.watch.show_folders(folders)
        if folders:
            self._look()

    def _look_once(self) -> None:
        """When a base is first shown since the start."""
        base = self._page.base
        if base and base not in self._looked:
            self._looked.add(base)
            job = self._services.background.run(look_for_changes, self._services.workspace, base)
            job.done.connect(self._tell)

    def _tell(self, found: "tuple[str, FolderChanges | None]") -> None:
        base, changes = found
        if base == self._page.base and changes is not None and (changes.any or changes.unreachable):
            title = (
                tr("The watched folders have changed")
                if changes.any
                else tr("A watched folder is not reachable")
            )
            text = found_text(changes) or tr(", ").join(map(str, changes.unreachable))
            self._drop_banner()
            self._banner = Banner("info", title, text, [(_SHOW, tr("Look at it"))])
            self._banner.acted.connect(self._open)
            self._page.one.documents.add_banner(self._banner)

    def _drop_banner(self) -> None:
        banner, self._banner = self._banner, None
        if banner is not None and banner in self._page.one.documents.banners():
            banner.close_banner()

    def _look(self) -> None:
        self._page.watch.set_looking(True)
        job = self._services.background.run(look_for_changes, self._services.workspace, self._page.base)
        job.done.connect(self._show_found)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._looked_through)

    def _show_found(self, found: "tuple[str, FolderChanges | None]") -> None:
        if found[0] == self._page.base:
            self._page.watch.show_changes(found[1])

    def _looked_through(self) -> None:
        self._page.watch.set_looking(False)

    def _ask_folder(self) -> None:
        ask_folder(self._page, tr("Watch a folder")).fileSelected.connect(self._watch)

    def _watch(self, folder: str) -> None:
        self._change(watch, Path(folder))

    def _unwatch(self, folder: Path) -> None:
        self._change(unwatch, folder)
        self._services.notices.say(
            tr("“{folder}” is not watched any more. Its documents stay.", folder=folder.name)
        )

    def _change(self, function: Callable[..., object], folder: Path) -> None:
        job = self._services.background.run(function, self._services.workspace, self._page.base, folder)
        job.done.connect(self._show_folders)
        job.failed.connect(self._services.notices.show_error)

    def _apply(self, changes: "FolderChanges") -> None:
        self._page.watch.close_sheet()
        self._drop_banner()
        base = self._page.base
        self._adding.start(base, tr("Following the watched folders"), apply_changes, base, changes)
