"""All long work in one place: what is under way with its pace, and what has ended since the start."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import IconButton, ScrollPage, clear_layout, hairline, label
from studio.ui.components.escaping import claims_escape
from studio.ui.job import Finished, Job
from studio.ui.language import tr
from studio.ui.shell.work.rows import FinishedRow, RunningRow
from studio.ui.theme import size, space

_FIGURES_MILLISECONDS = 500


class WorkPanel(QFrame):
    """Floats over the lower left of the window; Esc or a click elsewhere puts it away."""

    went = Signal(tuple)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("floating")
        self._before: QWidget | None = None
        self._running: list[RunningRow] = []
        self._shown: list[Finished] | None = None
        self._title = label("", "section")
        self._now, self._over = QVBoxLayout(), QVBoxLayout()
        self._none = label("", "body", "secondary", wrap=True)
        self._none.setContentsMargins(space("3"), space("2"), space("3"), space("4"))
        self._scroll = ScrollPage(margin=False)
        for part in (self._now, self._over):
            part.setSpacing(0)
            self._scroll.column.addLayout(part)
        self._scroll.column.setSpacing(0)
        self._scroll.column.addWidget(self._none)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(hairline())
        layout.addWidget(self._scroll, 1)
        self._figures = QTimer(self, interval=_FIGURES_MILLISECONDS)
        self._figures.timeout.connect(self._show_figures)
        self.hide()

    def open(self) -> None:
        self._before = QApplication.focusWidget()
        self._title.setText(tr("Work"))
        self.setAccessibleName(tr("Work"))
        self._none.setText(tr("Nothing has been running since the start."))
        self._figures.start()
        self.window().installEventFilter(self)
        self.show()
        self.raise_()
        self._place()
        self.setFocus()
        self.focusNextChild()
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._note_focus)

    def close_panel(self) -> None:
        if self.isVisible():
            cast(QApplication, QApplication.instance()).focusChanged.disconnect(self._note_focus)
            self._figures.stop()
            self.window().removeEventFilter(self)
            inside = self.isAncestorOf(QApplication.focusWidget() or self)
            self.hide()
            if inside and self._before is not None and self._before.isVisible():
                self._before.setFocus()

    def show_works(self, works: Sequence[Job], finished: Sequence[Finished]) -> None:
        """Rows of what goes on stay where they are."""
        if [row.job for row in self._running] != list(works):
            clear_layout(self._now)
            self._running = [RunningRow(job) for job in works]
            for row in self._running:
                self._now.addWidget(row)
        if self._shown != list(finished):
            self._show_finished(finished)
        self._none.setHidden(bool(works or finished))
        self._show_figures()
        self._place()

    def texts(self) -> list[str]:
        """What it says of what is under way."""
        return [row.text() for row in self._running]

    def stops(self) -> list[IconButton]:
        return [row.stop for row in self._running]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Esc is the panel's before it may lead away from the page."""
        return claims_escape(event) or super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _note_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self and not self.isAncestorOf(new):
            self.close_panel()

    def _show_finished(self, finished: Sequence[Finished]) -> None:
        self._shown = list(finished)
        clear_layout(self._over)
        if finished:
            head = label(tr("Finished"), "caption", "muted")
            head.setContentsMargins(space("3"), space("3"), space("3"), space("1"))
            self._over.addWidget(head)
        for one in finished:
            row = FinishedRow(one)
            row.went.connect(self._go)
            self._over.addWidget(row)

    def _go(self, place: tuple[str, ...]) -> None:
        self.close_panel()
        self.went.emit(place)

    def _show_figures(self) -> None:
        for row in self._running:
            if row.job.running:
                row.show_now()

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(space("3"), space("2"), space("2"), space("2"))
        close = IconButton("close", tr("Close"), small=True)
        close.clicked.connect(self.close_panel)
        head.addWidget(self._title, 1)
        head.addWidget(close)
        return head

    def _place(self) -> None:
        window = cast(QWidget, self.parent())
        edge, foot = space("2"), size("statusbar")
        width = min(size("sheet"), window.width() - 2 * edge)
        inner = self._scroll.widget().sizeHint().height() + size("row") + space("4")
        height = min(max(inner, 3 * size("row")), (window.height() - foot) * 2 // 3)
        self.setGeometry(edge, window.height() - foot - edge - height, width, height)
