"""What takes room by kind, the folder, and the workspace as one file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from studio.ui.components import Button, Card, ElidedLabel, Link, ProgressCard, Waiting, label
from studio.ui.language import tr, words
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.theme import UNBOUNDED, size, space, theme
from studio.wording.storage import kind_label, size_text

if TYPE_CHECKING:
    from studio.workspace.saving import KindSize


class StorageView(ReadablePage):
    folder_opened = Signal()
    tidied = Signal()
    saving_wanted = Signal()
    restoring_wanted = Signal()
    moving_wanted = Signal()
    measuring_wanted = Signal()
    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sizes = QGridLayout()
        self._sizes.setContentsMargins(0, 0, 0, 0)
        self._sizes.setHorizontalSpacing(space("4"))
        self._sizes.setVerticalSpacing(space("2"))
        self._sizes.setColumnStretch(1, 1)
        holder = QWidget()
        holder.setLayout(self._sizes)
        self.waiting = Waiting(holder)
        self._total = label("", "page")
        self._folder = ElidedLabel("", "body", start=True)
        self._free = label("", "caption", "muted")
        self._progress: ProgressCard | None = None
        self._backup = self._backup_card()
        self.column.addWidget(self._folder_card())
        self.column.addWidget(self._sizes_card())
        self.column.addWidget(self._backup)

    def show_folder(self, folder: Path) -> None:
        self._folder.set_text(str(folder))

    def wait(self) -> None:
        if not self._sizes.count():
            self.waiting.wait()

    def show_sizes(self, rows: "Sequence[KindSize]", free: int) -> None:
        _clear(self._sizes)
        shown = sorted((row for row in rows if row.files), key=lambda row: -row.size)
        whole, most = sum(row.size for row in rows), max((row.size for row in rows), default=0)
        for line, row in enumerate(shown):
            name, bar = label(kind_label(row.kind, words()), "body"), _Bar(row.size / most if most else 0)
            figure = label(size_text(row.size), "dense", "secondary")
            files = label(tr("{count} {count:file|files}", count=row.files), "caption", "muted")
            bar.setAccessibleName(f"{name.text()}: {figure.text()}")
            for column, part in enumerate((name, bar, figure, files)):
                right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                self._sizes.addWidget(part, line, column, right if column > 1 else Qt.AlignmentFlag(0))
        self._total.setText(size_text(whole))
        self._free.setText(tr("{size} free on this drive", size=size_text(free)))
        self.waiting.show_content()

    def begin(self, title: str) -> None:
        """Long work on the whole workspace; one at a time."""
        self.end()
        self._progress = ProgressCard(title)
        self._progress.cancelled.connect(self.stopped)
        self.column.insertWidget(0, self._progress)
        self._set_enabled(False)

    def show_progress(self, done: int, total: int) -> None:
        if self._progress is not None:
            self._progress.set_progress(done, total)

    def end(self) -> None:
        if self._progress is not None:
            self._progress.hide()
            self._progress.deleteLater()
            self._progress = None
        self._set_enabled(True)

    def _set_enabled(self, enabled: bool) -> None:
        for button in (self._save, self._restore, self._move, self._tidy):
            button.setEnabled(enabled)

    def _folder_card(self) -> Card:
        card, row = (
            Card(tr("Workspace"), tr("Everything is in this one folder; keys are not in it")),
            QHBoxLayout(),
        )
        show, self._move = Button(tr("Open the folder")), Button(tr("Move…"))
        show.clicked.connect(self.folder_opened)
        self._move.clicked.connect(self.moving_wanted)
        row.setSpacing(space("2"))
        row.addWidget(self._folder, 1)
        row.addWidget(show)
        row.addWidget(self._move)
        card.body.addLayout(row)
        card.body.addWidget(self._free)
        return card

    def _sizes_card(self) -> Card:
        card = Card(tr("What takes room"))
        self._tidy, again = Button(tr("Tidy up"), small=True), Link(tr("Measure again"))
        self._tidy.setToolTip(tr("Takes away what a broken-off work left, and room nothing is in any more."))
        self._tidy.clicked.connect(self.tidied)
        again.clicked.connect(self.measuring_wanted)
        for part in (self._total, again, self._tidy):
            card.add_header_widget(part)
        card.body.addWidget(self.waiting)
        return card

    def _backup_card(self) -> Card:
        card = Card(tr("Backup"), tr("the whole workspace in one file, also while you work"))
        self._save, self._restore = Button(tr("Back up…"), "primary"), Button(tr("Restore…"))
        lines = (
            (
                self._save,
                tr("Agents, bases with documents, conversations, tests, the catalogue of this computer."),
            ),
            (self._restore, tr("Into an empty folder: what is here now stays as it is.")),
        )
        for button, text in lines:
            row = QHBoxLayout()
            row.setSpacing(space("3"))
            row.addWidget(button)
            row.addWidget(label(text, "caption", "muted", wrap=True), 1)
            card.body.addLayout(row)
        self._save.clicked.connect(self.saving_wanted)
        self._restore.clicked.connect(self.restoring_wanted)
        return card


class _Bar(QWidget):
    """How much of the largest; `share` is 0 to 1."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self._share = share
        self.setFixedHeight(size("bar"))
        self.setMinimumWidth(size("meter") // 2)
        self.setMaximumWidth(UNBOUNDED)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, radius = QRectF(self.rect()), self.height() / 2
        painter.setBrush(theme().color("border"))
        painter.drawRoundedRect(whole, radius, radius)
        part = QRectF(0, 0, max(whole.width() * self._share, self.height()), whole.height())
        painter.setBrush(theme().color("accent"))
        painter.drawRoundedRect(part, radius, radius)


def _clear(grid: QGridLayout) -> None:
    while grid.count():
        widget = grid.takeAt(0).widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
