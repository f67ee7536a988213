"""Who I am on a catalogue server, where I am signed in, and my password."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, Card, FormRow, ListRow, RowList, Tag, label
from studio.ui.language import tr
from studio.ui.pages.settings.people_sign_in import new_help, secret_field
from studio.ui.theme import space


@dataclass(frozen=True)
class SessionLine:
    """One sign-in or token, in words."""

    id: str
    title: str
    state: str
    here: bool


class MeCard(QWidget):
    sign_out_wanted = Signal()
    password_changed = Signal(str, str)
    session_ended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._who = Card(tr("You"))
        self._name, self._about = label("", "strong"), label("", "dense", "secondary", wrap=True)
        self.old, self.new, self.again = secret_field(), secret_field(), secret_field()
        self._again_row = FormRow(tr("New password once more"), self.again)
        self._change = QWidget()
        self.sessions = RowList(tr("Signed in at"), tr("End what you do not know"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addWidget(self._who)
        layout.addWidget(self.sessions)
        self._build_who()
        self._build_change()

    def show_me(self, name: str, about: str) -> None:
        self._name.setText(name)
        self._about.setText(about)

    def show_sessions(self, lines: Sequence[SessionLine]) -> None:
        rows = []
        for line in lines:
            tag = Tag(tr("This computer"), "accent") if line.here else None
            row = ListRow("key-outline", line.title, line.state, tag, action="" if line.here else tr("End"))
            row.setProperty("token", line.id)
            row.acted.connect(self._end)
            rows.append(row)
        self.sessions.set_rows(rows)

    def close_change(self) -> None:
        for field in (self.old, self.new, self.again):
            field.clear()
        self._change.hide()

    def _build_who(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._about)
        line.addLayout(words, 1)
        change, leave = Button(tr("Change password")), Button(tr("Sign out"))
        change.clicked.connect(self._open_change)
        leave.clicked.connect(self.sign_out_wanted)
        line.addWidget(change)
        line.addWidget(leave)
        self._who.body.addLayout(line)
        self._who.body.addWidget(self._change)

    def _build_change(self) -> None:
        column = QVBoxLayout(self._change)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("3"))
        column.addWidget(FormRow(tr("Password until now"), self.old))
        column.addWidget(FormRow(tr("New password"), self.new, new_help()))
        column.addWidget(self._again_row)
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addWidget(label(tr("All your other sign-ins end."), "caption", "muted"))
        foot.addStretch(1)
        cancel, save = Button(tr("Cancel")), Button(tr("Change password"), "primary")
        cancel.clicked.connect(self.close_change)
        save.clicked.connect(self._tell_change)
        foot.addWidget(cancel)
        foot.addWidget(save)
        column.addLayout(foot)
        self._change.hide()

    def _open_change(self) -> None:
        self._change.show()
        self.old.setFocus()

    def _tell_change(self) -> None:
        if self.new.text() != self.again.text() or not self.new.text():
            self._again_row.set_error(tr("The two are not the same."))
        else:
            self.password_changed.emit(self.old.text(), self.new.text())

    def _end(self) -> None:
        self.session_ended.emit(str(self.sender().property("token")))
