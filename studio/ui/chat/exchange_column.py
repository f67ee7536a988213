"""The exchanges of a conversation under one another: only what has changed is measured and moved again."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import space


class ExchangeColumn(QWidget):
    """As high as all it holds; hundreds of exchanges cost no more than the one that is being written."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[QWidget] = []
        self._heights: dict[QWidget, int] = {}
        self._gap = space("6")

    def add(self, part: QWidget) -> None:
        part.setParent(self)
        part.installEventFilter(self)
        self._parts.append(part)
        part.show()
        self._arrange()

    def take(self, part: QWidget) -> None:
        """Let it go; what stands under it moves up."""
        self._parts.remove(part)
        self._heights.pop(part, None)
        part.removeEventFilter(self)
        part.hide()
        part.setParent(None)
        part.deleteLater()
        self._arrange()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A part that asks to be laid out again has another height, perhaps."""
        if event.type() is QEvent.Type.LayoutRequest and isinstance(watched, QWidget):
            self._heights.pop(watched, None)
        return False

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self._arrange()
            return True
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._heights.clear()
            self._arrange()

    def _arrange(self) -> None:
        top, width = 0, self.width()
        for part in self._parts:
            height = self._heights.get(part)
            if height is None or part.y() != top:
                height = self._heights[part] = self._height(part, width) if height is None else height
                part.setGeometry(0, top, width, height)
            top += height + self._gap
        self.setFixedHeight(max(top - self._gap, 0))

    def _height(self, part: QWidget, width: int) -> int:
        layout = part.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return part.sizeHint().height()
