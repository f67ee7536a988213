"""A digest shortened to what can be compared by eye; whole in the tooltip and on the clipboard."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import IconButton, label
from studio.ui.language import tr
from studio.ui.packages.words import short_digest, spaced_digest
from studio.ui.theme import space


class DigestLine(QWidget):
    def __init__(self, digest: str) -> None:
        super().__init__()
        self._digest = digest
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("1"))
        self.short = label(short_digest(digest), "dense")
        self.short.setToolTip(spaced_digest(digest))
        self.short.setAccessibleName(f"{tr('Digest')}: {digest}")
        self.copy = IconButton("content-copy", tr("Copy the whole digest"), small=True)
        self.copy.clicked.connect(self._copy)
        line.addWidget(self.short)
        line.addWidget(self.copy)
        line.addStretch(1)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._digest)
        self.copy.setToolTip(tr("Copied"))
