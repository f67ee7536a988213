"""What program this is, where the work lies, whose parts it is made of, and what helps when it fails."""

import platform
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSortFilterProxyModel, Qt, Signal, qVersion
from PySide6.QtGui import QGuiApplication, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QHeaderView, QTableView, QWidget

import studio
from studio.core.third_parties import Part, third_parties
from studio.ui.components import Button, Card, SideSheet, TextArea, TextField, label
from studio.ui.language import tr
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.pages.settings.support import SupportSheet
from studio.ui.theme import size, space

_LINES_SHOWN = 10


class AboutView(ReadablePage):
    """`notices_wanted` brings the name of a part, `copied` the facts that are in the clipboard now."""

    notices_wanted = Signal(str)
    support_wanted = Signal()
    copied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._lines: list[tuple[str, str]] = []
        self._facts = QGridLayout()
        self._facts.setHorizontalSpacing(space("6"))
        self._facts.setColumnStretch(1, 1)
        self.support, self.notices = SupportSheet(self), NoticesSheet(self)
        self.parts = PartsCard()
        self.parts.opened.connect(self.notices_wanted)
        self.column.addWidget(self._about())
        self.column.addWidget(self._help())
        self.column.addWidget(self.parts)

    def show_folder(self, folder: Path, policies: Sequence[Path] = ()) -> None:
        """`policies` are the files an administrator's settings come from."""
        if self._lines:
            return
        system = f"{platform.system()} {platform.release()} · {platform.machine()}"
        self._lines = [
            (tr("Version"), studio.__version__),
            (tr("Licence"), "Apache-2.0"),
            (tr("Workspace"), str(folder)),
            (tr("Runs on"), f"{system} · Python {platform.python_version()} · Qt {qVersion()}"),
        ]
        if policies:
            self._lines.append((tr("Set by your administrator"), tr(", ").join(map(str, policies))))
        for row, (name, value) in enumerate(self._lines):
            words = label(value, "body", wrap=True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._facts.addWidget(label(name, "label"), row, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(words, row, 1)

    def _about(self) -> Card:
        card = Card(tr("Agent Studio"), tr("Documents become reviewed agents that cite their sources"))
        copy = Button(tr("Copy"), icon="content-copy", small=True)
        copy.clicked.connect(self._copy)
        card.add_header_widget(copy)
        card.body.addLayout(self._facts)
        return card

    def _help(self) -> Card:
        card, row = Card(tr("When something fails")), QHBoxLayout()
        text = tr(
            "One file for whoever looks after this computer. You see what is in it before it is written."
        )
        make = Button(tr("Support bundle…"))
        make.clicked.connect(self.support_wanted)
        row.setSpacing(space("3"))
        row.addWidget(label(text, "dense", "secondary", wrap=True), 1)
        row.addWidget(make)
        card.body.addLayout(row)
        return card

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{name}: {value}" for name, value in self._lines))
        self.copied.emit()


class PartsCard(Card):
    """Enter or a double click on a part opens its notices."""

    opened = Signal(str)

    def __init__(self) -> None:
        parts = third_parties()
        super().__init__(tr("Third-party parts"), f"{len(parts):,}", padded=False)
        self.search = TextField(tr("Search a part or a licence"), "magnify")
        self.search.setFixedWidth(size("panel.narrower"))
        self.add_header_widget(self.search)
        self._model = QSortFilterProxyModel(self)
        self._model.setSourceModel(_model(parts, self))
        self._model.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._model.setFilterKeyColumn(-1)
        self._model.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.table = self._table()
        self.body.addWidget(self.table)
        note = label(tr("Enter or a double click shows the notices of a part."), "caption", "muted")
        note.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        self.body.addWidget(note)
        self.search.textChanged.connect(self._model.setFilterFixedString)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self._model)
        table.setAccessibleName(tr("Third-party parts"))
        table.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setSortingEnabled(True)
        table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(size("row.dense"))
        heads = table.horizontalHeader()
        heads.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.setMinimumHeight(_LINES_SHOWN * size("row.dense"))
        table.activated.connect(self._open)
        return table

    def _open(self) -> None:
        chosen = self.table.currentIndex()
        self.opened.emit(str(chosen.siblingAtColumn(0).data() or ""))


class NoticesSheet(SideSheet):
    def __init__(self, page: QWidget) -> None:
        super().__init__(page, "", width=size("sheet.wider"))
        self.text = TextArea(lines=_LINES_SHOWN)
        self.text.setReadOnly(True)
        self.body.addWidget(self.text, 1)

    def show_notices(self, part: str, text: str) -> None:
        self.set_title(part)
        self.text.setAccessibleName(part)
        self.text.setPlainText(text or tr("No notice came with this part; its licence is named in the list."))
        self.open()


def _model(parts: Sequence[Part], parent: QWidget) -> QStandardItemModel:
    model = QStandardItemModel(0, 3, parent)
    model.setHorizontalHeaderLabels([tr("Name"), tr("Version"), tr("Licence")])
    for part in parts:
        licence = part.licence or tr("see its notices")
        row = [QStandardItem(text) for text in (part.name, part.version, licence)]
        for item in row:
            item.setToolTip(item.text())
        model.appendRow(row)
    return model
