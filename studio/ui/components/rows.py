"""Rows of a short list; long lists are a QListView with a delegate."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QSizePolicy,
    QStyle,
    QStyleOption,
    QVBoxLayout,
    QWidget,
)

from studio.ui.components.buttons import Button
from studio.ui.components.icons import IconTile
from studio.ui.components.labels import ElidedLabel, label, restyle
from studio.ui.components.surfaces import Card, clear_layout, let_go
from studio.ui.theme import size, space


def end_rows(rows: QVBoxLayout) -> None:
    """The last row needs no line: below it is the edge of the card, or the line of the next part."""
    last = rows.itemAt(rows.count() - 1).widget() if rows.count() else None
    if last is not None:
        last.setProperty("last", True)
        restyle(last)


class ClickableRow(QAbstractButton):
    """The whole row is a button, to assistive technology too; Enter and Space open it."""

    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("row")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # not that of a button
        self.clicked.connect(self._open)
        self.setProperty("clickable", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_selected(self, selected: bool) -> None:
        self.setProperty("selected", selected)
        restyle(self)

    def set_last(self, last: bool) -> None:
        self.setProperty("last", last)
        restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.focusNextPrevChild(event.key() == Qt.Key.Key_Down)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The style sheet draws it, as it does a frame."""
        option = QStyleOption()
        option.initFrom(self)
        self.style().drawPrimitive(QStyle.PrimitiveElement.PE_Widget, option, QPainter(self), self)

    def _open(self) -> None:
        self.opened.emit()


class ListRow(ClickableRow):
    """Icon, name over one line of state, then whatever else: a tag, a date, one action.

    What is for practice has its colour. In one column the name has the room of the date.
    """

    acted = Signal()

    def __init__(
        self,
        icon: str,
        title: str,
        state: str = "",
        tag: QWidget | None = None,
        date: str = "",
        action: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setMinimumHeight(size("row.two"))
        self.setAccessibleName(f"{title} {state}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("3"))
        self._tile = IconTile.of(icon)
        layout.addWidget(self._tile)
        layout.addLayout(self._words(title, state), 1)
        self.extra = QHBoxLayout()
        self.extra.setSpacing(space("3"))
        layout.addLayout(self.extra)
        if tag is not None:
            self.extra.addWidget(tag)
        self._date = label(date, "caption", "muted")
        self.extra.addWidget(self._date)
        self._fit_date()
        self._button = Button(action, small=True)
        self._button.clicked.connect(self.acted)
        layout.addWidget(self._button)
        self._button.setVisible(bool(action))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_date()

    def _fit_date(self) -> None:
        roomy = self.window().width() >= size("breakpoints.one.column")
        self._date.setVisible(roomy and bool(self._date.text()))

    def set_selected(self, selected: bool) -> None:
        super().set_selected(selected)
        self._tile.set_lit(selected)

    def set_tone(self, tone: str) -> None:
        """What its icon means: accent, success, warning or danger."""
        self._tile.set_tone(tone)

    def name_action(self, name: str) -> None:
        """Where several rows offer the same, assistive technology hears whose it is."""
        self._button.setAccessibleName(name)

    def _words(self, title: str, state: str) -> QVBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(title, "body"))
        if state:
            words.addWidget(ElidedLabel(state, "caption", "muted"))
        return words


class RowList(Card):
    """A card of rows under one another."""

    def __init__(self, title: str = "", note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, note, padded=False, parent=parent)

    def set_rows(self, rows: Sequence[QWidget]) -> None:
        clear_layout(self.body)
        for row in rows:
            self.body.addWidget(row)
        end_rows(self.body)

    def keep_rows(self, rows: Sequence[QWidget]) -> None:
        """As `set_rows`, but those that are there already stay, and none is marked as the last."""
        staying = set(rows)
        for row in self.rows():
            if row not in staying:
                let_go(self.body, row)
        for place, row in enumerate(rows):
            if self.body.indexOf(row) != place:
                self.body.insertWidget(place, row)

    def rows(self) -> list[QWidget]:
        return [self.body.itemAt(index).widget() for index in range(self.body.count())]
