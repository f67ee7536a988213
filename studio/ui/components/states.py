"""What a page shows when there is nothing yet, or nothing but waiting."""

from PySide6.QtCore import SIGNAL, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from studio.ui.components.buttons import Button
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import label
from studio.ui.language import tr
from studio.ui.theme import radius, size, space, theme, tokens

_WIDTHS = (0.55, 0.85, 0.75, 0.35)


class EmptyState(QFrame):
    """What this is for in one sentence, one primary action, and one way to try it with samples."""

    primary_clicked = Signal()
    also_clicked = Signal()
    secondary_clicked = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        text: str = "",
        primary: str = "",
        secondary: str = "",
        *,
        also: str = "",
        color: str = "text.muted",
    ) -> None:
        super().__init__()
        self.setObjectName("emptyState")
        self.setAccessibleName(title)
        center = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("6"), space("2"), space("6"), space("2"))
        layout.setSpacing(space("2"))
        layout.addSpacerItem(_margin())
        layout.addStretch(1)
        layout.addWidget(IconLabel(icon, color, "icon.empty"), 0, center)
        for words, kind, tone in ((title, "section", ""), (text, "body", "secondary")):
            line = label(words, kind, tone, wrap=True)
            line.setAlignment(center)
            line.setMaximumWidth(size("sheet.wider"))
            across = QHBoxLayout()  # an alignment would hold it to the width of one word a line
            across.addWidget(line)
            layout.addLayout(across)
            line.setHidden(not words)
        layout.addLayout(self._buttons(primary, also, secondary))
        layout.addStretch(1)
        layout.addSpacerItem(_margin())

    def focus_primary(self) -> None:
        button = self.findChild(Button)
        if isinstance(button, Button):
            button.setFocus()

    def _buttons(self, primary: str, also: str, secondary: str) -> QHBoxLayout:
        buttons = QHBoxLayout()
        buttons.setContentsMargins(0, space("2"), 0, 0)
        buttons.setSpacing(space("2"))
        buttons.addStretch(1)
        for text, kind, signal in (
            (primary, "primary", self.primary_clicked),
            (also, "secondary", self.also_clicked),
            (secondary, "secondary", self.secondary_clicked),
        ):
            if text:
                button = Button(text, kind)
                button.clicked.connect(signal)
                buttons.addWidget(button)
        buttons.addStretch(1)
        return buttons


def _margin() -> QSpacerItem:
    """Gives way where there is hardly room for the words."""
    return QSpacerItem(0, space("6"), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Maximum)


class Skeleton(QWidget):
    """Grey bars in the shape of what comes; below them what is to be said when it takes long."""

    left = Signal()

    def __init__(self, rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(tr("Loading"))
        self._words, self._leave = label("", "dense", "secondary", wrap=True), Button("", small=True)
        self._leave.clicked.connect(self.left)
        below, edge = QHBoxLayout(self), space("page")
        below.setContentsMargins(edge, rows * space("8") + edge, edge, 0)
        below.setAlignment(Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._words, 1)
        below.addWidget(self._leave)
        self.tell("")

    def tell(self, text: str, leave: str = "") -> None:
        self._words.setText(text)
        self._words.setVisible(bool(text))
        self._leave.set_text(leave)
        self._leave.setVisible(bool(leave))

    def sizeHint(self) -> QSize:
        return QSize(size("section.list"), self._rows * space("8"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("border"))
        edge = space("page") if self.width() > size("chat") else 0  # a whole page has its margins
        for row in range(self._rows):
            width = (self.width() - 2 * edge) * _WIDTHS[row % len(_WIDTHS)]
            top = edge + row * space("8") + space("2")
            painter.drawRoundedRect(QRectF(edge, top, width, space("3")), radius("tag"), radius("tag"))


class Waiting(QWidget):
    """Shows nothing for 300 ms, then a skeleton, until the content is there.

    After ten seconds a sentence says that it goes on, with a way to leave it: `cancelled`. Who has left it
    is told so, and may begin anew: `retried`.
    """

    cancelled = Signal()
    retried = Signal()

    def __init__(self, content: QWidget, rows: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stack = QStackedLayout(self)
        self._blank, self._skeleton, self._content = QWidget(), Skeleton(rows), content
        self._left: EmptyState | None = None
        self._skeleton.left.connect(self._leave)
        for part in (self._blank, self._skeleton, content):
            self._stack.addWidget(part)
        self._timer = QTimer(self, singleShot=True, interval=tokens().motion("busy.after"))
        self._timer.timeout.connect(self._show_skeleton)
        self._late = QTimer(self, singleShot=True, interval=tokens().motion("busy.said"))
        self._late.timeout.connect(self._say)
        self.wait()

    def wait(self) -> None:
        self._skeleton.tell("")
        self._stack.setCurrentWidget(self._blank)
        self._timer.start()
        self._late.start()

    def resume(self) -> None:
        """It is begun again: wait anew when it had been left."""
        if self._left is not None and self._stack.currentWidget() is self._left:
            self.wait()

    def show_content(self) -> None:
        self._rest()
        self._stack.setCurrentWidget(self._content)

    def _rest(self) -> None:
        self._timer.stop()
        self._late.stop()

    def _leave(self) -> None:
        self._rest()
        if self._left is None:
            text = tr("You stopped waiting. Nothing was changed; try again when disk or network are quicker.")
            self._left = EmptyState("timer-off-outline", tr("Not read"), text, tr("Try again"))
            self._left.primary_clicked.connect(self._retry)
            self._stack.addWidget(self._left)
        self._stack.setCurrentWidget(self._left)
        self._left.focus_primary()
        self.cancelled.emit()

    def _retry(self) -> None:
        self.wait()
        self.retried.emit()

    def _show_skeleton(self) -> None:
        self._stack.setCurrentWidget(self._skeleton)

    def _say(self) -> None:
        offered = self.receivers(SIGNAL("cancelled()")) > 0
        self._skeleton.tell(tr("This takes longer than usual; it goes on."), tr("Cancel") if offered else "")
