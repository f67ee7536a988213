"""A file the agent made: opened, looked at or kept elsewhere."""

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.core.artifacts import Artifact
from studio.ui.components import Button, ElidedLabel, IconButton, IconTile, StatusLabel
from studio.ui.language import tr
from studio.ui.theme import space

_ICONS = {".docx": "file-word-outline", ".xlsx": "file-excel-outline", ".json": "code-json"}


class ArtifactRow(QFrame):
    """`previewed` and `kept` bring the file that is to be shown, or copied elsewhere.

    In a kept conversation it may have been moved or deleted since.
    """

    previewed = Signal(object)
    kept = Signal(object)

    def __init__(self, artifact: Artifact) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.artifact = artifact
        self.setAccessibleName(artifact.name)
        self.preview = Button(tr("Preview"), "text", "file-eye-outline", small=True)
        self.open = Button(tr("Open"), small=True)
        self.keep = IconButton("content-save-outline", tr("Save a copy…"), small=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(space("2"), space("2"), space("2"), space("2"))
        row.setSpacing(space("2"))
        row.addWidget(IconTile(_ICONS.get(artifact.path.suffix.lower(), "file-outline")))
        row.addWidget(ElidedLabel(artifact.name, "body", middle=True), 1)
        for button in (self.preview, self.open, self.keep):
            row.addWidget(button)
        self.preview.setVisible(bool(artifact.paper))
        there = artifact.path.exists()
        self.open.setVisible(there)
        self.keep.setVisible(there)
        self.gone = StatusLabel(tr("not there any more"), "warning")
        self.gone.setVisible(not there)
        row.addWidget(self.gone)
        self.open.clicked.connect(self._open)
        self.preview.clicked.connect(self._preview)
        self.keep.clicked.connect(self._keep)

    def _open(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.artifact.path)))

    def _preview(self) -> None:
        self.previewed.emit(self.artifact)

    def _keep(self) -> None:
        self.kept.emit(self.artifact)
