"""What the window shows until its workspace is open, or why it cannot be."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QStackedLayout, QWidget

from studio.ui.components import Button, EmptyState
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.shell.page import Page
from studio.ui.theme import tokens


class OpeningPage(Page):
    retried = Signal()
    other_wanted = Signal()
    back_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stack = QStackedLayout(self)
        self._timer = QTimer(self, singleShot=True, interval=tokens().motion("busy.after"))
        self._timer.timeout.connect(self._say_waiting)
        self.wait()

    def wait(self) -> None:
        """Nothing for a moment, then a sentence."""
        self._put(QWidget())
        self._timer.start()

    def show_error(self, error: object, *, other_window: bool = False, way_back: bool = False) -> None:
        """An `other_window` that has the workspace can be brought to the front; `way_back` to one's own."""
        self._timer.stop()
        said = explanation_of(error)
        text = "\n".join(part for part in (said.meaning, said.action) if part)
        icon, again, front = "lock-outline", tr("Try again"), tr("Go to that window")
        if other_window:
            state = EmptyState(icon, said.happened, text, front, again, color="accent.text")
            state.primary_clicked.connect(self.other_wanted)
            state.secondary_clicked.connect(self.retried)
        else:
            back = tr("Back to my workspace") if way_back else ""
            state = EmptyState(icon, said.happened, text, again, back, color="danger")
            state.primary_clicked.connect(self.retried)
            state.secondary_clicked.connect(self.back_wanted)
        self._put(state)
        state.findChildren(Button)[0].setFocus()

    def _say_waiting(self) -> None:
        self._put(EmptyState("folder-open-outline", tr("Opening the workspace…")))

    def _put(self, widget: QWidget) -> None:
        old = self._stack.currentWidget()
        self._stack.addWidget(widget)
        self._stack.setCurrentWidget(widget)
        if old is not None:
            self._stack.removeWidget(old)
            old.deleteLater()
