"""The list that opens at “/”: bases, tools and documents, narrowed while one types."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from studio.authoring.initials import initials
from studio.authoring.mentions import Referable
from studio.core.mentions import MentionKind
from studio.ui.language import tr
from studio.ui.theme import icon, size, space

_ICONS = {
    MentionKind.BASE: "bookshelf",
    MentionKind.TOOL: "wrench-outline",
    MentionKind.DOCUMENT: "file-document-outline",
}
_MOST, _SHOWN = 50, 8
_BRACES = set("{}\n")  # a name with one of them could not be read back


@dataclass(frozen=True)
class Entry:
    kind: MentionKind
    name: str
    note: str = ""

    def matches(self, typed: str) -> bool:
        plain = typed.casefold()
        words = f"{self.name} {self.note}".casefold()
        return plain in words or plain in initials(self.name) or plain in initials(self.note)


def entries_of(known: Referable) -> list[Entry]:
    notes = {MentionKind.BASE: tr("Knowledge base"), MentionKind.DOCUMENT: tr("Document")}
    return [
        Entry(kind, name, known.notes.get(name, "") if kind is MentionKind.TOOL else notes[kind])
        for kind in MentionKind
        for name in known.names(kind)
        if not _BRACES & set(name)
    ]


class MentionList(QListWidget):
    """Lies over the window without taking the focus: the editor passes it the keys."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("mentions")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(tr("Bases, tools and documents"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._entries: Sequence[Entry] = ()
        self.itemClicked.connect(self.pick)
        self.hide()

    def offer(self, entries: Sequence[Entry], typed: str, place: QPoint) -> None:
        """Show what matches at that place of the parent; hide when nothing does."""
        self._entries = [entry for entry in entries if entry.matches(typed)][:_MOST]
        self.clear()
        for entry in self._entries:
            text = f"{entry.name}    {entry.note}" if entry.note else entry.name
            item = QListWidgetItem(icon(_ICONS[entry.kind], "text.secondary"), text)
            item.setSizeHint(QSize(0, size("control.small") + 2))
            self.addItem(item)
        self.setVisible(bool(self._entries))
        if self._entries:
            self.setCurrentRow(0)
            self._lay(place)

    def step(self, by: int) -> None:
        self.setCurrentRow((self.currentRow() + by) % max(self.count(), 1))

    def pick(self) -> None:
        if 0 <= self.currentRow() < len(self._entries):
            entry = self._entries[self.currentRow()]
            self.hide()
            self.picked.emit(entry)

    def _lay(self, place: QPoint) -> None:
        parent = self.parentWidget()
        assert parent is not None
        height = min(self.count(), _SHOWN) * (size("control.small") + 2) + space("1")
        width = min(size("choice"), parent.width())
        x = max(0, min(place.x(), parent.width() - width))
        line = size("control.small")
        above = place.y() + height > parent.height() and place.y() > height + line
        self.setGeometry(x, place.y() - height - line if above else place.y(), width, height)
        self.raise_()
