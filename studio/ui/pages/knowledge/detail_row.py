"""The row that opens under a document: why it needs a look, what to do, and the button that does it.

In a narrow window it also says what has no column there.
"""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.theme import size, space


class DetailRow(QWidget):
    """`replaced` asks for another file in place of this one, `removed` lets the row go.

    `located` asks to see the file itself, `facts_wanted` what is known of it.
    """

    replaced = Signal(str)
    removed = Signal(str)
    located = Signal(str)
    facts_wanted = Signal(str)

    def __init__(self, line: DocumentLine) -> None:
        super().__init__()
        self._name = line.name
        happened, meaning = line.explained() if line.needs_attention else (line.name, line.summed_up)
        self.setAccessibleName(happened)
        lines = QVBoxLayout()
        lines.setSpacing(0)
        if line.needs_attention:
            lines.addWidget(label(happened, "label", wrap=True))
        lines.addWidget(label(meaning, "dense", "secondary", wrap=True))
        self._line = layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        layout.setContentsMargins(size("row") + space("2"), space("2"), space("4"), space("2"))
        layout.setSpacing(space("3"))
        layout.addLayout(lines, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(space("3"))
        for button in self._buttons(line):
            buttons.addWidget(button)
        buttons.addStretch(0)
        layout.addLayout(buttons)

    def height_in(self, width: int) -> int:
        """In a table so wide; where words have no room beside the buttons they stand above them."""
        narrow = width < size("breakpoints.one.column")
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._line.setDirection(down if narrow else across)
        self._line.setSpacing(space("1" if narrow else "3"))
        for child in self.findChildren(QWidget):
            child.ensurePolished()  # its font, which the table has not shown yet
        return self.heightForWidth(width)

    def _buttons(self, line: DocumentLine) -> list[Button]:
        """What mends it first, what lets it go last."""
        if not line.needs_attention:
            facts = self._button(tr("Document facts"), self._show_facts, "text")
            return [self._button(tr("Open"), self._locate), facts]
        if line.ready:
            return [
                self._button(tr("Open"), self._locate),
                self._button(tr("Choose another file"), self._replace),
            ]
        if line.kind == "refused":
            locate = [self._button(tr("Show the file"), self._locate)] if line.row.source else []
            return [*locate, self._button(tr("Understood"), self._remove, "text")]
        choose = self._button(tr("Choose another file"), self._replace)
        return [choose, self._button(tr("Skip this file"), self._remove, "text")]

    def _button(self, text: str, act: Callable[[], None], kind: str = "secondary") -> Button:
        button = Button(text, kind, small=True)
        button.clicked.connect(act)
        return button

    def _locate(self) -> None:
        self.located.emit(self._name)

    def _show_facts(self) -> None:
        self.facts_wanted.emit(self._name)

    def _replace(self) -> None:
        self.replaced.emit(self._name)

    def _remove(self) -> None:
        self.removed.emit(self._name)
