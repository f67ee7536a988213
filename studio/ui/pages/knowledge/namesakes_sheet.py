"""Asks what to do with files whose names are taken by documents from another place."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QListWidget, QWidget

from studio.ui.components import Button, SideSheet, label
from studio.ui.language import tr


class NamesakesSheet(SideSheet):
    """`answered` brings True to keep both, False to replace; closing it adds nothing."""

    answered = Signal(bool)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("These names are taken"))
        self._told = label("", "body", "secondary", wrap=True)
        self._names = QListWidget()
        self._names.setAccessibleName(tr("Files"))
        self.replace, self.keep = Button(tr("Replace"), "primary"), Button(tr("Keep both"))
        leave = Button(tr("Do not add"), "text")
        self.body.addWidget(self._told)
        self.body.addWidget(self._names, 1)
        for button, words in (
            (self.replace, tr("The new file takes the place of the old one; edits of its chunks stay.")),
            (self.keep, tr("The new file becomes a document of its own, told apart by its folder.")),
        ):
            self.body.addWidget(button)
            self.body.addWidget(label(words, "caption", "muted", wrap=True))
        self.body.addWidget(leave)
        self.replace.clicked.connect(self._replace)
        self.keep.clicked.connect(self._keep)
        leave.clicked.connect(self.close_sheet)

    def ask(self, found: Mapping[str, Path]) -> None:
        """`found` are documents that are there, each with the file that would take its place."""
        count = tr(
            "{count} {count:file|files} {count:is|are} called like documents from other places.",
            count=f"{len(found):,}",
        )
        self._told.setText(f"{count} {tr('What is to become of them?')}")
        self._names.clear()
        for name, file in found.items():
            self._names.addItem(name)
            self._names.item(self._names.count() - 1).setToolTip(str(file))
        self.open()

    def _replace(self) -> None:
        self.close_sheet()
        self.answered.emit(False)

    def _keep(self) -> None:
        self.close_sheet()
        self.answered.emit(True)
