"""Whom this computer believes: the catalogue's key, and the keys with which the acting person signs."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.core.errors import CatalogueKeyChanged, IndexRolledBack
from studio.ui.components import Banner, Button, Card, clear_layout, label
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.packages import FactsCard
from studio.ui.theme import space
from studio.wording import joined

_TRUST = "trust"


class TrustPart(QWidget):
    checked = Signal()
    trusted = Signal()
    key_made = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note, self._facts = QVBoxLayout(), QVBoxLayout()
        self._keys = QVBoxLayout()
        self._check, self._make = Button(tr("Check now")), Button(tr("Make a new key"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("gap"))
        column.addLayout(self._note)
        column.addLayout(self._facts)
        column.addLayout(_right(self._check))
        column.addWidget(self._own_card())
        self._check.clicked.connect(self.checked)
        self._make.clicked.connect(self.key_made)

    def show_catalogue(self, rows: Sequence[tuple[str, str]]) -> None:
        clear_layout(self._facts)
        self._facts.addWidget(FactsCard(tr("The catalogue's key"), rows))

    def show_trouble(self, error: object) -> None:
        """Only where a person may know better than this program is trusting anew offered."""
        clear_layout(self._note)
        said = explanation_of(error)
        may_trust = isinstance(error, CatalogueKeyChanged | IndexRolledBack)
        actions = [(_TRUST, tr("Trust the new key"))] if may_trust else []
        text = joined(said.meaning, said.action)
        banner = Banner("danger", said.happened, text, actions, closable=False)
        banner.acted.connect(self._tell)
        self._note.addWidget(banner)

    def show_no_trouble(self) -> None:
        clear_layout(self._note)

    def show_keys(self, lines: Sequence[str] | None) -> None:
        """None before anybody has looked."""
        clear_layout(self._keys)
        none_yet = tr("None yet: one is made with the first submission.")
        for line in lines or ([none_yet] if lines is not None else []):
            self._keys.addWidget(label(line, "dense", "secondary", wrap=True))

    def _own_card(self) -> Card:
        card = Card(tr("Keys with which you sign"))
        text = tr("One for each computer, kept in its keyring. What you submit is signed with it.")
        card.body.addWidget(label(text, "dense", "secondary", wrap=True))
        card.body.addLayout(self._keys)
        card.body.addLayout(_right(self._make))
        return card

    def _tell(self, action: str) -> None:
        if action == _TRUST:
            self.trusted.emit()


def _right(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(space("2"))
    row.addStretch(1)
    row.addWidget(button)
    return row
