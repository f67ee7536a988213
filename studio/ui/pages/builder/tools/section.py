"""The section 工具: the agent's tools, what they add up to, and the way to another one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.components import Banner, Button
from studio.ui.language import tr
from studio.ui.pages.builder.section import Section
from studio.ui.pages.builder.tools.lines import tool_line
from studio.ui.pages.builder.tools.list import ToolsList
from studio.ui.theme import space

TOOLS = ("tools",)


class ToolsSection(Section):
    picked = Signal()

    def __init__(self) -> None:
        super().__init__("tools", tr("Tools"), tr("What acts outside asks the person first"))
        self.list = ToolsList()
        self.add_button = Button(tr("Add a tool"), icon="plus", small=True)
        self.add_button.clicked.connect(self.picked)
        self.add_header_widget(self.add_button)
        title = tr("Outside text, sensitive data and an outward act in one agent")
        self.risk = Banner("warning", title, _risk(), closable=False)
        self.body.setContentsMargins(0, space("1"), 0, space("1"))
        self._warned = QWidget()
        risk = QVBoxLayout(self._warned)
        risk.setContentsMargins(space("card"), space("2"), space("card"), 0)
        risk.addWidget(self.risk)
        self._warned.hide()
        self.body.addWidget(self._warned)
        self.body.addWidget(self.list)
        self.keep(TOOLS, self.list)

    def what_is_missing(self) -> QWidget | None:
        """The first tool that is not filled in."""
        rows, tools = self.list.rows(), self.list.value()
        lines = zip(rows, tools, strict=True)
        return next((row for row, tool in lines if tool_line(tool).reach is None), self.add_button)

    def show_risk(self, *, breaks: bool) -> None:
        self._warned.setVisible(breaks)


def _risk() -> str:
    return tr(
        "A text from outside could make it pass on what it may read. Take one of the three away, or have the"
        " reviewer agree to it expressly; every outward act still asks the person first."
    )
