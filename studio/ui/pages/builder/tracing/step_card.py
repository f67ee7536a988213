"""One step: a quiet line with time and tokens that opens to what went in and what came out."""

import json

from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from studio.traces import Step, StepKind
from studio.ui.components import ClickableRow, ElidedLabel, IconLabel, Tag, label
from studio.ui.language import tr
from studio.ui.pages.builder.tracing.lines import (
    found_text,
    given_text,
    happened_within,
    icon_of,
    step_title,
    tokens_text,
)
from studio.ui.pages.builder.tracing.text_box import TextBox
from studio.ui.theme import space


class StepCard(QWidget):
    def __init__(self, number: int, step: Step) -> None:
        super().__init__()
        self._step = step
        self.row, self._inside = ClickableRow(), QWidget()
        self._fold = IconLabel("chevron-right", "text.muted", "icon.small")
        self._lay_out_row(number)
        self._inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.row)
        column.addWidget(self._inside)
        self.row.opened.connect(self.turn)

    def turn(self) -> None:
        """Open or close it; what is inside is made when it is first looked at."""
        if self._inside.layout() is None:
            self._lay_out_inside()
        self._inside.setVisible(self._inside.isHidden())
        self._fold.set_icon("chevron-right" if self._inside.isHidden() else "chevron-down", "text.muted")

    def _lay_out_row(self, number: int) -> None:
        step = self._step
        title, seconds = step_title(step), tr("{seconds} s", seconds=f"{step.seconds:.2f}")
        self.row.setAccessibleName(f"{number} {title} {seconds} {tokens_text(step)}")
        line = QHBoxLayout(self.row)
        line.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        line.setSpacing(space("2"))
        line.addWidget(self._fold)
        line.addWidget(IconLabel(icon_of(step), "danger" if step.failed else "text.secondary", "icon.small"))
        line.addWidget(ElidedLabel(f"{number}. {title}", "body"), 1)
        if step.failed:
            line.addWidget(Tag(tr("failed"), "danger"))
        if tokens := tokens_text(step):
            told = ElidedLabel(tokens, "caption", "muted")
            told.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            line.addWidget(told)
        line.addWidget(label(seconds, "caption", "muted"))

    def _lay_out_inside(self) -> None:
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(space("8"), 0, space("4"), space("3"))
        column.setSpacing(space("2"))
        for title, text in self._parts():
            if text:
                column.addWidget(label(title, "caption", "muted"))
                column.addWidget(TextBox(text, title))

    def _parts(self) -> list[tuple[str, str]]:
        step = self._step
        within = (tr("Meanwhile"), "\n".join(happened_within(step)))
        if step.kind is StepKind.MODEL:
            prompt = json.dumps(step.request, ensure_ascii=False, indent=2)
            given = (tr("What the model was given"), given_text(step))
            return [given, (tr("What came back"), step.output), within, (tr("The exact request"), prompt)]
        if step.kind is StepKind.SEARCH:
            return [(tr("Input"), step.input), within, (tr("Passages found"), found_text(step))]
        return [(tr("Input"), step.input), within, (tr("Output"), step.output)]
