"""A text area as high as what is written in it."""

from PySide6.QtGui import QResizeEvent

from studio.ui.components.fields import TextArea
from studio.ui.theme import space, tokens


class GrowingArea(TextArea):
    """As high as its text, from its least to its most lines; then it scrolls."""

    def __init__(self, placeholder: str = "", lines: int = 3, most: int = 24) -> None:
        super().__init__(placeholder, lines)
        self._least, self._most = lines, most
        self.textChanged.connect(self._grow)
        self._grow()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def _grow(self) -> None:
        """A plain text document counts its height in lines."""
        lines = min(max(int(self.document().size().height()), self._least), self._most)
        self.setFixedHeight(lines * tokens().type("body").line + space("5"))
