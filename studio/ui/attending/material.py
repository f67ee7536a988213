"""Shows the folder of what a class works with, in the desktop's own way."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from studio.ui.language import tr
from studio.ui.notices import Notices


def show_material(folder: Path | None, notices: Notices) -> None:
    """Where no program shows folders, its path is copied, to be put in somewhere."""
    if folder is not None and not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
        QGuiApplication.clipboard().setText(str(folder))
        notices.say(tr("The path of the folder is copied: {path}", path=folder), "info")
