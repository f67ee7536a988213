"""A section of the settings that is no wider than one likes to read."""

from PySide6.QtWidgets import QWidget

from studio.ui.components import ScrollPage
from studio.ui.theme import size


class ReadablePage(ScrollPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._limit()
        self.verticalScrollBar().rangeChanged.connect(self._limit)

    def _limit(self) -> None:
        """What one reads is as wide with a bar as without."""
        inner = self.widget()
        layout = inner.layout() if inner is not None else None  # type: ignore[redundant-expr]  # none once it is let go
        if layout is not None:
            margins = layout.contentsMargins()
            inner.setMaximumWidth(size("readable") + margins.left() + margins.right())
