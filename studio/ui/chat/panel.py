"""A chat with everything around it: head, conversation, composer, and the line that says AI wrote it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.chat.composer import Composer
from studio.ui.chat.view import ChatView
from studio.ui.components import DropZone, ElidedLabel, Tag, hairline, label
from studio.ui.language import tr
from studio.ui.theme import size, space


class ChatPanel(QWidget):
    """Signals of its parts, joined; `head` takes more buttons."""

    asked = Signal(str)
    stopped = Signal()
    citation_opened = Signal(object)
    opened_beside = Signal(object)
    retried = Signal(str)
    again = Signal(int)
    attached = Signal(list)
    consented = Signal(bool)
    edited = Signal(int, str)
    branch_wanted = Signal(int, int)

    def __init__(
        self,
        title: str = "",
        note: str = "",
        tag: str = "",
        icon: str = "robot-outline",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.view, self.composer = ChatView(icon), Composer()
        self.head = QHBoxLayout()
        self._lay_out(title, note, tag)
        self._connect()
        self._bind_keys()

    def _lay_out(self, title: str, note: str, tag: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        if title:
            layout.addWidget(self._head(title, note, tag))
            layout.addWidget(hairline())
        drop = DropZone(self.view)
        drop.dropped.connect(self.attached)
        layout.addWidget(drop, 1)
        layout.addWidget(hairline())
        self._foot = self._build_foot()
        layout.addLayout(self._foot)

    def _connect(self) -> None:
        self.view.asked.connect(self._ask_starter)
        self.view.citation_opened.connect(self.citation_opened)
        self.view.retried.connect(self.retried)
        self.view.again.connect(self.again)
        self.view.opened_beside.connect(self.opened_beside)
        self.view.edit_wanted.connect(self._edit)
        self.view.edited.connect(self.edited)
        self.composer.edited.connect(self._ask_anew)
        self.composer.recalled.connect(self._edit_last)
        self.view.branch_wanted.connect(self.branch_wanted)
        self.composer.asked.connect(self.asked)
        self.composer.stopped.connect(self.stopped)
        self.composer.attached.connect(self.attached)
        self.view.consented.connect(self._consent)

    def _bind_keys(self) -> None:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (
            (QKeySequence.StandardKey.Find, self.view.find_words),
            ("Ctrl+Up", self.view.step_back),
            ("Ctrl+Down", self.view.step_on),
        ):
            QShortcut(QKeySequence(keys), self, context=here).activated.connect(slot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the label that AI wrote it stands in the composer, not below it; where all of that
        has room in one line it is one.
        """
        super().resizeEvent(event)
        low = event.size().height() < size("chat.low")
        self._said.setHidden(low)
        self.composer.set_hint(tr("AI-generated; check it") if low else "")
        self.composer.set_low(low=low and event.size().width() >= size("room.composer.line"))
        edge, above = space("3" if low else "4"), space("2" if low else "3")
        self._foot.setContentsMargins(edge, above, edge, space("2"))

    def set_busy(self, busy: bool) -> None:
        self.composer.set_busy(busy)

    def _edit(self, number: int) -> None:
        exchanges = self.view.exchanges
        if 0 <= number < len(exchanges):
            self.composer.edit(number, exchanges[number].question)

    def _edit_last(self) -> None:
        self._edit(len(self.view.exchanges) - 1)

    def _ask_anew(self, number: int, question: str) -> None:
        """A conversation that was cleared meanwhile has no such question any more."""
        if number < len(self.view.exchanges):
            self.edited.emit(number, question)
        else:
            self.asked.emit(question)

    def _ask_starter(self, question: str) -> None:
        """It is gone then, and what had the focus with it."""
        self.composer.field.setFocus()
        self.asked.emit(question)

    def _consent(self, agreed: bool) -> None:
        """The question is gone, and with it what had the focus: one goes on writing."""
        self.consented.emit(agreed)
        self.composer.field.setFocus()

    def _head(self, title: str, note: str, tag: str) -> QWidget:
        bar = QWidget()
        bar.setFixedHeight(size("row") + space("1"))
        self.head = QHBoxLayout(bar)
        self.head.setContentsMargins(space("4"), 0, space("3"), 0)
        self.head.setSpacing(space("2"))
        self.head.addWidget(label(title, "section"))
        if tag:
            self.head.addWidget(Tag(tag))
        self.head.addWidget(ElidedLabel(note, "caption", "muted"), 1)
        return bar

    def _build_foot(self) -> QVBoxLayout:
        foot = QVBoxLayout()
        foot.setSpacing(space("2"))
        foot.addWidget(self.composer)
        self._said = label(tr("AI-generated. Open the sources to check."), "caption", "muted")
        self._said.setAlignment(Qt.AlignmentFlag.AlignCenter)
        foot.addWidget(self._said)
        return foot
