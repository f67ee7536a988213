"""The list itself: Enter opens, F2 renames, Del removes, the menu key shows all of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from studio.conversations import Conversation
from studio.ui.language import tr
from studio.ui.pages.use.kept.delegate import KeptDelegate
from studio.ui.pages.use.kept.model import HIT, KeptModel
from studio.ui.theme import icon

_RENAME, _PIN, _EXPORT, _REMOVE = "rename", "pin", "export", "remove"
_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class KeptList(QListView):
    """`chosen` brings a hit, with the exchange where words were found, the others a conversation.

    `written` tells that nobody writes a title any more.
    """

    chosen = Signal(object)
    removed = Signal(object)
    pinned = Signal(object)
    exported = Signal(object)
    written = Signal()

    def __init__(self, rows: KeptModel) -> None:
        super().__init__()
        self.setObjectName("conversations")
        self.setAccessibleName(tr("Conversations"))
        self.setModel(rows)
        delegate = KeptDelegate(self)
        delegate.menu_wanted.connect(self._show_menu)
        self.setItemDelegate(delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self._rows, self._menu_at = rows, QPersistentModelIndex()
        delegate.closeEditor.connect(self.written)
        self.clicked.connect(self._choose)

    def set_current(self, conversation: str) -> None:
        """Show which one is open; none for one that is not in the list."""
        row = self._rows.row_of(conversation)
        if row < 0:
            self.clearSelection()
            self.setCurrentIndex(QModelIndex())
        elif self.currentIndex().row() != row:
            self.setCurrentIndex(self._rows.index(row))

    def current(self) -> Conversation | None:
        hit = self._rows.hit_at(self.currentIndex().row())
        return hit.conversation if hit else None

    @property
    def is_writing(self) -> bool:
        """Whether a title is being written."""
        return self.state() is QAbstractItemView.State.EditingState

    def rename(self, conversation: str) -> None:
        """Write its title anew, in its row."""
        self.set_current(conversation)
        if self.currentIndex().isValid():
            self.edit(self.currentIndex())

    def go_to_first(self) -> bool:
        """Take the focus to the first conversation; False when there is none."""
        rows = (row for row in range(self._rows.rowCount()) if self._rows.hit_at(row))
        row = next(rows, -1)
        if row >= 0:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self.setCurrentIndex(self._rows.index(row))
        return row >= 0

    def keyPressEvent(self, event: QKeyEvent) -> None:
        current = self.current()
        if current is None or self.is_writing:
            super().keyPressEvent(event)
        elif event.key() in _ENTER:
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(current)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.indexAt(event.pos()) if by_mouse else self.currentIndex()
        if index.data(HIT) is not None:
            below = self.visualRect(index).bottomLeft()
            self._menu_of(index).popup(self.viewport().mapToGlobal(event.pos() if by_mouse else below))

    def _show_menu(self, index: QPersistentModelIndex) -> None:
        at = self._rows.index(index.row())
        corner: QPoint = self.visualRect(at).bottomRight()
        menu = self._menu_of(at)
        menu.popup(self.viewport().mapToGlobal(corner - QPoint(menu.sizeHint().width(), 0)))

    def _menu_of(self, index: QModelIndex) -> QMenu:
        pinned = index.data(HIT).conversation.pinned
        self._menu_at = QPersistentModelIndex(index)
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._act)
        for act, name, text in (
            (_RENAME, "pencil-outline", f"{tr('Rename')}\tF2"),
            (_PIN, "pin-outline", tr("Unpin") if pinned else tr("Pin to the top")),
            (_EXPORT, "export", tr("Export…")),
            (_REMOVE, "delete-outline", f"{tr('Remove')}\tDel"),
        ):
            menu.addAction(icon(name), text).setData(act)
        return menu

    def _act(self, action: QAction) -> None:
        index = self._rows.index(self._menu_at.row())
        if (hit := index.data(HIT)) is None:
            return
        match action.data():
            case "rename":
                self.edit(index)
            case "pin":
                self.pinned.emit(hit.conversation)
            case "export":
                self.exported.emit(hit.conversation)
            case "remove":
                self.removed.emit(hit.conversation)

    def _choose(self, index: QModelIndex) -> None:
        if (hit := index.data(HIT)) is not None:
            self.chosen.emit(hit)
