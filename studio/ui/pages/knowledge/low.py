"""Pages of which all scrolls where the window is too low for them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolling(whole: QWidget) -> QScrollArea:
    """In a low window all of it scrolls, rather than being pressed together."""
    scroll = QScrollArea()
    scroll.setObjectName("plainScroll")
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setWidget(whole)
    return scroll
