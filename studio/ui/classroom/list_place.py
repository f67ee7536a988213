"""What stands over the list of courses: the class that is open on this computer, and the way into one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.classroom.join_card import JoinCard
from studio.ui.components import Banner
from studio.ui.theme import space

Face = tuple[str, str, str, tuple[tuple[str, str], ...]]
"""Kind, title, text and buttons of a banner."""


class ListPlace(QWidget):
    """`acted` brings the id of the banner's button."""

    acted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.card = JoinCard()
        self._banner: Banner | None = None
        self._face: Face | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("gap"))
        self._column.addWidget(self.card)

    def show_class(self, face: Face | None) -> None:
        """Nothing moves when nothing has changed; whoever holds a class joins none."""
        if face == self._face:
            return
        self._face = face
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        if face is not None:
            kind, title, text, acts = face
            self._banner = Banner(kind, title, text, acts, closable=False)
            self._banner.acted.connect(self.acted)
            self._column.insertWidget(0, self._banner)
            self._banner.show()
        self.card.setVisible(face is None)

    def said(self) -> str:
        return "" if self._banner is None else f"{self._banner.title()} {self._banner.text()}"
