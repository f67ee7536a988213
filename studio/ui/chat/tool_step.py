"""One tool at work: a quiet line that opens to what it was given, how it worked and what it returned."""

from collections.abc import Iterator, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.core.events import Shown, ToolCalled, ToolReturned
from studio.tools import KINDS
from studio.ui.chat.answer import AnswerView
from studio.ui.chat.fold_line import FoldLine
from studio.ui.components import label
from studio.ui.language import tr, words
from studio.ui.notices import explanation_of
from studio.ui.theme import space
from studio.wording.tools import tool_words

_LONGEST = 2000


class ToolStep(QWidget):
    def __init__(self, called: ToolCalled, name: str = "") -> None:
        super().__init__()
        self._called, self._name = called, name or tool_name(called.tool)
        self._returned: ToolReturned | None = None
        self.line = FoldLine(tr("Using {tool}…", tool=self._name))
        self._inside = QWidget()
        self._inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space("1"))
        column.addWidget(self.line)
        column.addWidget(self._inside)
        self.line.clicked.connect(self._turn)

    def finish(self, returned: ToolReturned) -> None:
        """What went wrong is said in the line itself."""
        self._returned = returned
        seconds = tr("{seconds} s", seconds=f"{returned.seconds:.2f}")
        said = explanation_of(returned.trouble).happened if returned.trouble else _came_of(returned)
        self.line.setText(" · ".join(part for part in (self._name, said, seconds) if part))

    @property
    def name(self) -> str:
        return self._name

    @property
    def returned(self) -> ToolReturned | None:
        return self._returned

    def is_open(self) -> bool:
        return not self._inside.isHidden()

    def _turn(self) -> None:
        if self._inside.layout() is None:
            self._lay_out()
        shown = self._inside.isHidden()
        self._inside.setVisible(shown)
        self.line.show_open(shown)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(space("4"), 0, 0, 0)
        column.setSpacing(space("1"))
        for title, markdown in self._parts():
            column.addWidget(label(title, "caption", "muted"))
            text = AnswerView()
            text.set_markdown(markdown)
            column.addWidget(text)

    def _parts(self) -> Iterator[tuple[str, str]]:
        if self._called.arguments:
            yield tr("Given"), _listed(self._called.arguments)
        returned = self._returned
        if returned is None:
            return
        if returned.shown and returned.shown.method:
            yield tr("How it was worked out"), f"```\n{returned.shown.method}\n```"
        if returned.shown and returned.shown.columns:
            yield tr("Rows"), table_of(returned.shown)
        if returned.text and not (returned.shown and returned.shown.columns):
            yield tr("Returned"), f"```\n{returned.text[:_LONGEST]}\n```"


def tool_name(tool: str) -> str:
    """Name a kind by its words, and a tool with a name of its own by that."""
    return words()(tool_words(tool).name) if tool in KINDS else tool


def table_of(shown: Shown) -> str:
    """Return the rows as a table in Markdown; a bar inside a cell parts none."""
    lines = [shown.columns, tuple("---" for _ in shown.columns), *shown.rows]
    table = "\n".join(_row(cells) for cells in lines)
    return f"{table}\n\n{tr('{count} more', count=shown.more)}" if shown.more else table


def _row(cells: Sequence[str]) -> str:
    plain = (" ".join(cell.split()).replace("|", "\\|") for cell in cells)
    return f"| {' | '.join(plain)} |"


def _listed(arguments: dict[str, Any]) -> str:
    return "\n".join(f"- {name}: {value}" for name, value in arguments.items())


def _came_of(returned: ToolReturned) -> str:
    shown = returned.shown
    return (
        tr("{count} {count:row|rows}", count=len(shown.rows) + shown.more) if shown and shown.columns else ""
    )
