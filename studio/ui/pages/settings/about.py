"""What program this is, where the work lies, and whose parts it is made of."""

import json
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from studio.core.paths import PACKAGE
from studio.ui.components import Card, ScrollPage, label
from studio.ui.language import tr
from studio.ui.theme import size, space

_TABLE_HEIGHT = 10


class AboutView(ScrollPage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(space("6"))
        self._facts.setColumnStretch(1, 1)
        card = Card(tr("Agent Studio"), tr("Documents become reviewed agents that cite their sources"))
        card.body.addLayout(self._facts)
        self.column.addWidget(card)
        self.column.addWidget(_licences())

    def show_folder(self, folder: Path) -> None:
        lines = (
            (tr("Version"), program_version()),
            (tr("Licence"), "Apache-2.0"),
            (tr("Workspace"), str(folder)),
            (tr("Runs on"), f"{platform.system()} · Python {platform.python_version()} · Qt {qVersion()}"),
        )
        for row, (name, value) in enumerate(lines):
            words = label(value, "body", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(label(name, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(words, row, 1)


def program_version() -> str:
    try:
        return version("agent-studio")
    except PackageNotFoundError:
        return "—"


def third_parties() -> list[tuple[str, str, str]]:
    """Return name, version and licence of every part, as they were found when the list was made."""
    entries = json.loads((PACKAGE / "assets" / "licences.json").read_text(encoding="utf-8"))
    return [(entry["name"], entry["version"], entry["licence"]) for entry in entries]


def _licences() -> Card:
    parts = third_parties()
    card = Card(tr("Third-party parts"), str(len(parts)), padded=False)
    table = QTableWidget(len(parts), 3)
    table.setHorizontalHeaderLabels([tr("Name"), tr("Version"), tr("Licence")])
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(size("row.dense"))
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
    table.setMinimumHeight(_TABLE_HEIGHT * size("row.dense"))
    for row, part in enumerate(parts):
        for column, text in enumerate(part):
            table.setItem(row, column, QTableWidgetItem(text))
    card.body.addWidget(table)
    return card
