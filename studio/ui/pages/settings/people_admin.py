"""The people and departments of a catalogue server, for its administrators."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.asking import ask_file, ask_where
from studio.ui.components import (
    Banner,
    Button,
    FormRow,
    ListRow,
    RowList,
    SideSheet,
    Tag,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.settings.people_person import PersonForm, PersonSheet
from studio.ui.theme import space

_MOST_SHOWN = 60
_IMPORT, _WITH_PASSWORDS = "import", "with passwords"


class AdminPart(QWidget):
    """Lists of people and departments; one of them opens beside the page."""

    file_chosen = Signal(str)
    import_decided = Signal(str)
    department_renamed = Signal(str, str)

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = PersonSheet(page)
        self.department_sheet = DepartmentSheet(page)
        self.search = TextField(tr("Search a number, a name, a department"), "magnify")
        self.people, self.departments = RowList(tr("People of the catalogue")), RowList(tr("Departments"))
        self._people: list[PersonForm] = []
        self._names: list[str] = []
        self._note = QVBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addLayout(self._note)
        layout.addLayout(self._tools())
        layout.addWidget(self.people)
        layout.addWidget(self.departments)
        self.search.textChanged.connect(self._show_found)
        self.department_sheet.renamed.connect(self.department_renamed)

    def show_people(self, people: Sequence[PersonForm]) -> None:
        self._people = list(people)
        self._show_found()

    def show_departments(self, departments: Sequence[tuple[str, int]]) -> None:
        self._names = [name for name, _ in departments]
        rows = []
        for name, people in departments:
            row = ListRow(
                "domain", name, tr("{people} {people:person|people}", people=people), action=tr("Rename")
            )
            row.setProperty("department", name)
            row.acted.connect(self._open_department)
            row.opened.connect(self._open_department)
            rows.append(row)
        self.departments.set_rows(rows)

    def ask_import(self, people: int) -> None:
        """Told by the list how many stand in it, the administrator decides."""
        clear_layout(self._note)
        actions = [(_IMPORT, tr("Import")), (_WITH_PASSWORDS, tr("Import with first passwords…"))]
        text = tr("Who is in the catalogue already is brought up to date; nobody is removed.")
        banner = Banner(
            "info", tr("The list holds {people} {people:person|people}.", people=people), text, actions
        )
        banner.acted.connect(self._decide)
        self._note.addWidget(banner)

    def say_imported(self, text: str, more: str = "") -> None:
        clear_layout(self._note)
        self._note.addWidget(Banner("success", text, more))

    def _tools(self) -> QHBoxLayout:
        tools = QHBoxLayout()
        tools.setSpacing(space("2"))
        add, bring = Button(tr("Add a person")), Button(tr("Import a list…"))
        add.clicked.connect(self._add)
        bring.clicked.connect(self._choose)
        tools.addWidget(self.search, 1)
        tools.addWidget(bring)
        tools.addWidget(add)
        return tools

    def _show_found(self) -> None:
        wanted = self.search.value().casefold()
        found = [one for one in self._people if wanted in f"{one.id} {one.name} {one.department}".casefold()]
        rows = [self._row(person) for person in found[:_MOST_SHOWN]]
        self.people.set_rows(rows)
        shown = tr("{shown} of {all}", shown=len(rows), all=len(self._people))
        self.people.set_note(shown)

    def _row(self, person: PersonForm) -> ListRow:
        roles = tr(", ").join(tr(role) for role in person.roles)
        state = " · ".join(part for part in (person.id, person.department, roles) if part)
        tag = None if person.active else Tag(tr("Left"))
        row = ListRow("account-outline", person.name, state, tag)
        row.setProperty("person", person.id)
        row.opened.connect(self._open)
        return row

    def _open(self) -> None:
        number = str(self.sender().property("person"))
        person = next(one for one in self._people if one.id == number)
        self.sheet.show_person(person, self._names)

    def _add(self) -> None:
        self.sheet.show_person(PersonForm(), self._names)

    def _open_department(self) -> None:
        self.department_sheet.show_department(str(self.sender().property("department")))

    def _choose(self) -> None:
        kinds = (tr("Spreadsheets") + " (*.xlsx *.xls *.et *.csv)",)
        ask_file(self, tr("Import a list"), kinds=kinds).fileSelected.connect(self.file_chosen)

    def _decide(self, choice: str) -> None:
        if choice == _WITH_PASSWORDS:
            name = tr("First passwords") + ".csv"
            dialog = ask_where(self, tr("First passwords, to hand out"), name, kinds=("CSV (*.csv)",))
            dialog.fileSelected.connect(self._import)
        else:
            self._import("")

    def _import(self, file: str) -> None:
        """The first passwords go into `file`, if there is one."""
        clear_layout(self._note)
        self.import_decided.emit(file)


class DepartmentSheet(SideSheet):
    renamed = Signal(str, str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Rename a department"))
        self.name, self._renaming = TextField(), ""
        self._line = FormRow(tr("Name"), self.name)
        self.body.addWidget(self._line)
        text = tr("Its people and the queues reviewed for it go along.")
        self.body.addWidget(label(text, "caption", "muted", wrap=True))
        self.body.addStretch(1)
        save = Button(tr("Save"), "primary")
        save.clicked.connect(self._tell)
        self.body.addWidget(save)

    def show_department(self, name: str) -> None:
        self._renaming = name
        self.name.set_value(name)
        self.open()

    def _tell(self) -> None:
        if not self.name.value():
            self._line.set_error(tr("Fill this in"))
        else:
            self.renamed.emit(self._renaming, self.name.value())
