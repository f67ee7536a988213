"""The rail at the left: where one is, where one can go, and where something waits."""

from collections.abc import Collection

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from studio.core.i18n import mark
from studio.ui.language import tr
from studio.ui.shell.commands import with_keys
from studio.ui.shell.logo import Logo
from studio.ui.shell.places import RAIL, PlaceOnRail, needed
from studio.ui.theme import paint_icon, radius, size, space, theme, tokens

_SEARCH = PlaceOnRail("search", mark("Search and commands"), "magnify", "magnify", lower=True)


class Rail(QWidget):
    went = Signal(str)
    searched = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._items: dict[str, _Item] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, space("3"), 0, space("2"))
        layout.setSpacing(space("1"))
        self._logo = Logo()
        layout.addWidget(self._logo, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(space("2"))
        for place in RAIL:
            if place.lower:
                layout.addStretch(1)
                layout.addWidget(self._searching())
            self._items[place.name] = item = _Item(place, place.keys)
            item.clicked.connect(self._go)
            layout.addWidget(item)
        self.set_compact(False)

    def take_sizes(self) -> None:
        """The width and the heights of its items follow with `set_compact`."""
        self._logo.setFixedSize(size("logo"), size("logo"))

    def set_compact(self, compact: bool) -> None:
        """Icons alone, their names in tooltips."""
        self.setFixedWidth(size("rail.compact" if compact else "rail"))
        for item in (*self._items.values(), self.search):
            item.set_compact(compact)

    def set_current(self, name: str) -> None:
        for known, item in self._items.items():
            item.set_current(known == name)

    def show_for(self, roles: Collection[str]) -> None:
        """What a person's roles never need is absent, not greyed."""
        for name, item in self._items.items():
            wanted = needed(name, roles)
            item.setVisible(wanted)
            item.setEnabled(wanted)

    def set_badge(self, name: str, count: int) -> None:
        self._items[name].set_badge(count)

    def retranslate(self) -> None:
        for item in (*self._items.values(), self.search):
            item.retranslate()

    def item(self, name: str) -> QAbstractButton:
        return self._items[name]

    def current(self) -> str:
        """The place one is at, empty for none of them."""
        return next((name for name, item in self._items.items() if item.is_current), "")

    def _searching(self) -> QAbstractButton:
        self.search = _Item(_SEARCH, "Ctrl+K", "Ctrl K")
        self.search.clicked.connect(self.searched)
        return self.search

    def _go(self) -> None:
        sender = self.sender()
        assert isinstance(sender, _Item)
        self.went.emit(sender.place.name)


class _Item(QAbstractButton):
    """`shown` stands under the icon instead of the name.

    A button that leads somewhere, and says where one is: a checkable one would be read as a box to tick.
    """

    def __init__(self, place: PlaceOnRail, keys: str, shown: str = "") -> None:
        super().__init__()
        self.place, self._keys, self._shown, self._count, self._compact = place, keys, shown, 0, False
        self.is_current = False
        self._sizes: tuple[bool, int, int] | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.retranslate()

    def retranslate(self) -> None:
        name = tr(self.place.title)
        self.setText(self._shown or name)
        self.setToolTip(with_keys(name, self._keys))
        waiting = tr("{count} waiting", count=self._count) if self._count else ""
        self.setAccessibleName(f"{name} {waiting}".strip())
        self.setAccessibleDescription(tr("You are here") if self.is_current else "")

    def set_current(self, current: bool) -> None:
        self.is_current = current
        self.retranslate()
        self.update()

    def set_compact(self, compact: bool) -> None:
        sizes = compact, size("target.min"), size("rail")
        if sizes == self._sizes:
            return
        self._sizes, self._compact = sizes, compact
        self.setMinimumHeight(size("target.min"))  # in a low window all of them come closer together
        self.setMaximumHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def set_badge(self, count: int) -> None:
        self._count = count
        self.retranslate()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(size("rail"), size("rail.item.compact" if self._compact else "rail.item"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses a button by itself; here Enter does as well."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        color = "accent.text" if self.is_current else "text.secondary"
        icon = self._icon_place()
        name = self.place.selected_icon if self.is_current else self.place.icon
        paint_icon(painter, icon, name, color)
        if not self._compact:
            self._paint_name(painter, color)
        if self._count:
            self._paint_badge(painter, icon.topRight())

    def _icon_place(self) -> QRectF:
        side = size("icon.rail")
        top = (self.height() - side) / 2 if self._compact else space("2")
        return QRectF((self.width() - side) / 2, top, side, side)

    def _paint_ground(self, painter: QPainter) -> None:
        ground = QRectF(self.rect()).adjusted(size("rail.inset"), 0, -size("rail.inset"), 0)
        corner = radius("card")
        painter.setPen(Qt.PenStyle.NoPen)
        if self.is_current or self.underMouse():
            painter.setBrush(theme().color("accent.tint" if self.is_current else "hover"))
            painter.drawRoundedRect(ground, corner, corner)
        if self.is_current:
            painter.setBrush(theme().color("accent"))
            width, height = tokens().size_pair("rail.mark")
            painter.drawRect(QRectF(0, (self.height() - height) / 2, width, height))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(theme().color("focus"))
            painter.drawRoundedRect(ground.adjusted(0.5, 0.5, -0.5, -0.5), corner, corner)

    def _paint_name(self, painter: QPainter, color: str) -> None:
        painter.setFont(theme().font("caption", bold=self.is_current))
        painter.setPen(theme().color(color))
        line = tokens().type("caption").line
        room = QRectF(0, self.height() - line - space("1"), self.width(), line)
        shown = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.width() - space("2")
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, shown)

    def _paint_badge(self, painter: QPainter, corner: QPointF) -> None:
        text = str(self._count) if self._count < 100 else "99+"
        painter.setFont(theme().font("caption"))
        side = size("badge")
        width = max(side, painter.fontMetrics().horizontalAdvance(text) + space("2"))
        place = QRectF(corner.x() - size("rail.inset"), corner.y() - space("1"), width, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("danger.fill"))
        painter.drawRoundedRect(place, side / 2, side / 2)
        painter.setPen(theme().color("accent.on"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
