"""Shows a file where it lies, in the desktop's own file manager."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices


def show_in_folder(file: Path) -> bool:
    """Open the folder that holds it; False when neither is there any more."""
    folder = file if file.is_dir() else file.parent
    return folder.is_dir() and QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
