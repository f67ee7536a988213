"""A source opened beside something else: the page or text at its passage, under a short head of its own.

It takes the same path as the page (`studio.ui.pages.source.path`): whoever shows a chat makes it of the
services, docks it and says `panel.open(*source_path(citation, answer.citations, agent=…))`.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import ElidedLabel, IconButton, Tag, hairline, label
from studio.ui.components.surfaces import clear_layout
from studio.ui.language import tr
from studio.ui.pages.source.controller import SourceController
from studio.ui.pages.source.page import SourcePage
from studio.ui.shell import Header, Services
from studio.ui.theme import size, space


class SourcePanel(QWidget):
    """`closed` asks to be put away; Esc does, too. The button that widens opens the whole viewer."""

    closed = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._path: tuple[str, ...] = ()
        self.source = SourcePage(alone=False)
        self.source.text.hide_path()
        SourceController(self.source, services)
        self._title, self._place = ElidedLabel("", "section"), ElidedLabel("", "caption", "muted", start=True)
        self._count, self._tags, self._acts = label("", "caption", "muted"), QHBoxLayout(), QHBoxLayout()
        self._before = IconButton("chevron-up", tr("Previous passage"), small=True)
        self._after = IconButton("chevron-down", tr("Next passage"), small=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(hairline())
        layout.addWidget(self.source, 1)
        self._before.clicked.connect(self.source.side.go_back)
        self._after.clicked.connect(self.source.side.go_on)
        self.source.header_changed.connect(self._show_header)
        self.source.side.counted.connect(self._show_count)

    def open(self, *path: str) -> None:
        """Show the passage the path names."""
        self._path = path
        self._show_count("")
        self.source.open(*path)

    def title(self) -> str:
        return self._title.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _show_header(self, header: Header) -> None:
        self._title.set_text(header.title)
        shown = self.source.shown()
        self._place.set_text(shown.place_words if shown else "")
        clear_layout(self._tags)
        for tag in header.tags:
            self._tags.addWidget(Tag(tag.text, tag.kind, tag.icon))
        clear_layout(self._acts)
        for action in header.actions:
            button = IconButton(action.icon, action.text, small=True)
            button.clicked.connect(action.act)
            self._acts.addWidget(button)

    def _show_count(self, text: str) -> None:
        self._count.setText(text)
        for part in (self._count, self._before, self._after):
            part.setVisible(bool(text))

    def _head(self) -> QVBoxLayout:
        head, first, second = QVBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        head.setSpacing(0)
        wide = IconButton("arrow-expand", tr("Open in the whole window"), small=True)
        close = IconButton("close", tr("Put the source away"), "Esc", small=True)
        close.setShortcut("")  # Esc is taken where the focus is
        wide.clicked.connect(self._widen)
        close.clicked.connect(self.closed)
        first.addWidget(self._title, 1)
        first.addLayout(self._tags)
        first.addWidget(wide)
        first.addWidget(close)
        second.addWidget(self._place, 1)
        for part in (self._count, self._before, self._after):
            second.addWidget(part)
        second.addLayout(self._acts)
        second.setSpacing(space("1"))
        first.setSpacing(space("1"))
        self.setMinimumWidth(size("section.list"))
        head.addLayout(first)
        head.addLayout(second)
        return head

    def _widen(self) -> None:
        self.closed.emit()
        self._services.navigator.open("source", *self._path)
