"""Every shortcut there is, as it is bound now."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from studio.ui.components import Card, Tag, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.settings.readable import ReadablePage
from studio.ui.theme import space


@dataclass(frozen=True)
class Shortcut:
    """`keys` as Qt writes them; `where` is the group it is shown in."""

    keys: str
    text: str
    where: str


class ShortcutsView(ReadablePage):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)

    def show_shortcuts(self, shortcuts: Sequence[Shortcut]) -> None:
        clear_layout(self.column)
        for where in dict.fromkeys(shortcut.where for shortcut in shortcuts):
            card, grid = Card(where), QGridLayout()
            grid.setHorizontalSpacing(space("4"))
            grid.setVerticalSpacing(space("2"))
            grid.setColumnStretch(1, 1)
            for line, one in enumerate(shortcut for shortcut in shortcuts if shortcut.where == where):
                shown = QKeySequence(one.keys).toString(QKeySequence.SequenceFormat.NativeText) or one.keys
                grid.addWidget(Tag(shown), line, 0, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(label(one.text, "body", wrap=True), line, 1)
            card.body.addLayout(grid)
            self.column.addWidget(card)
        self.column.addWidget(label(tr("Buttons tell theirs in the tooltip."), "caption", "muted"))
