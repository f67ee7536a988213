"""The folders a base keeps up with, and what changed in them, to be looked at before it is applied."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import (
    Button,
    Card,
    ElidedLabel,
    EmptyState,
    IconButton,
    IconLabel,
    ScrollPage,
    SideSheet,
    Spinner,
    clear_layout,
    label,
)
from studio.ui.language import tr
from studio.ui.theme import space

if TYPE_CHECKING:
    from studio.knowledge import FolderChanges

GROUPS = ("new", "changed", "moved", "removed")
_MOST_SHOWN = 50


class WatchSheet(SideSheet):
    """`applied` brings FolderChanges with what is to be applied, of one group or of all."""

    add_wanted = Signal()
    unwatched = Signal(object)
    look_wanted = Signal()
    applied = Signal(object)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Watched folders"))
        self._folders, self._found = QVBoxLayout(), QVBoxLayout()
        self._changes: FolderChanges | None = None
        self._looking = QWidget()
        self.add = Button(tr("Watch a folder…"), icon="folder-plus-outline")
        self.look = Button(tr("Look now"), icon="refresh")
        self.apply_all = Button(tr("Apply all"), "primary")
        self._lay_out()
        self.add.clicked.connect(self.add_wanted)
        self.look.clicked.connect(self.look_wanted)
        self.apply_all.clicked.connect(self._apply_all)

    def show_folders(self, folders: Sequence[Path]) -> None:
        clear_layout(self._folders)
        self.look.setVisible(bool(folders))
        for folder in folders:
            self._folders.addWidget(self._folder_row(folder))
        if not folders:
            text = tr(
                "What is new, changed, moved or removed is found at every start, and shown before it is done."
            )
            self._folders.addWidget(EmptyState("folder-eye-outline", tr("No folder is watched yet"), text))

    def set_looking(self, looking: bool) -> None:
        self._looking.setVisible(looking)
        self.look.setEnabled(not looking)

    def show_changes(self, changes: "FolderChanges | None") -> None:
        clear_layout(self._found)
        self._changes = changes
        self.apply_all.setVisible(changes is not None and changes.any)
        if changes is None:
            return
        for folder in changes.unreachable:
            self._found.addWidget(
                _note(tr("Not reachable: {folder}. Its documents stay as they are.", folder=folder))
            )
        for group in GROUPS:
            if getattr(changes, group):
                self._found.addWidget(self._group_card(group, changes))
        if changes.busy:
            names = tr(", ").join(path.name for path in changes.busy[:5])
            self._found.addWidget(
                _note(tr("Being written to or locked, left for the next time: {names}", names=names))
            )
        if not changes.any and not changes.unreachable:
            self._found.addWidget(label(tr("Everything is up to date."), "dense", "success"))

    def _folder_row(self, folder: Path) -> QWidget:
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        stop = IconButton("close", tr("Watch “{folder}” no longer", folder=folder.name), small=True)
        stop.setProperty("folder", str(folder))
        stop.clicked.connect(self._unwatch)
        layout.addWidget(IconLabel("folder-eye-outline", "text.secondary"))
        layout.addWidget(ElidedLabel(str(folder), "dense", start=True), 1)
        layout.addWidget(stop)
        return row

    def _group_card(self, group: str, changes: "FolderChanges") -> Card:
        files = getattr(changes, group)
        card = Card(_group_word(group), f"{len(files):,}")
        card.body.setSpacing(space("1"))
        apply = Button(_apply_word(group), small=True)
        apply.setProperty("group", group)
        apply.clicked.connect(self._apply_group)
        card.add_header_widget(apply)
        for file in files[:_MOST_SHOWN]:
            name = file.name if isinstance(file, Path) else file.document
            card.body.addWidget(ElidedLabel(name, "dense"))
            if group == "moved":
                card.body.addWidget(ElidedLabel(f"→ {file.path}", "caption", "muted", start=True))
        if len(files) > _MOST_SHOWN:
            card.body.addWidget(
                label(tr("and {count} more", count=f"{len(files) - _MOST_SHOWN:,}"), "caption", "muted")
            )
        return card

    def _unwatch(self) -> None:
        self.unwatched.emit(Path(str(self.sender().property("folder"))))

    def _apply_all(self) -> None:
        self.applied.emit(self._changes)

    def _apply_group(self) -> None:
        """The other groups are left for later."""
        if self._changes is not None:
            others = {group: () for group in GROUPS if group != self.sender().property("group")}
            self.applied.emit(replace(self._changes, **others))

    def _lay_out(self) -> None:
        self._folders.setSpacing(space("2"))
        self._found.setSpacing(space("3"))
        looking = QHBoxLayout(self._looking)
        looking.setContentsMargins(0, 0, 0, 0)
        looking.addWidget(Spinner())
        looking.addWidget(label(tr("Looking through the folders…"), "dense", "secondary"), 1)
        self._looking.hide()
        scroll = ScrollPage(margin=False)
        scroll.column.addLayout(self._folders)
        scroll.column.addWidget(self._looking)
        scroll.column.addLayout(self._found)
        buttons = QHBoxLayout()
        for button in (self.add, self.look):
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.apply_all)
        self.fill(scroll, buttons)


def found_text(changes: "FolderChanges") -> str:
    """What was found, in counts."""
    counts = ((group, len(getattr(changes, group))) for group in GROUPS)
    return " · ".join(f"{_group_word(group)} {count:,}" for group, count in counts if count)


def _note(text: str) -> QWidget:
    return label(text, "dense", "warning", wrap=True)


def _group_word(group: str) -> str:
    return {
        "new": tr("New"),
        "changed": tr("Changed"),
        "moved": tr("Moved"),
        "removed": tr("Removed from the disk"),
    }[group]


def _apply_word(group: str) -> str:
    return {
        "new": tr("Load them"),
        "changed": tr("Load again"),
        "moved": tr("Follow"),
        "removed": tr("Take out"),
    }[group]
