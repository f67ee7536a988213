"""Several tools at work one after another: one quiet line that opens to the steps."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.chat.fold_line import FoldLine
from studio.ui.chat.tool_step import ToolStep
from studio.ui.language import tr
from studio.ui.theme import space


class ToolSteps(QWidget):
    """A single step is its own line; from the second on they lie under a line for all."""

    def __init__(self) -> None:
        super().__init__()
        self._steps: list[ToolStep] = []
        self._folded = True
        self.line = FoldLine("")
        self.line.hide()
        self._inside = QWidget()
        self._rows = QVBoxLayout(self._inside)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.line)
        column.addWidget(self._inside)
        self.line.clicked.connect(self._turn)

    def add(self, step: ToolStep) -> None:
        self._steps.append(step)
        self._rows.addWidget(step)
        self.tell()

    def is_open(self) -> bool:
        return len(self._steps) > 1 and not self._folded

    def tell(self) -> None:
        """Say in one line what is under way, or what all of it came to."""
        several = len(self._steps) > 1
        self._rows.setContentsMargins(space("4") if several else 0, 0, 0, 0)
        self.line.setVisible(several)
        self._inside.setVisible(not several or not self._folded)
        running = next((step for step in self._steps if step.returned is None), None)
        if running is not None:
            self.line.setText(tr("Step {number}: {tool}…", number=len(self._steps), tool=running.name))
        else:
            self.line.setText(" · ".join(self._summary()))

    def _summary(self) -> list[str]:
        names = list(dict.fromkeys(step.name for step in self._steps))
        ended = [step.returned for step in self._steps if step.returned is not None]
        failed = sum(returned.trouble is not None for returned in ended)
        told = [tr("{count} {count:step|steps}", count=len(self._steps)), tr(", ").join(names)]
        if failed:
            told.append(tr("{count} did not work", count=failed))
        seconds = sum(returned.seconds for returned in ended)
        return [*told, tr("{seconds} s", seconds=f"{seconds:.2f}")]

    def _turn(self) -> None:
        self._folded = not self._folded
        self.line.show_open(not self._folded)
        self.tell()
