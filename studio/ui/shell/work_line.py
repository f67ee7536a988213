"""What is running, in the status bar: the latest in words, all of it in a list where each can be stopped."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from studio.ui.components import Link, Spinner
from studio.ui.language import tr
from studio.ui.theme import icon, space

if TYPE_CHECKING:
    from studio.ui.background import Job


class WorkLine(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._works: tuple[Job, ...] = ()
        self._text = ""
        self._spinner, self._link = Spinner(), Link("")
        self._link.setProperty("quiet", True)
        self._link.clicked.connect(self._open)
        self._menu = QMenu(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        layout.addWidget(self._spinner)
        layout.addWidget(self._link)
        layout.addStretch(1)
        self.show_works(())

    def show_works(self, works: "Sequence[Job]") -> None:
        self._works = tuple(works)
        self._text = self._told()
        self._spinner.setVisible(bool(works))
        self._link.setVisible(bool(works))
        self._link.setToolTip(tr("Everything that is running"))
        self._link.setAccessibleName(self._text)
        self._fit()
        if not works:
            self._menu.hide()

    def text(self) -> str:
        return self._text

    def menu(self) -> QMenu:
        """All that runs; choosing one stops it."""
        self._menu.clear()
        for work in self._works:
            entry = self._menu.addAction(icon("close"), tr("Stop: {title}", title=work.title))
            entry.triggered.connect(work.cancel)
        return self._menu

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _told(self) -> str:
        if len(self._works) < 2:
            return self._works[0].title if self._works else ""
        more = tr("{count} in all", count=len(self._works))
        return f"{self._works[-1].title} · {more}"

    def _fit(self) -> None:
        room = max(self.width() - self._spinner.width() - space("6"), 0)
        self._link.set_text(
            self._link.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        )

    def _open(self) -> None:
        menu = self.menu()
        menu.popup(self._link.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
