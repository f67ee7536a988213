"""A line of things that goes on in the next line where there is no more room."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget, QWidgetItem
from shiboken6 import Shiboken

from studio.ui.theme import size, space


class FlowLayout(QLayout):
    """Each keeps the size it wants; what is hidden takes no room.

    With `spread` those that fit into one line share its width.
    """

    def __init__(self, parent: QWidget | None = None, gap: str = "2", *, spread: bool = False) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._taken: QLayoutItem | None = None
        self._spread = spread
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(space(gap))
        self.destroyed.connect(partial(_let_go, self._items))

    def addWidget(self, widget: QWidget) -> None:
        """Qt's own would make an item that Python may take for one of another layout, gone with it."""
        self.addChildWidget(widget)
        self.addItem(QWidgetItem(widget))

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # none past the end
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # type: ignore[override]  # none past the end
        """Return an item that lives until the next is taken: Qt itself may delete it, or nobody."""
        self._taken = self._items.pop(index) if 0 <= index < len(self._items) else None
        return self._taken

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        margins = self.contentsMargins()
        room = QRect(0, 0, width, 0).marginsRemoved(margins)
        return self._arrange(room, move=False) + margins.top() + margins.bottom()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """All in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        gaps = self.spacing() * max(len(hints) - 1, 0)
        height = max((hint.height() for hint in hints), default=0)
        return QSize(sum(hint.width() for hint in hints) + gaps, height).grownBy(self.contentsMargins())

    def minimumSize(self) -> QSize:
        """The widest alone."""
        least = [item.minimumSize() for item in self._shown()]
        width = max((one.width() for one in least), default=0)
        height = max((one.height() for one in least), default=0)
        return QSize(width, height).grownBy(self.contentsMargins())

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, move: bool) -> int:
        """In a line of controls each stands in the middle, words beside buttons too; cards begin together."""
        top = room.top()
        for line in self._lines(room):
            left, high = room.left(), max(place.height() for _, place in line)
            for item, place in line:
                down = (high - place.height()) // 2 if high <= size("row") else 0
                if move:
                    item.setGeometry(QRect(QPoint(left, top + down), place))
                left += place.width() + self.spacing()
            top += high + self.spacing()
        return max(top - self.spacing() - room.top(), 0)

    def _lines(self, room: QRect) -> Iterator[list[tuple[QLayoutItem, QSize]]]:
        """Which go into a line together, each with its size."""
        line, taken, share = list[tuple[QLayoutItem, QSize]](), 0, self._share(room)
        for item in self._shown():
            hint = item.sizeHint()
            width = max(min(hint.width(), room.width()), share)
            if line and taken + width > room.width():
                yield line
                line, taken = [], 0
            height = item.heightForWidth(width) if item.hasHeightForWidth() else hint.height()
            line.append((item, QSize(width, height)))
            taken += width + self.spacing()
        if line:
            yield line

    def _share(self, room: QRect) -> int:
        """How wide each is where all of them share a line; else 0."""
        if not self._spread or self.sizeHint().shrunkBy(self.contentsMargins()).width() > room.width():
            return 0
        return (room.width() + self.spacing()) // max(len(self._shown()), 1) - self.spacing()


def _let_go(items: list[QLayoutItem]) -> None:
    """PySide leaves the items of a layout that was put into another to Qt, which deletes none of them."""
    for item in items:
        if Shiboken.isValid(item):
            Shiboken.delete(item)
