"""The versions at the left, and at the right what differs between the chosen one and another."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.authoring.versions import Version
from studio.catalogue import Changes
from studio.ui.components import (
    Button,
    ClickableRow,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    ScrollPage,
    Select,
    TextField,
    clear_layout,
    hairline,
    label,
    upright_hairline,
)
from studio.ui.language import tr
from studio.ui.pages.builder.versions.words import name_text, parts_text, time_text, why_text
from studio.ui.pages.reviews.changes_view import ChangesView
from studio.ui.theme import size, space

DRAFT, BEFORE = "", "before"
_LONGEST = 60


class VersionsView(QWidget):
    """`compared` brings the version and what it is to be compared with: DRAFT, BEFORE or another's id.

    `kept` when the draft of now is to be kept, `remarked` brings a version and what it is to be known by.
    """

    compared = Signal(str, str)
    restored = Signal(str)
    kept = Signal()
    remarked = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._versions: list[Version] = []
        self._current = ""
        self.rows = ScrollPage(margin=False)
        self.rows.column.setSpacing(0)
        self.other, self.restore = Select(), Button(tr("Restore this version"), icon="history")
        self.keep = Button(tr("Keep the draft of now"), icon="bookmark-plus-outline")
        self.remark = TextField(tr("Known by, such as “as the director read it”"))
        self.changes, self._title = ChangesView(), ElidedLabel("", "section")
        self._same = EmptyState("equal", tr("Nothing differs"))
        for told in (self._same, self.changes):  # before one knows, neither is said
            told.hide()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._stack.addWidget(_empty())
        self._stack.addWidget(self._content())
        self.other.chosen.connect(self._compare)
        self.restore.clicked.connect(self._restore)
        self.keep.clicked.connect(self.kept)
        self.remark.editingFinished.connect(self._remark)

    def show_versions(self, versions: Sequence[Version]) -> None:
        """Newest first; the one that was chosen stays so while it is there."""
        self._versions = list(versions)
        clear_layout(self.rows.column)
        for index, version in enumerate(self._versions):
            before = self._versions[index + 1] if index + 1 < len(self._versions) else None
            row = VersionRow(version, parts_text(version, before))
            row.chosen.connect(self.choose)
            self.rows.column.addWidget(row)
        self._stack.setCurrentIndex(1 if self._versions else 0)
        known = [version.id for version in self._versions]
        if known:
            self.choose(self._current if self._current in known else known[0])

    def show_kept(self, versions: Sequence[Version]) -> None:
        """One that was kept by hand is the newest; what it is to be known by is written at once."""
        self.show_versions(versions)
        self.choose(self._versions[0].id)
        self.remark.setFocus()

    def choose(self, version: str) -> None:
        self._remark()
        self._current = version
        for row in self._rows():
            row.set_selected(row.version == version)
        chosen = next(one for one in self._versions if one.id == version)
        self._title.set_text(f"{time_text(chosen.made)} · {why_text(chosen.why)}")
        self.remark.set_value(chosen.remark)
        others = [(DRAFT, tr("the draft as it is now")), (BEFORE, tr("the version before it"))]
        others += [(one.id, name_text(one)) for one in self._versions if one.id != version]
        self.other.set_options(others)
        self._compare()

    def show_changes(self, changes: Changes) -> None:
        self.changes.show_changes(changes)
        same = self.changes.count() == 0
        self._same.setVisible(same)
        self.changes.setVisible(not same)

    def fit(self, width: int) -> None:
        self._title.setHidden(width < size("breakpoints.one.column"))  # the list beside it says the same
        self.rows.setFixedWidth(size("list.narrow" if width < size("breakpoints.narrow") else "list"))

    def _rows(self) -> list["VersionRow"]:
        column = self.rows.column
        found = (column.itemAt(index).widget() for index in range(column.count()))
        return [row for row in found if isinstance(row, VersionRow)]

    def _compare(self) -> None:
        self.compared.emit(self._current, self.other.value())

    def _remark(self) -> None:
        """Also when another version is chosen while one still writes."""
        chosen = next((one for one in self._versions if one.id == self._current), None)
        words = self.remark.value()
        if chosen is not None and words != chosen.remark:
            remarked = chosen.model_copy(update={"remark": words})
            self._versions = [remarked if one is chosen else one for one in self._versions]
            self.remarked.emit(chosen.id, words)

    def _restore(self) -> None:
        self.restored.emit(self._current)

    def _content(self) -> QWidget:
        content, line, right = QWidget(), QHBoxLayout(), QVBoxLayout()
        content.setLayout(line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        right.setSpacing(0)
        right.addLayout(self._head())
        right.addWidget(hairline())
        right.addWidget(self.changes, 1)
        right.addWidget(self._same, 1)
        right.addStretch(0)
        line.addLayout(self._list())
        line.addWidget(upright_hairline())
        line.addLayout(right, 1)
        self.rows.setAccessibleName(tr("Versions"))
        return content

    def _list(self) -> QVBoxLayout:
        column, edge = QVBoxLayout(), space("2")
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(space("4"), edge, space("3"), edge)
        above.addWidget(self.keep)
        column.addLayout(above)
        column.addWidget(hairline())
        column.addWidget(self.rows, 1)
        return column

    def _head(self) -> FlowLayout:
        head = FlowLayout()
        head.setContentsMargins(space("page"), space("2"), space("page"), space("2"))
        self._title.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        compared = label(tr("compared with"), "dense", "secondary")
        for words in (self._title, compared):
            words.setFixedHeight(size("control"))
            head.addWidget(words)
        self.other.setAccessibleName(tr("Compare with"))
        self.other.setFixedWidth(size("section.list"))
        head.addWidget(self.other)
        head.addWidget(self.restore)
        self.remark.setAccessibleName(tr("Remark on this version"))
        self.remark.setMaxLength(_LONGEST)
        self.remark.setFixedWidth(size("list.narrow"))
        head.addWidget(self.remark)
        return head


class VersionRow(ClickableRow):
    chosen = Signal(str)

    def __init__(self, version: Version, parts: str) -> None:
        super().__init__()
        self.version = version.id
        title, why = name_text(version), why_text(version.why)
        if version.remark:
            why = f"{time_text(version.made)} · {why}"
        self.setAccessibleName(f"{title}, {why}, {parts}")
        column = QVBoxLayout(self)
        column.setContentsMargins(space("4"), space("2"), space("3"), space("2"))
        column.setSpacing(0)
        column.addWidget(ElidedLabel(title, "label"))
        column.addWidget(ElidedLabel(why, "caption", "muted"))
        column.addWidget(ElidedLabel(parts, "caption", "secondary"))
        self.opened.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.version)


def _empty() -> QWidget:
    text = tr(
        "While you work the studio keeps how the draft was: when you leave it, test it or submit it."
        " Here you compare the versions and bring one back."
    )
    return EmptyState("history", tr("No versions yet"), text)
