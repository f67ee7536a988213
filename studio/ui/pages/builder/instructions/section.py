"""The section 指令: the text, the way to name something in it, and whether all names lead somewhere."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.authoring.mentions import Referable
from studio.ui.components import Button, StatusLabel, label
from studio.ui.language import tr
from studio.ui.pages.builder.draft import INSTRUCTIONS
from studio.ui.pages.builder.instructions.editor import InstructionEditor
from studio.ui.pages.builder.section import Section

_MOST_SAID = 3


class InstructionsSection(Section):
    described = Signal()

    def __init__(self) -> None:
        super().__init__(
            "instructions", tr("Instructions"), tr("Who it is, how it answers, what it does not do")
        )
        self.describe = Button(tr("Draft it for me"), "text", "lightbulb-outline", small=True)
        self.describe.clicked.connect(self.described)
        self.add_header_widget(self.describe)
        hint = tr(
            "Whom it serves, what it relies on, in which form it answers, and what it leaves to people."
        )
        self.editor = InstructionEditor(hint)
        self.editor.setAccessibleName(tr("Instructions"))
        self.editor.checked.connect(self._check)
        self._name = Button(tr("Name a base, tool or document"), "link", "slash-forward-box", small=True)
        self._name.setToolTip(tr("Or type / in the text"))
        self._name.clicked.connect(self.editor.start_mention)
        self._state = StatusLabel("")
        self.body.addWidget(self.editor)
        self.body.addLayout(self._foot())
        self._why = label("", "caption", "danger", wrap=True)
        self.body.addWidget(self._why)
        self.keep(INSTRUCTIONS, self.editor)
        self._check()

    def set_known(self, known: Referable) -> None:
        self.editor.set_known(known)

    def what_is_missing(self) -> QWidget | None:
        """The text; at the first reference that leads nowhere when there is one."""
        self.editor.select_lost()
        return self.editor

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(self._name)
        foot.addStretch(1)
        foot.addWidget(self._state)
        return foot

    def _check(self) -> None:
        count, lost = self.editor.counts()
        self._why.setText("\n".join(self.editor.lost()[:_MOST_SAID]))
        self._why.setVisible(bool(lost))
        self._state.setVisible(bool(count))
        if lost:
            self._state.set(
                tr("{count} {count:reference|references} {count:leads|lead} nowhere", count=lost), "warning"
            )
        else:
            self._state.set(tr("{count} {count:reference|references}, all found", count=count), "success")
