"""Where a source is opened beside a chat; the viewer is made when somebody first looks at one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.pages.source.panel import SourcePanel
from studio.ui.shell import Services


class SourceBeside(QWidget):
    """Empty until it is opened; `closed` asks to be put away."""

    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._panel: SourcePanel | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> SourcePanel:
        if self._panel is None:
            self._panel = SourcePanel(self._services)
            self._panel.closed.connect(self.closed)
            self._column.addWidget(self._panel)
        return self._panel

    def open(self, *path: str) -> None:
        """Show the passage the path of `studio.ui.pages.source.path` names."""
        self.panel.open(*path)
