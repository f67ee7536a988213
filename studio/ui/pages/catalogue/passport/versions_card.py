"""All released versions, newest first, with their notes; a click opens the passport of that one."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from studio.catalogue import Release
from studio.ui.components import ClickableRow, ElidedLabel, Link, RowList, Tag, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.packages.states import state_tag
from studio.ui.theme import size, space


class VersionsCard(RowList):
    chosen = Signal(str)
    compared = Signal()

    def __init__(self, versions: Sequence[Release], shown: str) -> None:
        super().__init__(tr("Versions"))
        compare = Link(tr("What changed"))
        compare.setAccessibleName(tr("What changed in {version}", version=shown))
        compare.clicked.connect(self.compared)
        self.add_header_widget(compare)
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
        line.setSpacing(space("2"))
        line.addWidget(label(release.version, "strong"))
        reason = release.recalled or release.rolled_back or release.deprecated
        line.addWidget(ElidedLabel(reason or release.note or release.comment, "dense", "secondary"), 1)
        tag = state_tag(release.state)
        if tag is None and release.current:
            tag = Tag(tr("in use"), "success")
        if tag is not None:
            line.addWidget(tag)
        line.addWidget(label(short_time(release.released), "caption", "muted"))
