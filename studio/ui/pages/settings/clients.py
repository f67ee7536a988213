"""Programs that may ask published agents: who they are, what they may ask, how much they did."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import (
    Banner,
    Button,
    Checkbox,
    FormRow,
    ListRow,
    NumberField,
    RowList,
    SideSheet,
    Tag,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.theme import space

_COPY = "copy"


@dataclass(frozen=True)
class ClientLine:
    id: str
    name: str
    state: str
    today: str
    ended: str


@dataclass(frozen=True)
class NewClientForm:
    """`agents` are ids; empty and not `everything` asks for nothing, which the service refuses."""

    name: str
    department: str
    agents: tuple[str, ...]
    everything: bool
    per_minute: int
    per_day: int
    expires: str


class ClientsPart(QWidget):
    """A key is shown once, above the list, until it is closed."""

    added = Signal(object)
    revoke_wanted = Signal(str, str)

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = ClientSheet(page)
        note = tr("programs that ask published agents, each with a key of its own")
        self.list = RowList(tr("Access keys"), note)
        self._notes = QVBoxLayout()
        add = Button(tr("Add a program"), icon="plus", small=True)
        add.clicked.connect(self.sheet.begin)
        self.list.add_header_widget(add)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addLayout(self._notes)
        layout.addWidget(self.list)
        self.sheet.wanted.connect(self.added)

    def show_clients(self, lines: Sequence[ClientLine]) -> None:
        rows: list[QWidget] = []
        for line in lines:
            tag = Tag(line.ended, "danger") if line.ended else None
            action = "" if line.ended else tr("Revoke")
            row = ListRow("api", line.name, line.state, tag, line.today, action)
            row.setProperty("client", line.id)
            row.setProperty("name", line.name)
            row.acted.connect(self._revoke)
            rows.append(row)
        nothing = label(tr("No program has a key."), "dense", "muted")
        nothing.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        self.list.set_rows(rows or [nothing])

    def show_key(self, name: str, key: str) -> None:
        clear_layout(self._notes)
        self._key = key
        text = tr("{key} — it is shown only now; hand it over and close this.", key=key)
        banner = Banner("success", tr("Key of “{name}”", name=name), text, [(_COPY, tr("Copy"))])
        banner.acted.connect(self._copy)
        self._notes.addWidget(banner)

    def _copy(self, _: str) -> None:
        QGuiApplication.clipboard().setText(self._key)

    def _revoke(self) -> None:
        sender = self.sender()
        self.revoke_wanted.emit(str(sender.property("client")), str(sender.property("name")))


class ClientSheet(SideSheet):
    wanted = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Add a program"))
        self.name, self.department = TextField(), TextField()
        self.agents, self.everything = (
            TextField("flood-duty, policy-match"),
            Checkbox(tr("All released agents")),
        )
        self.per_minute, self.per_day = NumberField(1, 100_000), NumberField(1, 100_000_000)
        self.expires = TextField("2027-12-31")
        self._rows = {
            "name": FormRow(tr("What the program is called"), self.name),
            "department": FormRow(tr("Department"), self.department),
            "agents": FormRow(
                tr("Agents it may ask"), self.agents, tr("Their ids, with commas between them.")
            ),
        }
        for row in self._rows.values():
            self.body.addWidget(row)
        self.body.addWidget(self.everything)
        limits = QHBoxLayout()
        limits.setSpacing(space("3"))
        limits.addWidget(FormRow(tr("Requests a minute"), self.per_minute))
        limits.addWidget(FormRow(tr("Requests a day"), self.per_day))
        self.body.addLayout(limits)
        self.body.addWidget(FormRow(tr("Last day its key counts"), self.expires, tr("Empty: no end")))
        self.body.addStretch(1)
        add = Button(tr("Make the key"), "primary")
        add.clicked.connect(self._tell)
        self.body.addWidget(add)
        self.everything.toggled.connect(self.agents.setDisabled)

    def begin(self) -> None:
        for field in (self.name, self.department, self.agents, self.expires):
            field.clear()
        self.everything.setChecked(False)
        self.per_minute.set_value(60)
        self.per_day.set_value(10_000)
        self.open()

    def _tell(self) -> None:
        if not self.name.value():
            self._rows["name"].set_error(tr("Fill this in"))
            return
        agents = tuple(
            part.strip() for part in self.agents.value().replace("，", ",").split(",") if part.strip()
        )
        if not agents and not self.everything.isChecked():
            self._rows["agents"].set_error(tr("Name at least one, or allow all."))
            return
        form = NewClientForm(
            self.name.value(),
            self.department.value(),
            () if self.everything.isChecked() else agents,
            self.everything.isChecked(),
            self.per_minute.value(),
            self.per_day.value(),
            self.expires.value(),
        )
        self.wanted.emit(form)
