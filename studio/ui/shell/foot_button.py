"""A part of the status bar: icon and words that give way where there is little room, and lead somewhere."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from studio.ui.theme import paint_icon, radius, size, space, theme

_SPARE = 2  # what is measured in whole pixels is drawn a little wider


class FootButton(QAbstractButton):
    """`set_leading(False)` for what only tells something: it takes neither click nor focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._color, self._tip, self._bare = "circle-outline", "text.secondary", "", False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_leading(leading=True)

    def show_state(self, text: str, icon: str, color: str = "text.secondary", tip: str = "") -> None:
        """Nothing to tell hides it."""
        self._icon, self._color, self._tip = icon, color, tip
        self.setText(text)
        self.setAccessibleName(text)
        self.setAccessibleDescription(tip)
        self.setVisible(bool(text))
        self._fit()
        self.updateGeometry()
        self.update()

    def set_bare(self, bare: bool) -> None:
        """The icon alone; the words are in the tooltip."""
        self._bare = bare
        self._fit()
        self.updateGeometry()

    def set_leading(self, *, leading: bool) -> None:
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.setCursor(hand if leading else arrow)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leading else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents, False)
        self._leading = leading

    def sizeHint(self) -> QSize:
        words = 0 if self._bare else self._metrics().horizontalAdvance(self.text()) + space("1") + _SPARE
        return QSize(size("icon.small") + words + space("2"), size("target.min"))

    def minimumSizeHint(self) -> QSize:
        return QSize(min(self.sizeHint().width(), size("icon.small") + space("2")), size("target.min"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, edge = size("icon.small"), space("1")
        if self._leading and (self.underMouse() or self.hasFocus()):
            self._paint_ground(painter)
        paint_icon(painter, QRectF(edge, (self.height() - side) / 2, side, side), self._icon, self._color)
        painter.setFont(theme().font("caption"))
        painter.setPen(theme().color("text.secondary" if self._color == "text.muted" else self._color))
        room = QRect(edge + side + edge, 0, self._room(), self.height())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._shown())

    def _paint_ground(self, painter: QPainter) -> None:
        corner, edge = radius("tag"), space("1") // 2
        ground = QRectF(self.rect()).adjusted(0.5, edge + 0.5, -0.5, -edge - 0.5)
        painter.setPen(theme().color("focus") if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("hover"))
        painter.drawRoundedRect(ground, corner, corner)

    def _shown(self) -> str:
        """Less than a few letters would say nothing."""
        room = 0 if self._bare else self._room()
        least = self._metrics().horizontalAdvance("人人…")
        if room < least and self._metrics().horizontalAdvance(self.text()) > room:
            return ""
        return self._metrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def _room(self) -> int:
        return max(self.width() - size("icon.small") - 3 * space("1"), 0)

    def _fit(self) -> None:
        cut = self._shown() != self.text()
        self.setToolTip("\n".join(filter(None, (self.text() if cut or not self._tip else "", self._tip))))

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(theme().font("caption"))
