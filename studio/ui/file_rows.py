"""What Qt's own file dialog lists, in the window's language and with room to be read.

The system's dialog, where there is one, is left as it is.
"""

from pathlib import Path

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QFileDialog, QFileSystemModel, QHeaderView, QSplitter, QTreeView

from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.theme import size

_KIND, _CHANGED = 2, 3


class FileRows(QIdentityProxyModel):
    """Qt takes the words for kinds and days from the system, whatever the window speaks."""

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        files = self.sourceModel()
        if role == Qt.ItemDataRole.DisplayRole and isinstance(files, QFileSystemModel):
            row = self.mapToSource(index)
            if row.column() == _KIND:
                return _kind(files.fileName(row), folder=files.isDir(row))
            if row.column() == _CHANGED:
                return short_time(files.lastModified(row).toString(Qt.DateFormat.ISODate))
        return super().data(index, role)


def give_room(dialog: QFileDialog) -> None:
    """Names take what the other columns leave."""
    table, parts = dialog.findChild(QTreeView, "treeView"), dialog.findChild(QSplitter, "splitter")
    if not isinstance(table, QTreeView) or not isinstance(parts, QSplitter):
        return
    wanted = QSize(size("readable"), size("dialog"))
    dialog.resize(dialog.size().expandedTo(wanted.boundedTo(dialog.screen().availableSize())))
    side = size("section.list")
    parts.setSizes([side, dialog.width() - side])
    header = table.header()
    header.setMinimumSectionSize(size("badge"))
    header.setStretchLastSection(False)
    for column in range(header.count()):
        header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)


def _kind(name: str, *, folder: bool) -> str:
    ending = Path(name).suffix.lstrip(".").upper()
    return tr("Folder") if folder else tr("{ending} file", ending=ending) if ending else tr("File")
