"""Tabs of one object; each may carry a count or a verdict."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QTabBar, QWidget

from studio.ui.components.labels import restyle
from studio.ui.components.tags import Tag
from studio.ui.theme import size, space


class Tabs(QWidget):
    """`changed` tells the id of the tab the person went to.

    Where all have no room they stand closer, then without counts; what still has none is behind arrows.
    """

    changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tabStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(size("tabs"))
        self._ids: list[str] = []
        self._said: dict[str, tuple[str, str]] = {}
        self._bar = _Bar()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("page"), 0, space("page"), 0)
        layout.setSpacing(space("2"))
        layout.addWidget(self._bar, 1)
        self.right = QHBoxLayout()
        layout.addLayout(self.right)
        self._bar.currentChanged.connect(self._tell)

    def add(self, name: str, text: str, badge: str = "", badge_kind: str = "plain") -> None:
        self._ids.append(name)
        self._bar.addTab(text)
        self._bar.fit()
        self.set_badge(name, badge, badge_kind)

    def set_badge(self, name: str, text: str, kind: str = "plain") -> None:
        """What it says already is not said anew: all of the page would be painted again."""
        index = self._ids.index(name)
        if self._said.get(name, ("", "plain")) == (text, kind):
            return
        self._said[name] = text, kind
        old = self._bar.tabButton(index, QTabBar.ButtonPosition.RightSide)
        self._bar.set_badge(index, Tag(text, kind) if text else None)
        if old is not None:
            old.deleteLater()
        self._bar.fit()

    def current(self) -> str:
        return self._ids[self._bar.currentIndex()] if self._ids else ""

    def set_current(self, name: str) -> None:
        if name in self._ids:
            self._bar.setCurrentIndex(self._ids.index(name))

    def _tell(self, index: int) -> None:
        if 0 <= index < len(self._ids):
            before = QApplication.focusWidget()
            self.changed.emit(self._ids[index])
            if before is not None and not before.isVisible():
                self._keep_focus_near()

    def _keep_focus_near(self) -> None:
        """What had the keys is out of sight: Qt gives them to the next one, wherever in the window."""
        page, focused = self.parentWidget(), QApplication.focusWidget()
        if page is not None and (focused is None or not page.isAncestorOf(focused)):
            self._bar.setFocus()


class _Bar(QTabBar):
    def __init__(self) -> None:
        super().__init__(documentMode=True, drawBase=False, expanding=False, usesScrollButtons=True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._gap, self._counted = "6", True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Stand as far from one another as there is room for."""
        before = self._gap, self._counted
        for self._gap, self._counted in (("6", True), ("3", True), ("3", False)):
            if sum(self.tabSizeHint(index).width() for index in range(self.count())) <= self.width():
                break
        for index in range(self.count()):
            if (badge := self._badge(index)) is not None:
                badge.setVisible(self._counted)
                badge.resize(badge.sizeHint().width() if self._counted else 0, badge.height())
        if before != (self._gap, self._counted):
            self.setProperty("tight", self._gap == "3")
            restyle(self)

    def tabSizeHint(self, index: int) -> QSize:
        """Words in bold take more room: leave it always, so that nothing moves."""
        font = self.font()
        font.setBold(True)
        words = QFontMetrics(font).horizontalAdvance(self.tabText(index))
        badge = self._badge(index) if self._counted else None
        beside = badge.sizeHint().width() + space("2") if badge is not None else 0
        return QSize(words + beside + space(self._gap) + space("1"), size("tabs"))

    def set_badge(self, index: int, badge: QWidget | None) -> None:
        self.setTabButton(index, QTabBar.ButtonPosition.RightSide, badge)
        if badge is not None:
            badge.installEventFilter(self)
            self._bring(badge)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt puts a badge over the room between two tabs, whenever they are laid out or scrolled."""
        if event.type() is QEvent.Type.Move and isinstance(watched, QWidget):
            self._bring(watched)
        return super().eventFilter(watched, event)

    def _bring(self, badge: QWidget) -> None:
        """To the words it belongs to."""
        for index in range(self.count()):
            if self._badge(index) is badge:
                badge.move(self.tabRect(index).right() + 1 - space(self._gap) - badge.width(), badge.y())

    def _badge(self, index: int) -> QWidget | None:
        return self.tabButton(index, QTabBar.ButtonPosition.RightSide)
