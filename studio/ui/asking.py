"""Asks for files, a folder, or where to write; the answer comes by the dialog's `fileSelected` signals."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.ui.file_rows import FileRows, give_room
from studio.ui.language import tr

MATERIAL = "courseMaterial"
"""A property of the window: the folder one is likely to choose from, as in a course."""
CERTIFICATES = ("PEM (*.pem *.crt *.cer)",)


def ask_files(parent: QWidget) -> QFileDialog:
    return _ask(parent, tr("Add documents"), QFileDialog.FileMode.ExistingFiles)


def ask_file(parent: QWidget, title: str, *, kinds: Sequence[str] = ()) -> QFileDialog:
    """`kinds` are as “PEM (*.pem *.crt)”; without them every file may be chosen."""
    return _ask(parent, title, QFileDialog.FileMode.ExistingFile, kinds)


def ask_folder(parent: QWidget, title: str = "") -> QFileDialog:
    dialog = _ask(parent, title or tr("Add a folder"), QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def ask_where(
    parent: QWidget, title: str, name: str, *, kinds: Sequence[str] = (), folder: str = ""
) -> QFileDialog:
    """`kinds` are as “Word (*.docx)”; a name without an ending gets that of the kind that is chosen."""
    dialog = _made(parent, title, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    if folder:
        dialog.setDirectory(folder)
    if kinds:
        dialog.setNameFilters(kinds)
        dialog.setDefaultSuffix(ending_of(kinds[0]))
        dialog.filterSelected.connect(_Ending(dialog).take)
    dialog.selectFile(name)
    _open(dialog)
    return dialog


def ending_of(kind: str) -> str:
    """“docx” of “Word (*.docx)”."""
    return kind.rpartition("*.")[2].removesuffix(")")


class _Ending(QObject):
    """What is called without an ending gets that of the kind that was chosen last."""

    def __init__(self, dialog: QFileDialog) -> None:
        super().__init__(dialog)
        self._dialog = dialog

    def take(self, kind: str) -> None:
        self._dialog.setDefaultSuffix(ending_of(kind))
        name = Path(next(iter(self._dialog.selectedFiles()), "")).name
        if name:
            self._dialog.selectFile(Path(name).with_suffix(f".{ending_of(kind)}").name)


def _ask(parent: QWidget, title: str, mode: QFileDialog.FileMode, kinds: Sequence[str] = ()) -> QFileDialog:
    dialog = _made(parent, title, mode)
    if kinds:
        dialog.setNameFilters(kinds)
    first = str(parent.window().property(MATERIAL) or "")
    if first:
        dialog.setDirectory(first)
    _open(dialog)
    return dialog


def _made(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    if dialog.directory() == QDir.current():  # where the program was started from says nothing to a person
        dialog.setDirectory(_documents())
    dialog.setProxyModel(FileRows(dialog))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _documents() -> str:
    """The person's folder of documents, or where it would be."""
    wanted = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return wanted if QDir(wanted).exists() else QDir.homePath()


def _open(dialog: QFileDialog) -> None:
    give_room(dialog)
    dialog.open()
