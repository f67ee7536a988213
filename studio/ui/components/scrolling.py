"""What scrolls as a whole where a low window leaves too little room, rather than being pressed together."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(whole: QWidget) -> QScrollArea:
    """Takes what is laid out already, and fills all the room it is given."""
    whole.setObjectName("column")
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(whole)
    return area
