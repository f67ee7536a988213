"""Who acts, and where the catalogue is: this computer's own, or a server one signs in to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.components import ListRow, RowList, Tag
from studio.ui.language import tr
from studio.ui.pages.settings.clients import ClientsPart
from studio.ui.pages.settings.people_admin import AdminPart
from studio.ui.pages.settings.people_me import MeCard
from studio.ui.pages.settings.people_server import ServerCard
from studio.ui.pages.settings.people_sign_in import SignInCard
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.pages.settings.trust import TrustPart
from studio.ui.shell.status_bar import PersonLine


class PeopleView(ReadablePage):
    """On this computer one chooses who acts; towards a server one signs in."""

    person_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.people = RowList(tr("Who acts"), tr("Nobody reviews what they submitted themselves"))
        self.server, self.sign_in, self.me = ServerCard(), SignInCard(), MeCard()
        self.admin, self.clients, self.trust = AdminPart(self), ClientsPart(self), TrustPart()
        for part in (self.server, self.people, self.sign_in, self.me, self.admin, self.clients, self.trust):
            self.column.addWidget(part)
        self.show_local()

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

    def show_local(self) -> None:
        self._show_only(self.people)

    def show_sign_in(self) -> None:
        self._show_only(self.sign_in)

    def show_signed_in(self, *, admin: bool) -> None:
        self._show_only(self.me, *([self.admin, self.clients] if admin else []))

    def show_nothing(self) -> None:
        """Of a server that does not answer."""
        self._show_only()

    def _show_only(self, *parts: QWidget) -> None:
        """What goes may have the keys: Qt would send them out of the page."""
        focused = QApplication.focusWidget()
        for part in (self.people, self.sign_in, self.me, self.admin, self.clients):
            if part not in parts and focused is not None and part.isAncestorOf(focused):
                self.setFocus()
            part.setVisible(part in parts)

    def _choose(self) -> None:
        self.person_chosen.emit(str(self.sender().property("person")))
