"""Surfaces: a card with its head, a scrolling page, a hairline."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from studio.ui.components.labels import ElidedLabel
from studio.ui.theme import size, space


def hairline(parent: QWidget | None = None) -> QFrame:
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedHeight(1)
    return line


def upright_hairline(parent: QWidget | None = None) -> QFrame:
    """Between two columns."""
    line = QFrame(parent)
    line.setObjectName("hairline")
    line.setFixedWidth(1)
    return line


def clear_layout(layout: QLayout) -> None:
    """Take everything out and let it go; the focus stays near when it was on one of them."""
    while layout.count():
        item = layout.takeAt(0)
        widget = item.widget()
        if widget is not None:
            _drop(widget)


def let_go(layout: QVBoxLayout | QHBoxLayout, widget: QWidget) -> None:
    """The same with one of those in it."""
    layout.removeWidget(widget)
    _drop(widget)


def _drop(widget: QWidget) -> None:
    _keep_focus_near(widget)
    widget.hide()
    widget.setParent(None)
    widget.deleteLater()


def _keep_focus_near(leaving: QWidget) -> None:
    """Qt would send it to the first widget of the window."""
    focused, holder = QApplication.focusWidget(), leaving.parentWidget()
    if focused is not None and holder is not None and (focused is leaving or leaving.isAncestorOf(focused)):
        holder.setFocus()


class Card(QFrame):
    """A white surface with a head over a hairline; what it holds goes into `body`.

    A card that is higher than what it holds leaves the rest empty, unless it is to `fill` it.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        *,
        padded: bool = True,
        fill: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(1, 1, 1, 1)
        self._layout.setSpacing(0)
        self.head = QHBoxLayout()
        self._title: ElidedLabel | None = None
        self._note: ElidedLabel | None = None
        if title:
            self._build_head(title, note)
        self.body = QVBoxLayout()
        edge = space("card") if padded else 0
        self.body.setContentsMargins(edge, edge, edge, edge)
        self.body.setSpacing(space("3") if padded else 0)
        self._layout.addLayout(self.body)
        if not fill:
            self._layout.addStretch(1)

    def title(self) -> str:
        return self._title.text() if self._title else ""

    def note(self) -> str:
        return self._note.full_text() if self._note else ""

    def set_note(self, note: str) -> None:
        """Beside its title."""
        assert self._note is not None, "only a card with a title has one"
        self._note.set_text(note)

    def add_header_widget(self, widget: QWidget) -> None:
        self.head.addWidget(widget)

    def _build_head(self, title: str, note: str) -> None:
        self._title, self._note = ElidedLabel(title, "section"), ElidedLabel(note, "dense", "muted")
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        head = QWidget()
        head.setFixedHeight(size("row") + space("1"))
        self.head = QHBoxLayout(head)
        self.head.setContentsMargins(space("card"), 0, space("card"), 0)
        self.head.setSpacing(space("2"))
        self.head.addWidget(self._title)
        self.head.addWidget(self._note, 1)
        self._layout.addWidget(head)
        self._layout.addWidget(hairline())


class Panel(QFrame):
    """A column at the right edge: surface with a hairline at its left."""

    def __init__(self, width: str = "chat", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setMinimumWidth(size("chat.min") if width == "chat" else 0)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)


class _Column(QWidget):
    def minimumSizeHint(self) -> QSize:
        """Never wider than what is seen of it: its parts learn how narrow it is now, and lie otherwise."""
        return QSize(0, super().minimumSizeHint().height())


class ScrollPage(QScrollArea):
    """Scrolls what is in `column`, with the page's margins around it, less of them in a low window; the bar
    stands in the right one.
    """

    def __init__(self, *, margin: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = _Column()
        inner.setObjectName("column")
        inner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._margin, whole = margin, QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        self.column = QVBoxLayout()
        self.column.setSpacing(space("gap"))
        whole.addLayout(self.column)
        whole.addStretch(1)
        self.setWidget(inner)
        self._leave_room()
        self.verticalScrollBar().rangeChanged.connect(self._leave_room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._leave_room()
        super().resizeEvent(event)

    def _leave_room(self) -> None:
        """What scrolls keeps its width when the bar comes, and ends where the head of the page ends."""
        inner, edge, bar = self.widget(), space("page"), self.verticalScrollBar()
        layout = inner.layout() if inner is not None else None  # type: ignore[redundant-expr]  # none once it is let go
        if layout is not None and self._margin:
            above = space("3") if self.window().height() < size("breakpoints.low") else edge
            beside = bar.sizeHint().width() if bar.maximum() > bar.minimum() else 0
            layout.setContentsMargins(edge, above, edge - beside, above)
