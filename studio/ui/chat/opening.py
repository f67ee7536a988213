"""What stands in an empty conversation: the agent's greeting and a few questions to try."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal

from studio.ui.chat.starter import Starter
from studio.ui.components import IconTile, ScrollPage, clear_layout, label
from studio.ui.theme import space


class Opening(ScrollPage):
    """`chosen` brings the question of a starter."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__(margin=False)
        edge = space("4")
        self.column.setContentsMargins(edge, edge, edge, edge)

    def show_greeting(self, icon: str, greeting: str, starters: Sequence[str]) -> None:
        self.clear()
        self.column.addWidget(IconTile(icon, round_=True), 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(label(greeting, "body", wrap=True))
        for starter in starters:
            button = Starter(starter)
            button.clicked.connect(self._choose)
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def clear(self) -> None:
        clear_layout(self.column)

    def _choose(self) -> None:
        sender = self.sender()
        assert isinstance(sender, Starter)
        self.chosen.emit(sender.text())
