"""What a support bundle would hold, part by part, before it is written."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import Button, FormRow, Select, SideSheet, TextArea, label
from studio.ui.language import tr, words
from studio.ui.theme import size
from studio.wording.storage import size_text
from studio.wording.support import NOT_IN_IT, part_label

if TYPE_CHECKING:
    from studio.workspace.support import Bundle

_LINES = 12


class SupportSheet(SideSheet):
    written = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page, tr("Support bundle"), width=size("sheet.wide"))
        self._bundle: Bundle | None = None
        self.part, self.text = Select(), TextArea(lines=_LINES)
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("What is in it"))
        self._size = label("", "caption", "muted")
        self._write = Button(tr("Write the file…"), "primary")
        self.body.addWidget(label(tr(NOT_IN_IT), "dense", "secondary", wrap=True))
        self.body.addWidget(FormRow(tr("What is in it"), self.part))
        self.body.addWidget(self.text, 1)
        foot = QHBoxLayout()
        foot.addWidget(self._size, 1)
        foot.addWidget(self._write)
        self.body.addLayout(foot)
        self.part.chosen.connect(self._show)
        self._write.clicked.connect(self.written)

    def wait(self) -> None:
        self._bundle = None
        self.part.set_options([])
        self.text.setPlainText(tr("Gathering…"))
        self._write.setEnabled(False)
        self.open()

    def show_bundle(self, bundle: "Bundle") -> None:
        self._bundle = bundle
        self.part.set_options([(name, f"{part_label(name, words())} · {name}") for name in bundle.parts])
        self._size.setText(size_text(bundle.size))
        self._write.setEnabled(True)
        self._show()

    def bundle(self) -> "Bundle | None":
        return self._bundle

    def _show(self) -> None:
        if self._bundle is not None:
            self.text.setPlainText(self._bundle.parts.get(self.part.value(), ""))
