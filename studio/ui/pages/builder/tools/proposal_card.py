"""The question before a tool writes, sends or starts something: exactly what will be done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from studio.core.proposals import Effect, Proposal
from studio.ui.components import Button, IconLabel, label
from studio.ui.language import tr
from studio.ui.theme import size, space


class ProposalCard(QFrame):
    answered = Signal(bool)

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.setObjectName("banner")
        self.setProperty("kind", "warning")
        title = proposal_text(proposal)
        self.setAccessibleName(title)
        self.agree, self.refuse = Button(_verb(proposal.effect), "primary"), Button(tr("Do not"))
        column, head, buttons = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        column.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        head.addWidget(IconLabel("hand-back-right-outline", "warning"))
        head.addWidget(label(title, "strong", wrap=True), 1)
        column.addLayout(head)
        column.addWidget(label(proposal.target, "dense", wrap=True))
        if proposal.content:
            column.addWidget(_whole(proposal.content))
        buttons.addStretch(1)
        buttons.addWidget(self.refuse)
        buttons.addWidget(self.agree)
        column.addLayout(buttons)
        self.setFocusProxy(self.refuse)
        self.agree.clicked.connect(self._agree)
        self.refuse.clicked.connect(self._refuse)

    def _agree(self) -> None:
        self.answered.emit(True)

    def _refuse(self) -> None:
        self.answered.emit(False)


def proposal_text(proposal: Proposal) -> str:
    return {
        Effect.WRITES_FILE: tr("This file will be written"),
        Effect.SENDS: tr("This will be sent"),
        Effect.STARTS_PROGRAM: tr("This program will be started on this computer"),
        Effect.DESCRIPTION_CHANGED: tr("This tool now says something else of itself"),
    }[proposal.effect]


def _verb(effect: Effect) -> str:
    return {
        Effect.WRITES_FILE: tr("Write it"),
        Effect.SENDS: tr("Send it"),
        Effect.STARTS_PROGRAM: tr("Start it"),
        Effect.DESCRIPTION_CHANGED: tr("Accept it"),
    }[effect]


def _whole(content: str) -> QPlainTextEdit:
    """All of it can be read, and scrolls when it is long."""
    text = QPlainTextEdit(content)
    text.setReadOnly(True)
    text.setTabChangesFocus(True)
    text.setAccessibleName(tr("What goes there"))
    text.setFixedHeight(size("row") * 3)
    return text
