"""Signing in to a catalogue server: with number and password, in the browser, or with a token."""

from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from studio.ui.components import Banner, Button, Card, FormRow, Segmented, TextField, clear_layout, label
from studio.ui.components.sight import bring_into_sight
from studio.ui.language import tr
from studio.ui.theme import space
from studio.wording import Explanation

PASSWORD, SSO, TOKEN = "password", "sso", "token"
_SESSION, _DROP, _CANCEL = "session", "drop", "cancel"


class SignInCard(Card):
    """A first password asks for a new one beside it; what went wrong stands above the fields."""

    password_given = Signal(str, str, str)
    sso_wanted = Signal()
    token_given = Signal(str)
    keeping_decided = Signal(bool)
    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Sign in"), parent=parent)
        self.way = Segmented([(SSO, ""), (PASSWORD, tr("Password")), (TOKEN, tr("Token"))])
        self.number, self.password = TextField(), secret_field()
        self.new, self.again = secret_field(), secret_field()
        self.token = secret_field(tr("Paste the sign-in token"))
        self._sign_in = Button(tr("Sign in"), "primary")
        self._said = QVBoxLayout()
        self._rows = {
            self.number: FormRow(tr("Staff number"), self.number),
            self.password: FormRow(tr("Password"), self.password),
            self.new: FormRow(tr("New password"), self.new, new_help()),
            self.again: FormRow(tr("New password once more"), self.again),
            self.token: FormRow(
                tr("Sign-in token"),
                self.token,
                tr("Kept in the system keyring. The administrator of the catalogue gives it to you."),
            ),
        }
        text = tr("Your browser opens and brings you back here.")
        self._sso_text = label(text, "dense", "secondary", wrap=True)
        self._build()
        self._demand_new = False
        self.offer(sso=False, provider="")

    def offer(self, *, sso: bool, provider: str) -> None:
        """Show the ways this server has; its single sign-on comes first."""
        self.way.set_text(SSO, provider or tr("Single sign-on"))
        self.way.offer(SSO, offered=sso)
        self.show_way(SSO if sso else PASSWORD)

    def demand_new_password(self, said: Explanation) -> None:
        self._demand_new = True
        self.show_way(PASSWORD)
        self.show_note("info", said)
        self._go_to(self.new)

    def suggest(self, number: str) -> None:
        if number and not self.number.text():
            self.number.setText(number)

    def take_focus(self) -> None:
        """The next thing to be done is to sign in."""
        proof = self.password if self.number.text() else self.number
        self._go_to({PASSWORD: proof, TOKEN: self.token}.get(self.way.value(), self._sign_in))

    def show_note(self, kind: str, said: Explanation, *actions: tuple[str, str]) -> Banner:
        clear_layout(self._said)
        text = said.meaning if kind == "warning" else said.action
        banner = Banner(kind, said.happened, text, actions, closable=False)
        banner.acted.connect(self._decide)
        self._said.addWidget(banner)
        return banner

    def ask_session_only(self, said: Explanation) -> None:
        """A sign-in that cannot be kept is used this time only, or not at all."""
        actions = (_SESSION, tr("Use it this time only")), (_DROP, tr("Do not sign in"))
        self.show_note("warning", said, *actions).take_focus()

    def wait_for_browser(self) -> None:
        text = tr("Sign in there; this page goes on by itself.")
        said = Explanation(tr("Waiting for your browser"), "", text)
        self.show_note("info", said, (_CANCEL, tr("Cancel")))

    def set_busy(self, busy: bool) -> None:
        self._sign_in.set_busy(busy, tr("Signing in…"))

    def clear(self) -> None:
        clear_layout(self._said)
        self._demand_new = False
        for field in (self.password, self.new, self.again, self.token):
            field.clear()
        self.show_way(self.way.value())

    def show_way(self, way: str) -> None:
        self.way.set_value(way)
        shown = {
            PASSWORD: (self.number, self.password, *((self.new, self.again) if self._demand_new else ())),
            TOKEN: (self.token,),
        }.get(way, ())
        for field, row in self._rows.items():
            row.setVisible(field in shown)
        self._sso_text.setVisible(way == SSO)
        self._sign_in.set_text(tr("Open the browser") if way == SSO else tr("Sign in"))

    def _go_to(self, field: QWidget) -> None:
        """It has its place only once the rows that came with it have theirs."""
        field.setFocus()
        QTimer.singleShot(0, self, partial(bring_into_sight, self._sign_in))

    def _build(self) -> None:
        self.body.addLayout(self._said)
        self.body.addWidget(self.way)
        self.body.addWidget(self._sso_text)
        for field, row in self._rows.items():
            self.body.addWidget(row)
            field.returnPressed.connect(self._tell)
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addStretch(1)
        foot.addWidget(self._sign_in)
        self.body.addLayout(foot)
        self.way.chosen.connect(self.show_way)
        self._sign_in.clicked.connect(self._tell)

    def _tell(self) -> None:
        way = self.way.value()
        if way == SSO:
            self.sso_wanted.emit()
        elif way == TOKEN and self._filled(self.token):
            self.token_given.emit(self.token.text())
        elif way == PASSWORD and self._filled(self.number, self.password) and self._new_fits():
            new = self.new.text() if self._demand_new else ""
            self.password_given.emit(self.number.value(), self.password.text(), new)

    def _filled(self, *fields: TextField) -> bool:
        missing = [field for field in fields if not field.text()]
        for field in missing:
            self._rows[field].set_error(tr("Fill this in"))
        return not missing

    def _new_fits(self) -> bool:
        if not self._demand_new:
            return True
        if not self._filled(self.new, self.again):
            return False
        if self.new.text() != self.again.text():
            self._rows[self.again].set_error(tr("The two are not the same."))
            return False
        return True

    def _decide(self, choice: str) -> None:
        clear_layout(self._said)
        if choice == _CANCEL:
            self.cancelled.emit()
        else:
            self.keeping_decided.emit(choice == _SESSION)


def new_help() -> str:
    return tr("At least 10 characters, a short sentence for example.")


def secret_field(placeholder: str = "") -> TextField:
    field = TextField(placeholder)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    return field
