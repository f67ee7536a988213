"""Yes or no, one of few: switch, check box and segments, painted from the tokens."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from studio.ui.theme import paint_icon, radius, size, space, theme, tokens

_RADIO_INSET = 0.28


class _Painted(QCheckBox):
    """A check box whose box is ours; the words, the keyboard and the accessibility stay Qt's."""

    box = QSize()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().size(0, self.text())
        gap = space("2") if self.text() else 0
        return QSize(
            self.box.width() + gap + words.width() + space("1"), max(size("target.min"), words.height())
        )

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, position: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - self.box.height()) / 2
        place = QRectF(1, top, self.box.width(), self.box.height())
        self.paint_box(painter, place)
        if self.hasFocus():
            self._paint_focus(painter, place)
        painter.setPen(theme().color("text" if self.isEnabled() else "text.disabled"))
        words = QRectF(self.rect()).adjusted(self.box.width() + space("2"), 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())

    def paint_box(self, painter: QPainter, place: QRectF) -> None:
        raise NotImplementedError

    def _paint_focus(self, painter: QPainter, place: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("focus"), 1))
        painter.drawRoundedRect(place.adjusted(-0.5, -2, 1.5, 2), radius("control"), radius("control"))


class Switch(_Painted):
    """Takes effect at once; Space turns it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.box = QSize(*tokens().size_pair("switch"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def paint_box(self, painter: QPainter, place: QRectF) -> None:
        on = self.isChecked()
        ground = ("accent" if on else "border.strong") if self.isEnabled() else "border"
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(ground))
        painter.drawRoundedRect(place, place.height() / 2, place.height() / 2)
        inset = size("switch.inset")
        knob = place.height() / 2 - inset
        x = place.right() - knob - inset if on else place.left() + knob + inset
        painter.setBrush(theme().color("accent.on"))
        painter.drawEllipse(QPointF(x, place.center().y()), knob, knob)


class Checkbox(_Painted):
    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.box = QSize(size("checkbox"), size("checkbox"))

    def paint_box(self, painter: QPainter, place: QRectF) -> None:
        paint_check(painter, place, self.checkState(), enabled=self.isEnabled())


class Radio(_Painted):
    """One of several in a QButtonGroup, each on its own line."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.box = QSize(size("checkbox"), size("checkbox"))
        self.setAutoExclusive(True)

    def paint_box(self, painter: QPainter, place: QRectF) -> None:
        on = self.isChecked()
        painter.setPen(QPen(theme().color("accent" if on else "border.strong"), 1.5))
        painter.setBrush(theme().color("surface"))
        painter.drawEllipse(place.adjusted(0.75, 0.75, -0.75, -0.75))
        if on:
            inset = place.width() * _RADIO_INSET
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            painter.drawEllipse(place.adjusted(inset, inset, -inset, -inset))


def paint_check(painter: QPainter, place: QRectF, state: Qt.CheckState, *, enabled: bool = True) -> None:
    """Paint a check box's square, for table delegates too."""
    filled = state is not Qt.CheckState.Unchecked
    edge = ("accent" if filled else "border.strong") if enabled else "border"
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme().color(edge), 1.5))
    painter.setBrush(theme().color("accent" if filled and enabled else "surface"))
    painter.drawRoundedRect(place.adjusted(0.75, 0.75, -0.75, -0.75), radius("box"), radius("box"))
    if filled:
        name = "check-bold" if state is Qt.CheckState.Checked else "minus-thick"
        paint_icon(painter, place.adjusted(2, 2, -2, -2), name, "accent.on" if enabled else "text.disabled")
    painter.restore()


class Segmented(QFrame):
    """One of two to five, all in sight; the arrow keys move."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("segmented")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        for value, text in options:
            self._add(value, text, layout)
        if options:
            self.set_value(options[0][0])
        self._group.buttonClicked.connect(self._tell)

    def value(self) -> str:
        return next((value for value, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, value: str) -> None:
        if value in self._buttons:
            self._buttons[value].setChecked(True)

    def set_text(self, value: str, text: str) -> None:
        self._buttons[value].setText(text)

    def texts(self) -> list[str]:
        return [button.text() for button in self._buttons.values()]

    def offer(self, value: str, *, offered: bool) -> None:
        """Show or hide one of them; the first that is left is chosen instead of a hidden one."""
        self._buttons[value].setVisible(offered)
        if not offered and self._buttons[value].isChecked():
            self.set_value(next(other for other in self._buttons if other != value))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step:
            self._move(step)
        else:
            super().keyPressEvent(event)

    def _add(self, value: str, text: str, layout: QHBoxLayout) -> None:
        button = QToolButton()
        button.setText(text)
        button.setCheckable(True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(text)
        button.setAutoExclusive(True)
        self._group.addButton(button)
        self._buttons[value] = button
        layout.addWidget(button)

    def _move(self, step: int) -> None:
        values = list(self._buttons)
        wanted = values[(values.index(self.value()) + step) % len(values)]
        self._buttons[wanted].setFocus()
        self._buttons[wanted].click()

    def _tell(self) -> None:
        self.chosen.emit(self.value())
