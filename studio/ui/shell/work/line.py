"""What is running, in the status bar: the latest in words; a click opens the list of all of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from studio.ui.components import IconLabel, Link, Spinner
from studio.ui.language import tr
from studio.ui.theme import space

if TYPE_CHECKING:
    from studio.ui.job import Job


class WorkLine(QWidget):
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = ""
        self._spinner, self._link = Spinner(), Link("")
        self._over = IconLabel("history", "text.secondary", "icon.small")
        self._link.setProperty("quiet", True)
        self._link.clicked.connect(self.opened)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        for part in (self._spinner, self._over, self._link):
            layout.addWidget(part)
        layout.addStretch(1)
        self.show_works((), 0)

    def show_works(self, works: "Sequence[Job]", finished: int) -> None:
        """`finished` tells how much has ended since the start."""
        self._text = _told(works, finished)
        self._spinner.setVisible(bool(works))
        self._over.setVisible(bool(finished) and not works)
        self._link.setVisible(bool(self._text))
        self._link.setToolTip(tr("Everything that is running"))
        self._link.setAccessibleName(self._text)
        self._fit()

    def text(self) -> str:
        return self._text

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """How far it is stands at the end: a long name gives way before it."""
        room = max(self.width() - self._spinner.width() - space("6"), 0)
        self._link.set_text(
            self._link.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideMiddle, room)
        )


def _told(works: "Sequence[Job]", finished: int) -> str:
    if not works:
        return tr("{count} finished", count=finished) if finished else ""
    if len(works) == 1:
        return works[0].said
    return f"{works[-1].said} · {tr('{count} in all', count=len(works))}"
