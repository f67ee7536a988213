"""All sections scrolled as one page; it says which of them one is looking at."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from studio.ui.components import FormRow, ScrollPage
from studio.ui.pages.builder.draft import FieldPath, Fields
from studio.ui.pages.builder.form.knowledge import KnowledgeSection
from studio.ui.pages.builder.form.sections import (
    GuardrailsSection,
    IdentitySection,
    ModelSection,
    OpeningSection,
)
from studio.ui.pages.builder.instructions.section import InstructionsSection
from studio.ui.pages.builder.pointing import point_at
from studio.ui.pages.builder.section import Section
from studio.ui.pages.builder.tools.section import ToolsSection
from studio.ui.theme import space


class AgentForm(ScrollPage):
    changed = Signal()
    reached = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.instructions = InstructionsSection()
        self.knowledge, self.tools, self.model = KnowledgeSection(), ToolsSection(), ModelSection()
        self.sections: tuple[Section, ...] = (
            IdentitySection(),
            self.instructions,
            self.knowledge,
            self.tools,
            OpeningSection(),
            self.model,
            GuardrailsSection(),
        )
        for section in self.sections:
            self.column.addWidget(section)
            section.changed.connect(self.changed)
        self._jumped = ""
        self.verticalScrollBar().valueChanged.connect(self._follow)

    def fields(self) -> dict[FieldPath, object]:
        return {path: value for section in self.sections for path, value in section.fields().items()}

    def show_fields(self, fields: Fields) -> None:
        for section in self.sections:
            section.show_fields(fields)

    def show_problems(self, problems: Mapping[FieldPath, str]) -> None:
        for section in self.sections:
            section.show_problems(problems)

    def section(self, name: str) -> Section:
        return next(section for section in self.sections if section.name == name)

    def control(self, path: FieldPath) -> QWidget | None:
        """Return what writes that field; None for one that has none."""
        sections = (section for section in self.sections if path in section.fields())
        return next((section.control(path) for section in sections), None)

    def stand_at(self, control: QWidget | None) -> None:
        """Bring it into sight and the cursor into it."""
        if control is not None:
            control.setFocus()
            self.ensureWidgetVisible(control, 0, space("page"))
            point_at(self._row_of(control))

    def lead_to(self, missing: str) -> None:
        """Stand at exactly what a section lacks: its name, the empty field, the lost reference, the tool."""
        section = self.section(missing)
        control = section.what_is_missing() or section.first_control()
        if control is None:
            return
        self._jumped = missing
        self.stand_at(control)
        self._jumped = ""

    def _row_of(self, control: QWidget) -> QWidget:
        above = control.parentWidget()
        return above if isinstance(above, FormRow) else control

    def jump(self, name: str) -> None:
        """Bring the section to the top and the cursor into its first field."""
        section = self.section(name)
        self._jumped = name
        self.verticalScrollBar().setValue(section.y() - space("gap"))
        if (control := section.first_control()) is not None:
            control.setFocus()
        self._jumped = ""

    def _follow(self, position: int) -> None:
        if self._jumped:
            return
        line = position + space("page") + self.viewport().height() // 4
        at_end = position >= self.verticalScrollBar().maximum() > 0
        above = [section.name for section in self.sections if section.y() <= line]
        self.reached.emit(self.sections[-1].name if at_end else (above or [self.sections[0].name])[-1])
