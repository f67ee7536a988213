"""A section list: names one jumps to, each with an icon, a count or the state of its part."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components.fields import STATES
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import ElidedLabel, label, set_tone
from studio.ui.components.rows import ClickableRow
from studio.ui.components.surfaces import ScrollPage
from studio.ui.theme import size, space


class NavList(QWidget):
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sectionList")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(size("section.list"))
        self._items: dict[str, _Item] = {}
        self._whole = whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        scroll = ScrollPage(margin=False)
        whole.addWidget(scroll)
        inner = QWidget()
        inner.setObjectName("column")
        scroll.setWidget(inner)
        self.column = QVBoxLayout(inner)
        self.column.setContentsMargins(space("2"), space("4"), space("2"), space("4"))
        self.column.setSpacing(space("1") // 2)
        self.column.addStretch(1)

    def add(self, name: str, text: str, icon: str = "", note: str = "", state: str = "") -> None:
        """`state` is ok, warn or nothing."""
        item = _Item(name, text, icon, note)
        item.opened.connect(self._choose)
        item.set_state(state)
        self._items[name] = item
        self.column.insertWidget(self.column.count() - 1, item)

    def add_title(self, text: str) -> None:
        title = label(text, "caption", "muted")
        title.setContentsMargins(space("2"), space("2"), 0, space("1"))
        self.column.insertWidget(self.column.count() - 1, title)

    def add_foot(self, widget: QWidget) -> None:
        """Below the list, whatever of it is in sight."""
        self._whole.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        self.column.addWidget(widget)

    def set_current(self, name: str) -> None:
        for known, item in self._items.items():
            item.set_current(known == name)

    def current(self) -> str:
        return next((name for name, item in self._items.items() if item.property("selected")), "")

    def set_state(self, name: str, state: str) -> None:
        self._items[name].set_state(state)

    def set_note(self, name: str, note: str) -> None:
        self._items[name].set_note(note)

    def set_mark(self, name: str, icon: str, color: str, told: str) -> None:
        """Its icon says how far it is, `told` says so to assistive technology."""
        self._items[name].set_mark(icon, color, told)

    def clear(self) -> None:
        for item in self._items.values():
            self.column.removeWidget(item)
            item.hide()
            item.deleteLater()
        self._items.clear()

    def _choose(self) -> None:
        sender = self.sender()
        assert isinstance(sender, _Item)
        self.set_current(sender.name)
        self.chosen.emit(sender.name)


class _Item(ClickableRow):
    def __init__(self, name: str, text: str, icon: str, note: str) -> None:
        super().__init__()
        self.name = name
        self.setProperty("nav", True)
        self.setFixedHeight(size("row.dense"))
        self.setAccessibleName(text)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("2"), 0, space("2"), 0)
        layout.setSpacing(space("2"))
        self._icon = IconLabel(icon, "text.secondary") if icon else None
        self._marked = False
        if self._icon is not None:
            layout.addWidget(self._icon)
        self._text, self._note = ElidedLabel(text, "body", "secondary"), label(note, "caption", "muted")
        self._state = IconLabel("check", "success", "icon.small")
        layout.addWidget(self._text, 1)
        layout.addWidget(self._note)
        layout.addWidget(self._state)
        self._note.setVisible(bool(note))

    def set_current(self, current: bool) -> None:
        self.set_selected(current)
        self._text.setProperty("type", "strong" if current else "body")
        set_tone(self._text, "accent" if current else "secondary")
        if self._icon is not None and not self._marked:
            self._icon.set_icon(self._icon._name, "accent.text" if current else "text.secondary")

    def set_mark(self, icon: str, color: str, told: str) -> None:
        assert self._icon is not None, "a mark stands where an icon was"
        self._marked = True
        self._icon.set_icon(icon, color)
        self.setAccessibleDescription(told)

    def set_state(self, state: str) -> None:
        self._state.setVisible(state in STATES)
        if state in STATES:
            self._state.set_icon(*STATES[state])

    def set_note(self, note: str) -> None:
        self._note.setVisible(bool(note))
        self._note.setText(note)
