"""The line at the foot: which endpoint answers and how fast, what is running, what is kept, who is acting."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from studio.ui.language import tr
from studio.ui.shell.foot_button import FootButton
from studio.ui.shell.work import WorkLine
from studio.ui.theme import icon, size, space

_ICONS = {
    "success": ("check-circle", "success"),
    "warning": ("alert-circle", "warning"),
    "danger": ("close-circle-outline", "danger"),
    "practice": ("flask-outline", "practice"),
    "muted": ("circle-outline", "text.secondary"),
}


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as the foot shows them; `role` in words."""

    id: str
    name: str
    department: str
    role: str

    def __str__(self) -> str:
        return tr("{person} ({role})", person=self.short, role=self.role) if self.role else self.short

    @property
    def short(self) -> str:
        return " · ".join(part for part in (self.department, self.name) if part)


class StatusBar(QWidget):
    endpoint_opened = Signal()
    catalogue_opened = Signal()
    class_opened = Signal()
    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.take_sizes()
        self._people: tuple[PersonLine, ...] = ()
        self._answers: tuple[str, str, str, str] | None = None
        self._now: PersonLine | None = None
        self._endpoint, self._catalogue = FootButton(), FootButton()
        self._kept, self._person, self._class = FootButton(), FootButton(), FootButton()
        self._endpoint.clicked.connect(self.endpoint_opened)
        self._catalogue.clicked.connect(self.catalogue_opened)
        self._class.clicked.connect(self.class_opened)
        self._kept.set_leading(leading=False)
        self._person.clicked.connect(self._open_menu)
        self.work = WorkLine()
        self._menu = QMenu(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("3"), 0, space("3"), 0)
        layout.setSpacing(space("2"))
        for widget in (self._endpoint, self._class, self.work, self._catalogue, self._kept, self._person):
            layout.addWidget(widget)
        layout.setStretchFactor(self.work, 1)
        self._endpoint.show_state("", *_ICONS["muted"])
        self.set_kept("")
        self.set_catalogue("")
        self.set_class("")
        self.set_people((), "")

    def take_sizes(self) -> None:
        self.setFixedHeight(size("statusbar"))

    def set_endpoint(self, name: str, *, practice: bool) -> None:
        """Nothing is known yet of how it answers."""
        self.set_endpoint_state(name, "practice" if practice else "muted")

    def set_endpoint_state(self, name: str, kind: str, state: str = "", first: str = "") -> None:
        """`kind`: success, warning, danger, practice or muted. `first`, the time to the first token, is told
        where there is room for it.
        """
        self._answers = (name, kind, state, first)
        if self.width() < size("breakpoints.one.column"):
            first = ""
        if kind == "practice":
            name = tr("Practice endpoint · answers are for practice only")
        text = " · ".join(filter(None, (name, state, first)))
        self._endpoint.show_state(text, *_ICONS[kind], tr("Model endpoints: see and set them"))

    def set_catalogue(self, text: str, kind: str = "muted", tip: str = "") -> None:
        """Which catalogue it is, and whether it answers."""
        _, color = _ICONS[kind]
        self._catalogue.show_state(text, "storefront-outline", color, tip)

    def set_class(self, text: str, tip: str = "", *, connected: bool = True) -> None:
        """The class in the room, and whether it answers; nothing where there is none."""
        self._class.show_state(text, "lan-connect" if connected else "lan-pending", tip=tip)

    def set_kept(self, text: str) -> None:
        """That what was written is on the disk."""
        self._kept.show_state(text, "content-save-check-outline")

    def set_people(self, people: Sequence[PersonLine], acting: str) -> None:
        self._people = tuple(people)
        self._now = next((person for person in self._people if person.id == acting), None)
        self._show_person()
        self._menu.clear()
        for person in self._people:
            entry = self._menu.addAction(
                icon("check" if person.id == acting else "account-outline"), str(person)
            )
            entry.setData(person.id)
            entry.triggered.connect(self._choose)

    def people_menu(self) -> QMenu:
        return self._menu

    def endpoint_text(self) -> str:
        return self._endpoint.text()

    def catalogue_text(self) -> str:
        return self._catalogue.text()

    def class_text(self) -> str:
        return self._class.text()

    def kept_text(self) -> str:
        return self._kept.text()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What runs is told before what is only good to know."""
        super().resizeEvent(event)
        self._catalogue.set_bare(self.width() < size("breakpoints.panel.as.sheet"))
        for part in (self._kept, self._class):
            part.set_bare(self.width() < size("breakpoints.compact.rail"))
        if self._answers is not None:
            self.set_endpoint_state(*self._answers)
        self._show_person()

    def _show_person(self) -> None:
        narrow = self.width() < size("breakpoints.compact.rail")
        now = self._now
        text = "" if now is None else now.name if narrow and now.name else str(now)
        tip = tr("Act as someone else")
        self._person.show_state(text, "account-outline", tip=f"{now}\n{tip}" if now and narrow else tip)

    def _choose(self) -> None:
        self.person_chosen.emit(self.sender().data())  # type: ignore[attr-defined]  # a QAction

    def _open_menu(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self._person.mapToGlobal(above))
