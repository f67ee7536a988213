"""A message in the page that stays until it is solved or closed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components.buttons import Button, IconButton, Link
from studio.ui.components.flow import FlowLayout
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import ElidedLabel, label
from studio.ui.language import tr
from studio.ui.theme import size, space

_ICONS = {
    "info": ("information-outline", "accent.text"),
    "success": ("check-circle", "success"),
    "warning": ("alert-outline", "warning"),
    "danger": ("alert-circle-outline", "danger"),
    "refused": ("shield-alert-outline", "danger"),
    "practice": ("flask-outline", "practice"),
}


class Banner(QFrame):
    """`kind`: info, success, warning, danger, refused or practice; `actions` are pairs of id and words."""

    acted = Signal(str)
    closed = Signal()

    def __init__(
        self,
        kind: str,
        title: str,
        text: str = "",
        actions: Sequence[tuple[str, str]] = (),
        *,
        closable: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setProperty("kind", "danger" if kind == "refused" else kind)
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        self._title, self._text = (
            label(title, "strong", wrap=True),
            label(text, "dense", "secondary", wrap=True),
        )
        if not text:  # to show it before it lies in the banner would make it a window
            self._text.hide()
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("3"), space("3"), space("3"))
        layout.setSpacing(space("3"))
        layout.addWidget(IconLabel(*_ICONS[kind]), 0, Qt.AlignmentFlag.AlignTop)
        self._flow = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._flow.setSpacing(space("2"))
        self._flow.addLayout(self._words(), 1)
        self._acts = self._buttons(actions)
        if actions:
            self._flow.addWidget(self._acts)
        layout.addLayout(self._flow, 1)
        if closable:
            close = IconButton("close", tr("Close"), small=True)
            close.clicked.connect(self.close_banner)
            layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self._has_buttons = bool(actions)

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def take_focus(self) -> None:
        """The next thing to be done is to decide."""
        self.show()
        button = self._acts.findChild(Button)
        if isinstance(button, Button):
            button.setFocus()

    def close_banner(self) -> None:
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _words(self) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(space("1") // 2)
        words.addWidget(self._title)
        words.addWidget(self._text)
        return words

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow the buttons stand below the words, in several lines if need be."""
        super().resizeEvent(event)
        width, needed = event.size().width(), self._acts.sizeHint().width()
        below = self._has_buttons and (width < size("banner.narrow") or 2 * needed > width)
        way = QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight
        self._acts.setMinimumWidth(0 if below else needed)
        if self._flow.direction() is not way:
            self._flow.setDirection(way)

    def _buttons(self, actions: Sequence[tuple[str, str]]) -> QWidget:
        holder = QWidget(self)
        buttons = FlowLayout(holder)
        for name, text in actions:
            button = Button(text, small=True)
            button.setProperty("action", name)
            button.clicked.connect(self._act)
            buttons.addWidget(button)
        return holder

    def _act(self) -> None:
        self.acted.emit(str(self.sender().property("action")))


class PracticeStrip(QFrame):
    """Says on every page that would ask a model that none is there; one line, however narrow it is.

    `replaced` when a shared model is wanted, `asked` what the difference is.
    """

    replaced = Signal()
    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("practiceStrip")
        self.setAccessibleName(tr("This is the practice endpoint."))
        text = tr(
            "It has no model and only quotes your documents: the answers are for practice, not for work."
        )
        self.setAccessibleDescription(text)
        self._difference = Link(tr("How it differs from a real model"))
        self._change = Link(tr("Use a shared model"))
        self._difference.clicked.connect(self.asked)
        self._change.clicked.connect(self.replaced)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("page"), space("1"), space("page"), space("1"))
        layout.setSpacing(space("2"))
        layout.addWidget(IconLabel("flask-outline", "practice"))
        layout.addWidget(label(tr("This is the practice endpoint."), "label", "practice"))
        layout.addWidget(ElidedLabel(text, "dense"), 1)
        for link in (self._difference, self._change):
            layout.addWidget(link)

    def set_teaching(self, teaching: bool) -> None:
        """In a course nobody is to change the endpoint."""
        self._change.setVisible(not teaching)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._difference.setVisible(
            event.size().width() >= size("room.practice") or not self._change.isVisibleTo(self)
        )
