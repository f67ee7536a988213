"""What was seen last stays in sight while the window is filled anew, so that nothing flashes."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from studio.ui.components import Spinner, label
from studio.ui.language import tr
from studio.ui.main_window import STAYS
from studio.ui.theme import space, tokens

_LONGEST_MILLISECONDS = 20_000


class Curtain(QLabel):
    """Lies over the whole window, takes every press, and says after a moment what is going on."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setProperty(STAYS, True)
        self.setPixmap(window.grab())
        self.setScaledContents(True)
        self.setAccessibleName(tr("Opening the workspace…"))
        self._said = _said(self)
        self._soon = QTimer(self, singleShot=True, interval=tokens().motion("busy.after"))
        self._soon.timeout.connect(self._say)
        self._late = QTimer(self, singleShot=True, interval=_LONGEST_MILLISECONDS)
        self._late.timeout.connect(self.lift)
        window.installEventFilter(self)
        self._cover()
        self.show()
        self.raise_()
        self._soon.start()
        self._late.start()

    def lift(self) -> None:
        self._soon.stop()
        self._late.stop()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Also what is put into the window meanwhile stays below it."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.LayoutRequest}:
            self._cover()
            self.raise_()
        return False

    def _cover(self) -> None:
        window = self.parentWidget()
        if window is not None:
            self.setGeometry(window.rect())
            self._said.adjustSize()
            self._said.move(self.rect().center() - self._said.rect().center())

    def _say(self) -> None:
        self._said.show()
        self._cover()


def _said(curtain: QWidget) -> QFrame:
    said = QFrame(curtain)
    said.setObjectName("toast")
    said.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QHBoxLayout(said)
    layout.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
    layout.setSpacing(space("2"))
    layout.addWidget(Spinner())
    layout.addWidget(label(tr("Opening the workspace…"), "body"))
    said.hide()
    return said
