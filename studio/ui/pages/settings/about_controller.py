"""Shows notices, and gathers and writes the support bundle."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from studio.core.third_parties import notices_of, third_parties
from studio.ui.asking import ask_where
from studio.ui.language import tr
from studio.ui.pages.settings.about import AboutView
from studio.ui.shell import Services
from studio.ui.theme import theme, tokens

if TYPE_CHECKING:
    from studio.workspace.support import Bundle


class AboutController(QObject):
    def __init__(self, view: AboutView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._wanted = ""
        view.copied.connect(self._say_copied)
        view.notices_wanted.connect(self._show_notices)
        view.support_wanted.connect(self.gather)
        view.support.written.connect(self._ask_where)

    def show_all(self) -> None:
        workspace = self._services.workspace
        self._view.show_folder(workspace.folder, workspace.policy.files)

    def gather(self) -> None:
        """Nothing is written before the person has seen it."""
        self._view.support.wait()
        job = self._services.background.run(_gather, self._services.workspace.folder, _window_facts())
        job.done.connect(self._view.support.show_bundle)
        job.failed.connect(self._services.notices.show_error)

    def _say_copied(self) -> None:
        self._services.notices.say(tr("Copied"))

    def _show_notices(self, part: str) -> None:
        self._wanted = part
        self._services.background.run(_notices, part).done.connect(self._open_notices)

    def _open_notices(self, text: str) -> None:
        self._view.notices.show_notices(self._wanted, text)

    def _ask_where(self) -> None:
        dialog = ask_where(self._view, tr("Support bundle"), "agent-studio-support.zip")
        dialog.fileSelected.connect(self._write)

    def _write(self, file: str) -> None:
        bundle = self._view.support.bundle()
        if bundle is not None:
            job = self._services.background.run(_write, bundle, file)
            job.done.connect(self._written)
            job.failed.connect(self._services.notices.show_error)

    def _written(self, file: str) -> None:
        self._view.support.close_sheet()
        self._services.notices.say(tr("Written to {file}", file=file))


def _notices(name: str) -> str:
    return next((notices_of(part) for part in third_parties() if part.name == name), "")


def _window_facts() -> dict[str, object]:
    from PySide6.QtCore import qVersion

    screens = [
        f"{screen.size().width()}x{screen.size().height()}@{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    return {
        "qt": qVersion(),
        "platform": QGuiApplication.platformName(),
        "screens": screens,
        "theme": theme().mode.value,
        "control": tokens().size("control"),
    }


def _gather(folder: Path, window: dict[str, object]) -> "Bundle":
    from studio.workspace.support import gather

    return gather(folder, window)


def _write(bundle: "Bundle", file: str) -> str:
    from studio.workspace.support import write_bundle

    write_bundle(bundle, Path(file))
    return file
