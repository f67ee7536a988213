"""A scrolling page as high as its content is at the width there is."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from studio.ui.components import ScrollPage


class FlowPage(ScrollPage):
    """Wrapped text needs more height the narrower it is; without this a page counts it at its narrowest."""

    def __init__(self, *, margin: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(margin=margin, parent=parent)
        before = self.takeWidget()
        layout = before.layout()
        assert layout is not None, "a scrolling page has a column"
        inner = _Inner()
        inner.setObjectName("column")
        inner.setLayout(layout)
        before.deleteLater()
        self.setWidget(inner)


class _Inner(QWidget):
    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        if layout is None:
            return super().minimumSizeHint()
        least = layout.totalMinimumSize()
        if not layout.hasHeightForWidth():
            return least
        return QSize(least.width(), layout.totalHeightForWidth(max(self.width(), least.width())))
