"""Where the catalogue is, and how far a server is trusted before anything is sent to it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.asking import CERTIFICATES, ask_file
from studio.ui.components import (
    Button,
    Card,
    FormRow,
    LockedMark,
    Segmented,
    Switch,
    TextField,
    label,
    set_tone,
)
from studio.ui.language import tr
from studio.ui.locks import Locks
from studio.ui.theme import space

LOCAL, SERVER = "local", "server"


@dataclass(frozen=True)
class Where:
    """An empty `url` is this computer's own catalogue."""

    url: str = ""
    ca: str = ""
    in_the_open: bool = False


class ServerCard(Card):
    saved = Signal(Where)
    tried = Signal(Where)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Catalogue"), parent=parent)
        self.where = Segmented([(LOCAL, tr("On this computer")), (SERVER, tr("A server"))])
        self.url, self.ca = TextField("https://…"), TextField(tr("PEM file, if your intranet has its own"))
        self.in_the_open = Switch(tr("Allow a connection that is not encrypted"))
        self._save, self._try = Button("", "primary"), Button(tr("Test the connection"))
        self._state = label("", "dense", wrap=True)
        self._opened = False
        self._url_row = FormRow(tr("Address"), self.url)
        self._open_help = label(
            tr("Anyone on the network could read what is sent. Only where the network itself is protected."),
            "caption",
            "muted",
            wrap=True,
        )
        self._mark, self._open_mark = LockedMark(self.where, self.url), LockedMark(self.in_the_open)
        self._more = Button(tr("Certificate of the intranet, unencrypted connection…"), kind="link")
        self._lay_out()
        self._state.hide()
        self.where.chosen.connect(self._show_server)
        self._more.clicked.connect(self._open_more)
        self._save.clicked.connect(self._tell)
        self._try.clicked.connect(self._tell_trial)
        self.url.textChanged.connect(self._forget_state)

    def _lay_out(self) -> None:
        text = tr("Where agents are submitted, reviewed and published.")
        self.body.addWidget(label(text, "dense", "secondary", wrap=True))
        self.body.addLayout(self._mark.beside(self.where))
        self.body.addWidget(self._url_row)
        self._of_server = self._ca_part()
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._of_server)
        self.body.addLayout(self._open_mark.beside(self.in_the_open))
        self.body.addWidget(self._open_help)
        self.body.addWidget(self._state)
        self.body.addLayout(self._foot())

    def show_where(self, where: Where) -> None:
        self.where.set_value(SERVER if where.url else LOCAL)
        self.url.set_value(where.url)
        self.ca.set_value(where.ca)
        self.in_the_open.setChecked(where.in_the_open)
        self._opened = bool(where.ca or where.in_the_open)
        self._show_server(self.where.value())

    def show_locks(self, locks: Locks) -> None:
        """What is set is in sight even where few look for it."""
        self._mark.show_lock(locks.get("catalogue", ""))
        self._open_mark.show_lock(locks.get("catalogue_in_the_open", ""))
        self._ca_row.show_lock(locks.get("catalogue_ca", ""))
        self._choose_ca.setEnabled("catalogue_ca" not in locks)
        self._save.setVisible(not {"catalogue", "catalogue_ca", "catalogue_in_the_open"} <= locks.keys())

    def show_state(self, kind: str, text: str) -> None:
        """`kind` is success, danger or working."""
        self._state.setText(text)
        set_tone(self._state, kind if kind != "working" else "secondary")
        self._state.setVisible(bool(text))

    def _forget_state(self) -> None:
        self.show_state("working", "")

    def _ca_part(self) -> QWidget:
        part = QWidget()
        line = QHBoxLayout(part)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        self._ca_row = FormRow(tr("Root certificate of the intranet"), self.ca)
        self._choose_ca = Button(tr("Choose…"))
        line.addWidget(self._ca_row, 1)
        self._choose_ca.clicked.connect(self._choose)
        line.addWidget(self._choose_ca, 0, Qt.AlignmentFlag.AlignBottom)
        return part

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addStretch(1)
        foot.addWidget(self._try)
        foot.addWidget(self._save)
        return foot

    def _open_more(self) -> None:
        self._opened = True
        self._show_server(SERVER)
        self.ca.setFocus()

    def _show_server(self, where: str) -> None:
        """What few need is behind a link."""
        server = where == SERVER
        self._url_row.setVisible(server)
        self._more.setVisible(server and not self._opened)
        for part in (self._of_server, self.in_the_open, self._open_help):
            part.setVisible(server and self._opened)
        self._open_mark.setVisible(server and self._opened and not self.in_the_open.isEnabled())
        self._save.setText(tr("Connect") if where == SERVER else tr("Save"))
        self._try.setVisible(server)

    def _choose(self) -> None:
        dialog = ask_file(self, tr("Root certificate of the intranet"), kinds=CERTIFICATES)
        dialog.fileSelected.connect(self.ca.set_value)

    def _tell_trial(self) -> None:
        if not self.url.value():
            self._url_row.set_error(tr("Fill this in"))
        else:
            self.tried.emit(Where(self.url.value(), self.ca.value(), self.in_the_open.isChecked()))

    def _tell(self) -> None:
        if self.where.value() == LOCAL:
            self.saved.emit(Where())
        elif not self.url.value():
            self._url_row.set_error(tr("Fill this in"))
        else:
            self.saved.emit(Where(self.url.value(), self.ca.value(), self.in_the_open.isChecked()))
