"""One base in the list: its name over what it holds and who reads it, and what can be done with it."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QMenu

from studio.ui.components import IconButton, ListRow, Tag, dropped_paths
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.knowledge.lines import BaseLine
from studio.ui.theme import icon


class BaseRow(ListRow):
    """Enter opens, F2 renames, Del deletes with a way back; ⋯ offers the same. Files can be dropped on it."""

    dropped = Signal(str, list)
    renamed = Signal(str)
    deleted = Signal(str)
    exported = Signal(str)

    def __init__(self, line: BaseLine) -> None:
        state = explanation_of(line.trouble).happened if line.trouble else line.state
        super().__init__("bookshelf", line.name, state, _tag(line), short_time(line.loaded))
        self.line = line
        self.setAcceptDrops(line.trouble is None)
        self._more = IconButton("dots-horizontal", tr("More about “{name}”", name=line.name))
        self._menu: QMenu | None = None
        self._more.clicked.connect(self._open_menu)
        self.extra.addWidget(self._more)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
            self.set_selected(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.set_selected(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self.set_selected(False)
        event.acceptProposedAction()
        self.dropped.emit(self.line.name, dropped_paths(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F2:
            self._rename()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete()
        else:
            super().keyPressEvent(event)

    def _made_menu(self) -> QMenu:
        """Only for those that are asked: there may be a hundred rows."""
        menu = QMenu(self._more)
        _add(menu, tr("Rename"), "pencil-outline", self._rename).setShortcut("F2")
        if self.line.trouble is None:
            _add(menu, tr("Export…"), "export-variant", self._export)
        _add(menu, tr("Delete"), "trash-can-outline", self._delete)
        return menu

    def _open_menu(self) -> None:
        self._menu = self._menu or self._made_menu()
        self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    def _rename(self) -> None:
        self.renamed.emit(self.line.name)

    def _delete(self) -> None:
        self.deleted.emit(self.line.name)

    def _export(self) -> None:
        self.exported.emit(self.line.name)


def _add(menu: QMenu, text: str, name: str, act: object) -> QAction:
    entry = menu.addAction(icon(name), text)
    entry.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    entry.triggered.connect(act)
    return entry


def _tag(line: BaseLine) -> Tag | None:
    if line.trouble is not None:
        return Tag(tr("Damaged"), "danger")
    return Tag(tr("Needs a look {count}", count=line.attention), "warning") if line.attention else None
