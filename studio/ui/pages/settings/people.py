"""Who acts, and where the catalogue is: this computer's own, or a server one signs in to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.ui.components import (
    Banner,
    Button,
    Card,
    FormRow,
    ListRow,
    RowList,
    ScrollPage,
    Segmented,
    StatusLabel,
    Tag,
    TextField,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.shell.status_bar import PersonLine
from studio.ui.theme import space
from studio.wording import Explanation

LOCAL, SERVER = "local", "server"
_SESSION, _DROP = "session", "drop"


class PeopleView(ScrollPage):
    person_chosen = Signal(str)
    catalogue_saved = Signal(str, str)
    token_decided = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.people = RowList(tr("Who acts"), tr("Nobody reviews what they submitted themselves"))
        self.where = Segmented([(LOCAL, tr("On this computer")), (SERVER, tr("A server"))])
        self.url = TextField("https://…")
        self.token = TextField(tr("Paste the sign-in token"))
        self.token.setEchoMode(QLineEdit.EchoMode.Password)
        self._signed_in = StatusLabel("", "muted")
        self._save = Button(tr("Save"), "primary")
        self._url_row = FormRow(tr("Address"), self.url)
        token_help = tr("Kept in the system keyring. The administrator of the catalogue gives it to you.")
        self._token_row = FormRow(tr("Sign-in token"), self.token, token_help)
        self.column.addWidget(self.people)
        self._note = QVBoxLayout()
        self.column.addLayout(self._note)
        self.column.addWidget(self._catalogue_card())
        self.where.chosen.connect(self._show_server)
        self._save.clicked.connect(self._tell)

    def show_people(self, people: Sequence[PersonLine], acting: str) -> None:
        rows = []
        for person in people:
            tag = Tag(tr("Acting now"), "accent") if person.id == acting else None
            state = " · ".join(part for part in (person.department, person.role) if part)
            row = ListRow("account-outline", person.name, state, tag)
            row.set_selected(person.id == acting)
            row.setProperty("person", person.id)
            row.opened.connect(self._choose)
            rows.append(row)
        self.people.set_rows(rows)

    def show_catalogue(self, url: str, *, signed_in: bool) -> None:
        server = url.startswith(("http://", "https://"))
        self.where.set_value(SERVER if server else LOCAL)
        self.url.set_value(url if server else "")
        self.token.clear()
        self._signed_in.set(*((tr("Signed in"), "success") if signed_in else (tr("Not signed in"), "muted")))
        self._show_server(self.where.value())

    def ask_session_only(self, said: Explanation) -> None:
        """A token that cannot be kept is used this time only, or not at all."""
        clear_layout(self._note)
        actions = [(_SESSION, tr("Use it this time only")), (_DROP, tr("Do not keep it"))]
        banner = Banner("warning", said.happened, said.meaning, actions, closable=False)
        banner.acted.connect(self._decide)
        self._note.addWidget(banner)

    def _decide(self, choice: str) -> None:
        clear_layout(self._note)
        self.token_decided.emit(choice == _SESSION)

    def _catalogue_card(self) -> Card:
        card = Card(tr("Catalogue"))
        text = tr("Where agents are submitted, reviewed and published.")
        card.body.addWidget(label(text, "dense", "secondary", wrap=True))
        card.body.addWidget(self.where)
        card.body.addWidget(self._url_row)
        card.body.addWidget(self._token_row)
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addWidget(self._signed_in)
        foot.addStretch(1)
        foot.addWidget(self._save)
        card.body.addLayout(foot)
        return card

    def _show_server(self, where: str) -> None:
        for part in (self._url_row, self._token_row, self._signed_in):
            part.setVisible(where == SERVER)

    def _tell(self) -> None:
        server = self.where.value() == SERVER
        if server and not self.url.value():
            self._url_row.set_error(tr("Fill this in"))
        else:
            self.catalogue_saved.emit(self.url.value() if server else "", self.token.text())

    def _choose(self) -> None:
        self.person_chosen.emit(str(self.sender().property("person")))
