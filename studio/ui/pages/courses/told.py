"""A trainer's text: Markdown that is shown, and leads nowhere."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from studio.ui.components import label


def told(kind: str = "body", tone: str = "") -> QLabel:
    """A label for a text out of a course: what came with a file opens no page and runs nothing."""
    made = label("", kind, tone, wrap=True)
    made.setTextFormat(Qt.TextFormat.MarkdownText)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    made.setOpenExternalLinks(False)
    return made
