"""What this computer tells others: nothing but counts, and those only if one likes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.components import Card, ScrollPage, StatusLabel, Switch, label
from studio.ui.language import tr


class PrivacyView(ScrollPage):
    counts_turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.counts = Switch(tr("Tell the catalogue how often its agents answer here"))
        card = Card(tr("Privacy"))
        card.body.addWidget(self.counts)
        told = tr("Agent, version, day and the number of answers. No question, no answer, no file.")
        card.body.addWidget(label(told, "dense", "secondary", wrap=True))
        when = tr("It is told when the catalogue is opened anyway. Their authors see counts, not names.")
        card.body.addWidget(label(when, "dense", "secondary", wrap=True))
        card.body.addWidget(
            StatusLabel(tr("Feedback on an answer is sent only when you press Send"), "success")
        )
        self.column.addWidget(card)
        self.counts.clicked.connect(self.counts_turned)

    def show_choice(self, *, counts: bool) -> None:
        self.counts.setChecked(counts)
