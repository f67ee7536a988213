"""A table under a line of what can be done with it, and what is shown of the chosen row below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Card
from studio.ui.theme import space


def table_part(above: Sequence[QWidget], table: QWidget, *below: QWidget) -> QWidget:
    part = QWidget()
    column, line = QVBoxLayout(part), QHBoxLayout()
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("3"))
    for widget in above:
        line.addWidget(widget)
    line.addStretch(1)
    card = Card(padded=False, fill=True)
    card.body.addWidget(table)
    column.addLayout(line)
    column.addWidget(card, 1)
    for widget in below:
        column.addWidget(widget)
    return part
