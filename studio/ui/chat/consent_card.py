"""What a tool is about to do, shown exactly, with the person's yes or no."""

from pathlib import PurePath
from typing import cast

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from studio.core.proposals import Effect, Proposal
from studio.documents.invisible import made_visible
from studio.ui.components import Button, IconLabel, StatusLabel, label
from studio.ui.language import tr
from studio.ui.theme import space, tokens
from studio.wording.proposals import proposal_content

_MOST_LINES = 10


class ConsentCard(QFrame):
    """`answered` is sent once; Esc means no."""

    answered = Signal(bool)

    def __init__(self, proposal: Proposal) -> None:
        super().__init__()
        self.setObjectName("consent")
        self.setAccessibleName(title_of(proposal))
        self.agree, self.refuse = (
            Button(_yes(proposal), "primary", small=True),
            Button(tr("Do not"), small=True),
        )
        self._state = StatusLabel("")
        self._state.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(space("3"), space("3"), space("3"), space("3"))
        column.setSpacing(space("2"))
        column.addLayout(_head(proposal))
        column.addWidget(label(text_of(proposal), "body", wrap=True))
        if proposal.content.strip():
            column.addWidget(_Content(proposal_content(proposal)))
        column.addLayout(self._buttons())
        self.agree.clicked.connect(self._agree)
        self.refuse.clicked.connect(self._refuse)

    def settle(self, *, agreed: bool) -> None:
        """Say what was answered; nothing more can be."""
        self.agree.hide()
        self.refuse.hide()
        said = tr("You agreed") if agreed else tr("You did not agree")
        self._state.set(said, "success" if agreed else "muted")
        self._state.show()

    def event(self, event: QEvent) -> bool:
        """Esc is the card's while it asks, and leads away from no page."""
        if event.type() is QEvent.Type.ShortcutOverride and self._is_no(cast(QKeyEvent, event)):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_no(event):
            self._refuse()
        else:
            super().keyPressEvent(event)

    def _is_no(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and not self.refuse.isHidden()

    def _agree(self) -> None:
        self._answer(agreed=True)

    def _refuse(self) -> None:
        self._answer(agreed=False)

    def _answer(self, *, agreed: bool) -> None:
        self.settle(agreed=agreed)
        self.answered.emit(agreed)

    def _buttons(self) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        for part in (self.agree, self.refuse, self._state):
            buttons.addWidget(part)
        buttons.addStretch(1)
        return buttons


class _Content(QPlainTextEdit):
    """All that will be written or sent, to be read and copied."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("What will be written or sent"))
        lines = sum(1 + len(line) // 40 for line in text.splitlines())
        self.setFixedHeight(min(lines, _MOST_LINES) * tokens().type("body").line + space("4"))


def title_of(proposal: Proposal) -> str:
    return {
        Effect.WRITES_FILE: tr("Confirm before the file is written"),
        Effect.SENDS: tr("Confirm before it is sent"),
        Effect.STARTS_PROGRAM: tr("Confirm before the program is started"),
        Effect.DESCRIPTION_CHANGED: tr("A tool has changed since you allowed it"),
    }[proposal.effect]


def text_of(proposal: Proposal) -> str:
    """Say what will be done, and what will not."""
    target = made_visible(proposal.target)
    file = PurePath(target)
    where = {"name": file.name, "folder": file.parent}
    return {
        Effect.WRITES_FILE: tr(
            "Writes one file: “{name}”, into {folder}. Nothing is sent to anybody.", **where
        ),
        Effect.SENDS: tr("Sends the following to {target}.", target=target),
        Effect.STARTS_PROGRAM: tr("Starts on this computer: {target}", target=target),
        Effect.DESCRIPTION_CHANGED: tr("Look at what {target} says of itself now.", target=target),
    }[proposal.effect]


def _yes(proposal: Proposal) -> str:
    return {
        Effect.WRITES_FILE: tr("Write it"),
        Effect.SENDS: tr("Send it"),
        Effect.STARTS_PROGRAM: tr("Start it"),
        Effect.DESCRIPTION_CHANGED: tr("Allow it again"),
    }[proposal.effect]


def _head(proposal: Proposal) -> QHBoxLayout:
    head = QHBoxLayout()
    head.setSpacing(space("2"))
    head.addWidget(IconLabel("hand-back-right-outline", "accent.text", "icon"))
    head.addWidget(label(title_of(proposal), "strong", wrap=True), 1)
    return head
