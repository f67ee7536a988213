"""All released versions, newest first; a click opens the passport of that one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.catalogue import Release
from studio.ui.components import ClickableRow, ElidedLabel, RowList, Tag, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.theme import size, space


class VersionsCard(RowList):
    chosen = Signal(str)

    def __init__(self, versions: Sequence[Release], shown: str) -> None:
        super().__init__(tr("Versions"))
        rows = [_VersionRow(release) for release in versions]
        for row in rows:
            row.set_selected(row.version == shown)
            row.opened.connect(self._choose)
        self.set_rows(rows)

    def _choose(self) -> None:
        row = self.sender()
        assert isinstance(row, _VersionRow)
        self.chosen.emit(row.version)


class _VersionRow(ClickableRow):
    def __init__(self, release: Release) -> None:
        super().__init__()
        self.version = release.version
        self.setFixedHeight(size("row"))
        self.setAccessibleName(tr("Version {version}", version=release.version))
        line = QHBoxLayout(self)
        line.setContentsMargins(space("4"), 0, space("4"), 0)
        line.setSpacing(space("3"))
        line.addWidget(label(release.version, "strong"))
        line.addWidget(ElidedLabel(release.recalled or release.comment, "dense", "secondary"), 1)
        if release.recalled:
            line.addWidget(Tag(tr("recalled"), "danger"))
        line.addWidget(label(short_time(release.released), "caption", "muted"))
