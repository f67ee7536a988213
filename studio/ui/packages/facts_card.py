"""A card of facts, each with its name at the left; a long text may be copied."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from studio.ui.components import Card, label
from studio.ui.theme import space


class FactsCard(Card):
    """Facts that are empty are left out; one may be a widget that shows itself."""

    def __init__(self, title: str, facts: Sequence[tuple[str, str | QWidget]]) -> None:
        super().__init__(title)
        grid = QGridLayout()
        grid.setHorizontalSpacing(space("4"))
        grid.setVerticalSpacing(space("2"))
        grid.setColumnMinimumWidth(0, space("10") + space("8"))
        grid.setColumnStretch(1, 1)
        for row, (name, value) in enumerate(fact for fact in facts if fact[1]):
            told = value if isinstance(value, QWidget) else _told(name, value)
            grid.addWidget(label(name, "dense", "muted"), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(told, row, 1)
        self.body.addLayout(grid)


def _told(name: str, value: str) -> QLabel:
    told = label(value, "dense", wrap=True)
    told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    told.setAccessibleName(f"{name}: {value}")
    return told
