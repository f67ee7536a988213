"""The line at the foot: which endpoint answers, what is running, who is acting."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from studio.ui.components import Link, StatusLabel
from studio.ui.components.icons import IconLabel
from studio.ui.language import tr
from studio.ui.shell.work_line import WorkLine
from studio.ui.theme import icon, size, space


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person as the foot shows them; `role` in words."""

    id: str
    name: str
    department: str
    role: str

    def __str__(self) -> str:
        place = " · ".join(part for part in (self.department, self.name) if part)
        return f"{place}（{self.role}）" if self.role else place


class StatusBar(QWidget):
    endpoint_opened = Signal()
    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.take_sizes()
        self._people: tuple[PersonLine, ...] = ()
        self._endpoint = _StatusButton()
        self._endpoint.clicked.connect(self.endpoint_opened)
        self.work = WorkLine()
        self._person_icon = IconLabel("account-outline", "text.secondary", "icon.small")
        self._person = Link("")
        self._person.setProperty("quiet", True)
        self._person.clicked.connect(self._open_menu)
        self._menu = QMenu(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), 0, space("4"), 0)
        layout.setSpacing(space("2"))
        for widget in (self._endpoint, self.work, self._person_icon, self._person):
            layout.addWidget(widget)
        layout.setStretchFactor(self.work, 1)
        self.set_people((), "")

    def take_sizes(self) -> None:
        self.setFixedHeight(size("statusbar"))

    def set_endpoint(self, name: str, *, practice: bool) -> None:
        text = tr("Practice endpoint · answers are for practice only") if practice else name
        self._endpoint.set(text, "practice" if practice else "info")

    def set_people(self, people: Sequence[PersonLine], acting: str) -> None:
        self._people = tuple(people)
        now = next((person for person in self._people if person.id == acting), None)
        self._person.set_text(str(now) if now else "")
        self._person.setVisible(now is not None)
        self._person_icon.setVisible(now is not None)
        self._person.setToolTip(tr("Act as someone else"))
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
        return self._endpoint.status.text()

    def _choose(self) -> None:
        self.person_chosen.emit(self.sender().data())  # type: ignore[attr-defined]  # a QAction

    def _open_menu(self) -> None:
        above = QPoint(0, -self._menu.sizeHint().height())
        self._menu.popup(self._person.mapToGlobal(above))


class _StatusButton(Link):
    """A status that can be clicked: it leads to where it is set."""

    def __init__(self) -> None:
        super().__init__("")
        self.status = StatusLabel("", "muted")
        self.status.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.status)

    def set(self, text: str, kind: str) -> None:
        self.status.set(text, kind)
        self.setAccessibleName(text)
        self.setFixedWidth(self.status.sizeHint().width() + space("2"))
