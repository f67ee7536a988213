"""The button that floats over a conversation which is not at its end, and leads there."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from studio.ui.chat.reel import Reel
from studio.ui.components import Button
from studio.ui.language import tr
from studio.ui.theme import space, tokens


class LatestButton(Button):
    """Away while the conversation is scrolled, which moves the pixels of what lies over it too."""

    def __init__(self, reel: Reel, parent: QWidget) -> None:
        super().__init__(tr("↓ Latest"), small=True, parent=parent)
        self._reel, self._over = reel, parent
        self._rest = QTimer(self, singleShot=True, interval=tokens().motion("toast.in"))
        self._rest.timeout.connect(self.look)
        reel.scrolled.connect(self._give_way)
        self.hide()

    def look(self) -> None:
        """Be seen where there is more below."""
        self.setVisible(not self._reel.at_end)
        self.place()

    def place(self) -> None:
        """Stand in the middle of the lower edge."""
        self.adjustSize()
        x = (self._over.width() - self.width()) // 2
        self.move(x, self._over.height() - self.height() - space("2"))
        self.raise_()

    def _give_way(self) -> None:
        self.hide()
        self._rest.start()
