"""The bar over a page: the way back, its name and state, and what one can do."""

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QMenu, QSizePolicy, QWidget

from studio.ui.components import Button, ElidedLabel, ElidedLink, IconButton, IconLabel, IconTile, Tag
from studio.ui.components.surfaces import clear_layout
from studio.ui.language import tr
from studio.ui.shell.commands import keys_of, with_keys
from studio.ui.shell.header import Header, HeaderAction, HeaderTag
from studio.ui.theme import icon, size, space, theme

_ONE_COLUMN = "breakpoints.one.column"


class HeaderBar(QWidget):
    """Below 800 pixels all but the primary action stand behind “⋯”; else what leaves the title no room."""

    went = Signal(tuple)
    practice_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._header, self._narrow, self._low, self._aside = Header(), False, False, 0
        self._note: ElidedLabel | None = None
        self._layout = QHBoxLayout(self)
        self.take_sizes()

    def take_sizes(self) -> None:
        self.setFixedHeight(size("header.low" if self._low else "header"))
        self._layout.setContentsMargins(space("page"), 0, space("page"), 0)
        self._layout.setSpacing(space("2"))

    def set_low(self, *, low: bool) -> None:
        """In a low window it is lower, and tells of practice itself where its tags have no place."""
        if low is not self._low:
            self._low = low
            self.setFixedHeight(size("header.low" if low else "header"))
            self._note = None
            self.show_header(self._header)

    @property
    def practice(self) -> bool:
        """Whether the practice endpoint answers on this page."""
        return self._header.practice

    def show_header(self, header: Header) -> None:
        """What has the focus keeps it when it is there again; figures alone are put in place."""
        if self._note is not None and replace(header, note="") == replace(self._header, note=""):
            self._header = header
            self._note.set_text("" if self._narrow else header.note)
            return
        focused = QApplication.focusWidget()
        kept = _name(focused) if focused is not None and self.isAncestorOf(focused) else ""
        self._build(header)
        if kept:
            same = (button for button in self.findChildren(QAbstractButton) if _name(button) == kept)
            next(same, self).setFocus()

    def _build(self, header: Header) -> None:
        self._give_back(self._header.field)
        self._header = header
        clear_layout(self._layout)
        self._add_way_back()
        if header.icon and not self._narrow:
            self._layout.addWidget(IconTile(header.icon))
        title = ElidedLabel(header.title, "page")
        title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        title.setMinimumWidth(min(title.sizeHint().width(), size("step" if self._narrow else "section.list")))
        self._layout.addWidget(title, 10)
        if not self._narrow:
            for tag in _tags(header):
                self._layout.addWidget(Tag(tag.text, tag.kind, tag.icon))
        elif self._low and header.practice:
            self._layout.addWidget(self._practice_mark())
        self._note = _Note("" if self._narrow else header.note, "dense", "secondary")
        self._layout.addWidget(self._note, 1)
        if header.field is not None and not self._narrow:
            self._layout.addWidget(header.field)
            header.field.show()
        self._add_actions()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < size(_ONE_COLUMN)
        if narrow is not self._narrow or self._put_aside() != self._aside:
            self._narrow = narrow
            self._note = None
            self.show_header(self._header)

    def _practice_mark(self) -> IconButton:
        mark = IconButton("flask-outline", tr("This is the practice endpoint."))
        mark.set_icon("flask-outline", "practice")
        mark.clicked.connect(self.practice_asked)
        return mark

    def _give_back(self, field: QWidget | None) -> None:
        """What belongs to a page is not let go with the rest."""
        if field is not None and self._layout.indexOf(field) >= 0:
            self._layout.removeWidget(field)
            field.hide()
            field.setParent(None)

    def _add_way_back(self) -> None:
        """Long names give way to where one is."""
        for crumb in self._header.crumbs:
            link = ElidedLink(crumb.text)
            link.setMaximumWidth(size("step" if self._narrow else "choice"))
            link.setProperty("target", crumb.target)
            link.clicked.connect(self._go)
            self._layout.addWidget(link)
            self._layout.addWidget(IconLabel("chevron-right", "text.muted", "icon.small"))

    def _add_actions(self) -> None:
        menu = [action for action in self._header.actions if action.kind == "menu"]
        shown = [action for action in self._header.actions if action.kind != "menu"]
        self._aside = self._put_aside()
        aside = [action for action in shown if action.kind != "primary"][: self._aside]
        menu = [*aside, *menu]
        shown = [action for action in shown if action not in aside]
        if menu:
            self._layout.addWidget(self._menu_button(menu))
        for action in shown:
            self._layout.addWidget(_button(action))

    def _put_aside(self) -> int:
        """How many of the lesser actions have no place beside title and tags; the first of them go first."""
        lesser = [action for action in self._header.actions if action.kind not in {"primary", "menu"}]
        if self._narrow:
            return len(lesser)
        measure = QFontMetrics(theme().font("body"))
        title = QFontMetrics(theme().font("page")).horizontalAdvance(self._header.title)
        words = [*(crumb.text for crumb in self._header.crumbs), *(tag.text for tag in _tags(self._header))]
        fixed = sum(measure.horizontalAdvance(text) + space("8") for text in words) + 2 * space("page")
        fixed += sum(_width(action) for action in self._header.actions if action.kind == "primary")
        room = self.width() - fixed - min(title, size("section.list")) - size("control") - space("8")
        wanted = [_width(action) for action in lesser]
        return next((number for number in range(len(wanted)) if sum(wanted[number:]) <= room), len(wanted))

    def _menu_button(self, actions: list[HeaderAction]) -> IconButton:
        more = IconButton("dots-horizontal", tr("More"))
        menu = QMenu(more)
        for action in actions:
            text = "\t".join(
                filter(None, (action.text, keys_of(action)))
            )  # Qt sets what follows at the right
            entry = menu.addAction(icon(action.icon or "circle-small"), text)
            entry.setEnabled(action.enabled)
            entry.triggered.connect(action.act)
        more.clicked.connect(_Opener(more, menu).open)
        return more

    def _go(self) -> None:
        self.went.emit(tuple(self.sender().property("target")))


class _Note(ElidedLabel):
    """Left out where next to nothing of it would be seen."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.width() < min(self.sizeHint().width(), size("table.column")):
            self.setText("")


def _tags(header: Header) -> tuple[HeaderTag, ...]:
    practice = (HeaderTag(tr("Practice endpoint"), "practice", "flask-outline"),) if header.practice else ()
    return (*header.tags, *practice)


def _width(action: HeaderAction) -> int:
    """About as wide as its button is going to be."""
    if action.kind == "icon":
        return size("control") + space("2")
    words = QFontMetrics(theme().font("body")).horizontalAdvance(action.text)
    return words + (size("icon") if action.icon else 0) + 2 * space("4") + space("2")


def _name(widget: QWidget) -> str:
    return widget.text() or widget.accessibleName() if isinstance(widget, QAbstractButton) else ""


class _Opener(QWidget):
    """Opens the menu under its button without a nested event loop."""

    def __init__(self, button: QWidget, menu: QMenu) -> None:
        super().__init__(button)
        self.hide()
        self._button, self._menu = button, menu

    def open(self) -> None:
        self._menu.popup(self._button.mapToGlobal(QPoint(0, self._button.height())))


def _button(action: HeaderAction) -> QAbstractButton:
    button: QAbstractButton
    if action.kind == "icon":
        button = IconButton(action.icon, action.text)
        button.setToolTip(with_keys(action.tooltip or action.text, keys_of(action)))
    else:
        button = Button(action.text, action.kind, action.icon)
        if action.tooltip or keys_of(action):
            button.setToolTip(with_keys(action.tooltip or action.text, keys_of(action)))
    button.setEnabled(action.enabled)
    button.clicked.connect(action.act)
    return button
