"""Measures, tidies, saves, restores and moves the workspace, off the window's thread."""

import asyncio
import shutil
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from studio.ui.asking import ask_file, ask_folder, ask_where
from studio.ui.awaited import Awaited
from studio.ui.background import PROGRESS, Job
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr
from studio.ui.pages.settings.storage.view import StorageView
from studio.ui.shell import Services
from studio.wording.storage import size_text

if TYPE_CHECKING:
    from studio.workspace.saving import KindSize, SavedWorkspace

_ENDINGS = "*.zip"


class StorageController(QObject):
    def __init__(self, view: StorageView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder = services.workspace.folder
        self._job: Job | None = None
        self._awaited = Awaited(view.waiting, self.measure)
        self._halt = threading.Event()
        self._from, self._to = "", ""
        view.show_folder(self._folder)
        view.folder_opened.connect(self._open_folder)
        view.measuring_wanted.connect(self.measure)
        view.tidied.connect(self._tidy)
        view.saving_wanted.connect(self._ask_where)
        view.restoring_wanted.connect(self._ask_which)
        view.moving_wanted.connect(self._ask_target)
        view.stopped.connect(self._stop)

    def show_all(self) -> None:
        self.measure()

    def measure(self) -> None:
        self._view.wait()
        job = self._services.background.run(_measured, self._folder)
        job.done.connect(self._show_sizes)
        self._awaited.follow(job)

    def _show_sizes(self, told: "tuple[list[KindSize], int]") -> None:
        self._view.show_sizes(*told)

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def _tidy(self) -> None:
        job = self._services.background.run(_tidied, self._folder)
        job.done.connect(self._say_tidied)
        job.failed.connect(self._services.notices.show_error)

    def _say_tidied(self, freed: int) -> None:
        self._services.notices.say(tr("{size} are free again.", size=size_text(freed)))
        self.measure()

    def _ask_where(self) -> None:
        name = f"workspace-{datetime.now():%Y%m%d-%H%M}.zip"
        ask_where(self._view, tr("Back up the workspace"), name).fileSelected.connect(self._save)

    def _save(self, file: str) -> None:
        self._to = file
        self._start(tr("Backing up the workspace"), self._saved, _save, self._folder, Path(file))

    def _saved(self, saved: "SavedWorkspace") -> None:
        text = tr(
            "Backed up: {files} {files:file|files}, {size}",
            files=len(saved.files),
            size=size_text(saved.size),
        )
        self._services.notices.say(text)

    def _ask_which(self) -> None:
        dialog = ask_file(self._view, tr("Which backup?"))
        dialog.setNameFilter(f"{tr('Backup of a workspace')} ({_ENDINGS})")
        dialog.fileSelected.connect(self._ask_empty_folder)

    def _ask_empty_folder(self, file: str) -> None:
        self._from = file
        dialog = ask_folder(self._view, tr("Into which empty folder?"))
        dialog.fileSelected.connect(self._restore)

    def _restore(self, folder: str) -> None:
        self._to = folder
        self._start(tr("Restoring a workspace"), self._restored, _restore, Path(self._from), Path(folder))

    def _restored(self, saved: "SavedWorkspace") -> None:
        title = tr("Restored and verified: {files} {files:file|files}", files=len(saved.files))
        text = tr("It is in {folder}. Use it from the next start on?", folder=self._to)
        yes, no = tr("Use it next time"), tr("Stay here")
        dialog = ConfirmDialog.ask(self._view, title, text, yes, no, danger=False)
        dialog.confirmed.connect(self._use_next_time)

    def _use_next_time(self) -> None:
        from studio.core.paths import choose_workspace

        choose_workspace(Path(self._to))
        self._services.notices.say(tr("The next start opens {folder}.", folder=self._to))

    def _ask_target(self) -> None:
        """What would be changed while it is copied would stay behind: nothing else may run."""
        if self._services.background.works:
            self._services.notices.say(tr("Let what is running come to its end first."), "warning")
            return
        dialog = ask_folder(self._view, tr("Into which empty folder?"))
        dialog.fileSelected.connect(self._ask_moving)

    def _ask_moving(self, folder: str) -> None:
        self._to = folder
        title = tr("Move the workspace?")
        text = tr(
            "It is copied to {folder}; then this window closes, and the next start opens it there."
            " The old folder stays until you remove it.",
            folder=folder,
        )
        dialog = ConfirmDialog.ask(
            self._view, title, text, tr("Move and close"), tr("Stay here"), danger=False
        )
        dialog.confirmed.connect(self._move)

    def _move(self) -> None:
        self._start(tr("Moving the workspace"), self._moved, _move, self._folder, Path(self._to))

    def _moved(self, _: object) -> None:
        self._view.window().close()

    def _start(
        self, title: str, done: Callable[..., None], work: Callable[..., object], *what: object
    ) -> None:
        self._view.begin(title)
        self._halt = threading.Event()
        job = self._services.background.run(work, *what, self._halt, PROGRESS)
        job.tell(title, "settings", "storage")
        job.progressed.connect(self._show_progress)
        job.done.connect(done)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._end)
        self._job = job

    def _show_progress(self, told: tuple[int, int]) -> None:
        self._view.show_progress(*told)
        if self._job is not None:
            self._job.measure(*told)

    def _stop(self) -> None:
        self._halt.set()

    def _end(self) -> None:
        self._job = None
        self._view.end()
        self.measure()


def _measured(folder: Path) -> "tuple[list[KindSize], int]":
    from studio.workspace.saving import measured

    return measured(folder), shutil.disk_usage(folder).free


def _tidied(folder: Path) -> int:
    from studio.workspace.saving import tidied

    return tidied(folder)


class _Telling:
    """Tells how far it is; once it is to stop, what is being done breaks off there."""

    def __init__(self, tell: Callable[[object], None], stop: threading.Event) -> None:
        self._tell, self._stop = tell, stop

    def __call__(self, done: int, total: int) -> None:
        if self._stop.is_set():
            raise asyncio.CancelledError
        self._tell((done, total))


def _save(
    folder: Path, file: Path, stop: threading.Event, tell: Callable[[object], None]
) -> "SavedWorkspace":
    from studio.workspace.saving import save

    return save(folder, file, _Telling(tell, stop))


def _restore(
    file: Path, folder: Path, stop: threading.Event, tell: Callable[[object], None]
) -> "SavedWorkspace":
    from studio.workspace.saving import restore

    return restore(file, folder, _Telling(tell, stop))


def _move(folder: Path, target: Path, stop: threading.Event, tell: Callable[[object], None]) -> int:
    from studio.core.paths import choose_workspace
    from studio.workspace.saving import moved

    files = moved(folder, target, _Telling(tell, stop))
    choose_workspace(target)
    return files
