"""The palette over the window: one field, and below it what was found; the focus never leaves the field."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QListView, QVBoxLayout, QWidget

from studio.ui.components import TextField, label
from studio.ui.components.announcing import announce
from studio.ui.language import tr
from studio.ui.shell.palette.entries import Entry
from studio.ui.shell.palette.row import RowDelegate
from studio.ui.theme import size, space, theme

_ROWS, _VEIL = 9, 140
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -_ROWS, Qt.Key.Key_PageDown: _ROWS}
_Index = QModelIndex | QPersistentModelIndex


class PaletteView(QWidget):
    """Lies over the whole window; a click beside the card closes it."""

    typed = Signal(str)
    chosen = Signal(object)
    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._before: QWidget | None = None
        self.field = TextField("", "magnify")
        self.field.setAccessibleName(tr("Search and commands"))
        self.list, self._entries = QListView(), _Entries(self)
        self._none = label("", "body", "secondary", wrap=True)
        self._none.setContentsMargins(space("4"), space("4"), space("4"), space("4"))
        self._none.hide()
        self._card = QFrame(self)
        self._card.setObjectName("floating")
        self._fill_card()
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self.typed)
        self.hide()

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self.window().installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self.field.setPlaceholderText(
            tr("Pages, agents, knowledge bases, commands; pinyin initials work too")
        )
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def close_palette(self) -> None:
        """The focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            self.window().removeEventFilter(self)
            if self._before is not None and self._before.isVisible():
                self._before.setFocus()
            self.closed.emit()

    def show_entries(self, entries: Sequence[Entry], *, stay: bool = False) -> None:
        """The best is chosen; with `stay` what was chosen, when it is still there."""
        before = self.current() if stay else None
        self._entries.show(entries)
        self.list.setVisible(bool(entries))
        self._none.setVisible(not entries)
        self._none.setText(tr("Nothing is called “{words}”.", words=self.field.value()))
        if entries:
            self._go_to(next((row for row, entry in enumerate(entries) if _same(entry, before)), 0))
        self._place()

    def current(self) -> Entry | None:
        return self._entries.at(self.list.currentIndex())

    def entries(self) -> list[Entry]:
        return self._entries.all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent():
            if event.type() is QEvent.Type.Resize and self.isVisible():
                self._place()
            return False
        if event.type() is QEvent.Type.FocusOut:
            self._note_left(cast(QFocusEvent, event))
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(cast(QKeyEvent, event).key() in {Qt.Key.Key_Escape, *_STEPS})
            return event.isAccepted()
        return event.type() is QEvent.Type.KeyPress and self._press(cast(QKeyEvent, event))

    def focusNextPrevChild(self, forward: bool) -> bool:
        self._step(1 if forward else -1)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What the page could do with it lies under the veil."""
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.close_palette()

    def paintEvent(self, event: QPaintEvent) -> None:
        veil = theme().color("canvas")
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)

    def _note_left(self, event: QFocusEvent) -> None:
        """Another window may take the focus and a menu over the field; whatever else does ends it."""
        stays = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if event.reason() not in stays and self.isVisible():
            self._before = None
            self.close_palette()

    def _press(self, event: QKeyEvent) -> bool:
        """What an input method is composing has its own keys; they do not come here."""
        if event.key() in _STEPS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._step(_STEPS[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.list.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.close_palette()
        elif event.key() in {Qt.Key.Key_Tab, Qt.Key.Key_Backtab}:
            self._step(1 if event.key() == Qt.Key.Key_Tab else -1)
        else:
            return False
        return True

    def _step(self, by: int) -> None:
        """Single steps go round."""
        count, at = self._entries.rowCount(), self.list.currentIndex().row()
        if count:
            self._go_to((at + by) % count if abs(by) == 1 else min(max(at + by, 0), count - 1))

    def _go_to(self, row: int) -> None:
        self.list.setCurrentIndex(self._entries.index(row))
        self.list.scrollTo(self.list.currentIndex())
        if self.isVisible():
            announce(self.list, str(self.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)))

    def _choose(self, index: _Index) -> None:
        entry = self._entries.at(index)
        if entry is not None:
            self.close_palette()
            self.chosen.emit(entry)

    def _fill_card(self) -> None:
        self.list.setModel(self._entries)
        self.list.setItemDelegate(RowDelegate(self.list))
        self.list.setObjectName("paletteList")
        self.list.setAccessibleName(tr("Found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.clicked.connect(self._choose)
        self.list.entered.connect(self.list.setCurrentIndex)
        layout = QVBoxLayout(self._card)
        layout.setContentsMargins(space("2"), space("2"), space("2"), space("2"))
        layout.setSpacing(space("2"))
        for part in (self.field, self.list, self._none):
            layout.addWidget(part)

    def _place(self) -> None:
        """At the upper middle of the window, as high as what is found needs."""
        window = cast(QWidget, self.parent())
        self.setGeometry(window.rect())
        width = min(size("palette"), self.width() - space("8"))
        top = min(space("10") * 2, self.height() // 8)
        rows = min(max(self._entries.rowCount(), 2), _ROWS)
        wanted = size("control") + rows * size("row") + 3 * space("2") + space("1")
        self._card.setGeometry((self.width() - width) // 2, top, width, min(wanted, self.height() - 2 * top))


def _same(entry: Entry, other: Entry | None) -> bool:
    return other is not None and (entry.place, entry.title) == (other.place, other.title)


class _Entries(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def show(self, entries: Sequence[Entry]) -> None:
        self.beginResetModel()
        self._entries = list(entries)
        self.endResetModel()

    def all(self) -> list[Entry]:
        return list(self._entries)

    def at(self, index: _Index) -> Entry | None:
        return self._entries[index.row()] if 0 <= index.row() < len(self._entries) else None

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's signature
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.at(index)
        if entry is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " · ".join(filter(None, (entry.title, entry.kind, entry.keys)))
        return entry if role == Qt.ItemDataRole.UserRole else None
