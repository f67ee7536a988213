"""Asks for files, a folder, or where to write; the answer comes by the dialog's `fileSelected` signals."""

from PySide6.QtWidgets import QFileDialog, QWidget

from studio.ui.language import tr


def ask_files(parent: QWidget) -> QFileDialog:
    return _ask(parent, tr("Add documents"), QFileDialog.FileMode.ExistingFiles)


def ask_file(parent: QWidget, title: str) -> QFileDialog:
    return _ask(parent, title, QFileDialog.FileMode.ExistingFile)


def ask_folder(parent: QWidget, title: str = "") -> QFileDialog:
    dialog = _ask(parent, title or tr("Add a folder"), QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return dialog


def ask_where(parent: QWidget, title: str, name: str) -> QFileDialog:
    dialog = _ask(parent, title, QFileDialog.FileMode.AnyFile)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(name)
    return dialog


def _ask(parent: QWidget, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
    dialog = QFileDialog(parent, title)
    dialog.setFileMode(mode)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
