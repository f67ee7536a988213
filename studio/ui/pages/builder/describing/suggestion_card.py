"""One suggested change: what it is about, before and after, and whether it is applied."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel

from studio.authoring.suggestions import Suggested, Suggestion
from studio.tools import KINDS
from studio.ui.components import Button, Card, StatusLabel, label
from studio.ui.language import tr
from studio.ui.theme import space
from studio.wording.tools import tool_words


class SuggestionCard(Card):
    """`applied` and `discarded` are sent once."""

    applied = Signal()
    discarded = Signal()

    def __init__(self, suggestion: Suggestion) -> None:
        super().__init__()
        self.suggestion, self.settled = suggestion, False
        title = title_of(suggestion)
        self.setAccessibleName(title)
        self.apply_button = Button(tr("Apply"), small=True)
        self.discard_button = Button(tr("Discard"), "text", small=True)
        self.apply_button.setAccessibleName(f"{tr('Apply')}: {title}")
        self.discard_button.setAccessibleName(f"{tr('Discard')}: {title}")
        self._state = StatusLabel("", "muted")
        self._state.hide()
        self.body.setSpacing(space("2"))
        self.body.addLayout(self._top(title))
        if suggestion.before:
            self.body.addWidget(label(tr("Before"), "caption", "muted"))
            self.body.addWidget(_struck(suggestion.before))
            self.body.addWidget(label(tr("After"), "caption", "muted"))
        self.body.addWidget(label(after_of(suggestion), "body", wrap=True))
        self.apply_button.clicked.connect(self.apply)
        self.discard_button.clicked.connect(self._discard)

    def apply(self) -> None:
        if not self.settled:
            self._settle(tr("Applied"), "success")
            self.applied.emit()

    def _discard(self) -> None:
        if not self.settled:
            self._settle(tr("Discarded"), "muted")
            self.discarded.emit()

    def _settle(self, text: str, kind: str) -> None:
        self.settled = True
        self.apply_button.hide()
        self.discard_button.hide()
        self._state.set(text, kind)
        self._state.show()

    def _top(self, title: str) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(space("2"))
        top.addWidget(label(title, "label", wrap=True), 1)
        for part in (self._state, self.discard_button, self.apply_button):
            top.addWidget(part)
        return top


def title_of(suggestion: Suggestion) -> str:
    return {
        Suggested.NAME: tr("Name"),
        Suggested.PURPOSE: tr("Purpose"),
        Suggested.INSTRUCTIONS: tr("Instructions"),
        Suggested.GREETING: tr("Greeting"),
        Suggested.STARTERS: tr("Starter questions"),
        Suggested.BASE: tr("Add a knowledge base"),
        Suggested.TOOL: tr("Add a tool"),
        Suggested.TEST: tr("Add a test question"),
    }[suggestion.about]


def after_of(suggestion: Suggestion) -> str:
    if suggestion.about is Suggested.TOOL and suggestion.after in KINDS:
        words = tool_words(suggestion.after)
        return tr("{field}: {problem}", field=tr(words.name), problem=tr(words.purpose))
    test = suggestion.test
    if test is None:
        return suggestion.after
    if test.declines:
        return f"{test.question}\n{tr('It should say that it does not answer this')}"
    said = tr(", ").join(test.contains)
    return f"{test.question}\n{tr('The answer says')}: {said}" if said else test.question


def _struck(text: str) -> QLabel:
    old = label(text, "body", "muted", wrap=True)
    font = old.font()
    font.setStrikeOut(True)
    old.setFont(font)
    return old
