"""The person's question, at the right of the conversation in a tinted bubble."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.ui.components import label
from studio.ui.theme import size, space


def question_bubble(question: str) -> QHBoxLayout:
    bubble = QFrame()
    bubble.setObjectName("bubble")
    inner = QHBoxLayout(bubble)
    inner.setContentsMargins(space("3"), space("2"), space("3"), space("2"))
    words = label(question, "body", wrap=True)
    words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    room = words.fontMetrics().horizontalAdvance(question) + space("2")
    narrow = size("bubble")
    words.setMinimumWidth(min(room, narrow))
    inner.addWidget(words)
    line = QHBoxLayout()
    line.addStretch(1)
    line.addWidget(bubble, 4 if room > narrow else 0)
    return line
