"""One person as an administrator sees and changes them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import (
    Banner,
    Button,
    Checkbox,
    EditableSelect,
    FormRow,
    ScrollPage,
    SideSheet,
    Switch,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.theme import space

ROLES = ("builder", "reviewer", "trainer", "admin")
_EVERYTHING = "*"
_COPY = "copy"
_BETWEEN = re.compile(r"[、,，;；]+")


@dataclass(frozen=True)
class PersonForm:
    """What stands in the form; `reviews` are departments, "*" all of them."""

    id: str = ""
    name: str = ""
    department: str = ""
    roles: tuple[str, ...] = ()
    reviews: tuple[str, ...] = ()
    active: bool = True


class PersonSheet(SideSheet):
    saved = Signal(PersonForm)
    password_wanted = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Person"))
        self.number, self.name = TextField(), TextField()
        self.department, self.reviews = EditableSelect(), TextField(tr("Their own"))
        self.roles = {role: Checkbox(tr(role)) for role in ROLES}
        self.active = Switch(tr("Works here"))
        self._number_row = FormRow(tr("Staff number"), self.number)
        self._name_row = FormRow(tr("Full name"), self.name)
        self._note = QVBoxLayout()
        self._password = Button(tr("Give a first password"))
        self._first = ""
        self._build()

    def show_person(self, person: PersonForm, departments: Sequence[str]) -> None:
        clear_layout(self._note)
        self.set_title(person.name or tr("Add a person"))
        self.number.set_value(person.id)
        self.number.setReadOnly(bool(person.id))
        self.name.set_value(person.name)
        self.department.suggest(departments)
        self.department.set_value(person.department)
        for role, box in self.roles.items():
            box.setChecked(role in person.roles)
        every = tr("all")
        self.reviews.set_value(tr(", ").join(every if one == _EVERYTHING else one for one in person.reviews))
        self.active.setChecked(person.active)
        self._password.setVisible(bool(person.id))
        self.open()

    def show_password(self, password: str) -> None:
        """It is in sight until the sheet closes, and nowhere after that."""
        clear_layout(self._note)
        self._first = password
        text = tr("Good for one sign-in, at which they choose their own. It is shown this once.")
        banner = Banner("success", password, text, [(_COPY, tr("Copy"))], closable=False)
        banner.acted.connect(self._copy)
        self._note.addWidget(banner)

    def form(self) -> PersonForm:
        every = (tr("all"), _EVERYTHING)
        parts = (part.strip() for part in _BETWEEN.split(self.reviews.value()))
        return PersonForm(
            id=self.number.value(),
            name=self.name.value(),
            department=self.department.value(),
            roles=tuple(role for role, box in self.roles.items() if box.isChecked()),
            reviews=tuple(_EVERYTHING if part in every else part for part in parts if part),
            active=self.active.isChecked(),
        )

    def _build(self) -> None:
        scrolled = ScrollPage(margin=False)
        self.body.addWidget(scrolled, 1)
        fields = scrolled.column
        fields.addLayout(self._note)
        for row in (self._number_row, self._name_row, FormRow(tr("Department"), self.department)):
            fields.addWidget(row)
        fields.addWidget(label(tr("Roles"), "label"))
        fields.addLayout(self._role_boxes())
        reviews_help = tr("Departments whose submissions they review, with commas; “all” for every one.")
        fields.addWidget(FormRow(tr("Reviews for"), self.reviews, reviews_help))
        fields.addWidget(self.active)
        left = tr("Whoever left signs in no more; what they did stays on the record.")
        fields.addWidget(label(left, "caption", "muted", wrap=True))
        self.body.addLayout(self._foot())

    def _role_boxes(self) -> QGridLayout:
        grid = QGridLayout()
        for at, box in enumerate(self.roles.values()):
            grid.addWidget(box, at // 2, at % 2)
        return grid

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        save = Button(tr("Save"), "primary")
        foot.addWidget(self._password)
        foot.addStretch(1)
        foot.addWidget(save)
        save.clicked.connect(self._tell)
        self._password.clicked.connect(self._want_password)
        return foot

    def _tell(self) -> None:
        form = self.form()
        for row, filled in ((self._number_row, form.id), (self._name_row, form.name)):
            if not filled:
                row.set_error(tr("Fill this in"))
        if form.id and form.name:
            self.saved.emit(form)

    def _want_password(self) -> None:
        self.password_wanted.emit(self.number.value())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._first)
