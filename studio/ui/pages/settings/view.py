"""Settings' frame: the sections at left, one of them at right, and a field that finds each setting."""

from collections.abc import Sequence
from pkgutil import resolve_name
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import NavList, Select
from studio.ui.components.sight import bring_into_sight
from studio.ui.language import tr
from studio.ui.pages.settings.finder import Finder
from studio.ui.pages.settings.finding import Field, fields_in, found, is_there
from studio.ui.pages.settings.found_mark import FoundMark
from studio.ui.shell import Header, Page
from studio.ui.shell.commands import Command
from studio.ui.shell.palette.matching import Sounds
from studio.ui.shell.palette.pinyin import Readings
from studio.ui.shell.places import SETTINGS
from studio.ui.theme import size, space

if TYPE_CHECKING:
    from studio.ui.pages.settings.about import AboutView
    from studio.ui.pages.settings.appearance import AppearanceView
    from studio.ui.pages.settings.embedding import EmbeddingView
    from studio.ui.pages.settings.endpoints import EndpointsView
    from studio.ui.pages.settings.people import PeopleView
    from studio.ui.pages.settings.privacy import PrivacyView
    from studio.ui.pages.settings.shortcuts import ShortcutsView
    from studio.ui.pages.settings.storage import StorageView

_VIEWS = {
    "endpoints": "endpoints:EndpointsView",
    "embedding": "embedding:EmbeddingView",
    "catalogue": "people:PeopleView",
    "appearance": "appearance:AppearanceView",
    "privacy": "privacy:PrivacyView",
    "storage": "storage:StorageView",
    "shortcuts": "shortcuts:ShortcutsView",
    "about": "about:AboutView",
}
"""The view of each section, loaded when it is first wanted."""
_CALLED_BEFORE = {"people": "catalogue", "trust": "catalogue"}


class SettingsPage(Page):
    """Where the section list has no room it becomes a drop-down above. `settings/storage` opens a section.

    A section is made when it is first shown, or looked through for a setting; `section_made` tells of it.
    """

    refreshed = Signal()
    section_made = Signal(str)
    section_shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views: dict[str, QWidget] = {}
        self._titles = {section.name: tr(section.title) for section in SETTINGS}
        self.nav, self._stack, self.finder = NavList(), QStackedWidget(), Finder()
        self._pick = Select([(section.name, tr(section.title)) for section in SETTINGS])
        self._pick.setAccessibleName(tr("Settings"))
        self._current = ""
        self._found: list[Field] = []
        self._sounds = Sounds({})
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._make_next)
        for section in SETTINGS:
            self.nav.add(section.name, tr(section.title), section.icon)
        self._lay_out()
        self.nav.chosen.connect(self._turn)
        self._pick.chosen.connect(self._turn)
        self.finder.asked.connect(self._find)
        self.finder.picked.connect(self._go_to)

    @property
    def endpoints(self) -> "EndpointsView":
        return cast("EndpointsView", self.view("endpoints"))

    @property
    def embedding(self) -> "EmbeddingView":
        return cast("EmbeddingView", self.view("embedding"))

    @property
    def people(self) -> "PeopleView":
        return cast("PeopleView", self.view("catalogue"))

    @property
    def appearance(self) -> "AppearanceView":
        return cast("AppearanceView", self.view("appearance"))

    @property
    def privacy(self) -> "PrivacyView":
        return cast("PrivacyView", self.view("privacy"))

    @property
    def storage(self) -> "StorageView":
        return cast("StorageView", self.view("storage"))

    @property
    def shortcuts(self) -> "ShortcutsView":
        return cast("ShortcutsView", self.view("shortcuts"))

    @property
    def about(self) -> "AboutView":
        return cast("AboutView", self.view("about"))

    def open(self, *path: str) -> None:
        self.set_header(Header(title=tr("Settings")))
        self.show_section(path[0] if path else self._current or SETTINGS[0].name)
        if not self._current:
            self.show_section(SETTINGS[0].name)
        if path[1:] and self._current == "endpoints":
            self.endpoints.chosen.emit(path[1])
        if path[1:] == ("support",) and self._current == "about":
            self.about.support_wanted.emit()

    def part(self) -> tuple[str, ...]:
        return (self._current,)

    def refresh(self) -> None:
        self.refreshed.emit()

    def commands(self) -> Sequence[Command]:
        """What can be done in the section that is shown."""
        match self._current:
            case "endpoints":
                return self.endpoints.commands()
            case "storage":
                return (Command(tr("Back up…"), self.storage.saving_wanted.emit, "content-save-outline"),)
            case "about":
                return (Command(tr("Support bundle…"), self.about.support_wanted.emit, "lifebuoy"),)
        return ()

    def find_here(self) -> bool:
        self.finder.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.finder.field.selectAll()
        return True

    def show_section(self, name: str) -> None:
        """What is unknown leaves the section that is shown."""
        name = _CALLED_BEFORE.get(name, name)
        if name not in _VIEWS:
            return
        self._current = name
        self.nav.set_current(name)
        self._pick.set_value(name)
        self._stack.setCurrentWidget(self.view(name))
        self.section_shown.emit(name)

    def section(self) -> str:
        return self._current

    def know_readings(self, readings: Readings) -> None:
        """How characters sound, for who types their pinyin."""
        self._sounds = Sounds(readings)
        self._find(self.finder.field.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < size("breakpoints.compact.rail")
        self._left.setVisible(not narrow)
        self._top.setVisible(narrow)
        if narrow:
            self._top_line.addWidget(self.finder, 1, Qt.AlignmentFlag.AlignTop)
        else:
            self._left_column.insertWidget(0, self.finder)
        self._arrange()

    def view(self, name: str) -> QWidget:
        """Return the view of a section, made now if it was not yet."""
        if name not in self._views:
            self._views[name] = resolve_name(f"{__package__}.{_VIEWS[name]}")()
            self._stack.addWidget(self._views[name])
            self.section_made.emit(name)
        return self._views[name]

    def _make_next(self) -> None:
        """One at a time, so that typing is not held up."""
        missing = next((name for name in _VIEWS if name not in self._views), "")
        if missing:
            self.view(missing)
            self._find(self.finder.field.value())

    def _turn(self, name: str) -> None:
        self.show_section(name)
        self.moved.emit((name,))

    def _find(self, query: str) -> None:
        fields = [field for name in _VIEWS if name in self._views for field in self._fields(name)]
        self._found = found(query, fields, self._titles, self._sounds) if query else []
        if query and len(self._views) < len(_VIEWS):
            self._next.start()
        self.finder.show_found(self._found, self._titles)
        self._arrange()

    def _fields(self, name: str) -> list[Field]:
        view = self._views[name]
        return [one for one in fields_in(name, view) if is_there(one, view, self._can_reveal)]

    def _can_reveal(self, widget: QWidget) -> bool:
        return self.endpoints.form.more.isAncestorOf(widget)

    def _arrange(self) -> None:
        """While something is looked for, what was found stands where the sections stood."""
        searching = bool(self.finder.field.value())
        self.nav.setVisible(not searching)
        self._pick.setVisible(not searching)

    def _go_to(self, number: int) -> None:
        if number >= len(self._found):
            return
        field = self._found[number]
        self.finder.field.clear()
        self._turn(field.section)
        if self.endpoints.isAncestorOf(field.widget):
            self.endpoints.reveal(field.widget)
        bring_into_sight(field.widget)
        FoundMark(field.widget)
        field.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        control = getattr(field.widget, "control", None)
        if isinstance(control, QWidget):
            control.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        self._left, self._top = QWidget(), QWidget()
        self._left.setObjectName("sectionList")
        self._left.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._left.setFixedWidth(size("section.list"))
        self.nav.setObjectName("sections")
        self._left_column, self._top_line = QVBoxLayout(self._left), QHBoxLayout(self._top)
        self._left_column.setContentsMargins(space("2"), space("3"), space("2"), 0)
        self._left_column.setSpacing(0)
        self._left_column.addWidget(self.finder)
        self._left_column.addWidget(self.nav)
        self._left_column.addStretch(1)
        self.nav.column.setContentsMargins(0, space("3"), 0, 0)
        self.nav.setFixedWidth(size("section.list") - 2 * space("2"))
        self._top_line.setContentsMargins(space("page"), space("3"), space("page"), 0)
        self._top_line.setSpacing(space("2"))
        self._top_line.addWidget(self._pick, 1, Qt.AlignmentFlag.AlignTop)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.addWidget(self._top)
        right.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._left)
        layout.addLayout(right, 1)
