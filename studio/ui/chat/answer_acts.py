"""What one does with an answer: copy it, ask again, look at its trace, make a question or a note of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import IconButton, label
from studio.ui.language import tr


class AnswerActs(QWidget):
    """Trace and marks are for those who build the agent, once it has a kept run; users report."""

    copied = Signal()
    retried = Signal()
    traced = Signal()
    made_case = Signal()
    made_note = Signal()
    reported = Signal()

    def __init__(self, times: str, *, built_here: bool, reportable: bool = False) -> None:
        super().__init__()
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        for icon, text, told, offered in (
            ("content-copy", tr("Copy the answer"), self.copied, True),
            ("refresh", tr("Ask again"), self.retried, True),
            ("message-alert-outline", tr("Tell the author what is wrong"), self.reported, reportable),
            ("timeline-text-outline", tr("Show the trace"), self.traced, built_here),
            ("clipboard-plus-outline", tr("Make a test question"), self.made_case, built_here),
            ("note-plus-outline", tr("Add the right answer to the knowledge"), self.made_note, built_here),
        ):
            button = IconButton(icon, text, small=True)
            button.clicked.connect(told)
            line.addWidget(button)
            if not offered:
                button.hide()
        line.addStretch(1)
        line.addWidget(label(times, "caption", "muted"))
