"""What is in sight of a conversation, and turning its wheel."""

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from studio.ui.chat import ChatView
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.reel import Reel


def reel(view: ChatView) -> Reel:
    return view.findChildren(Reel)[0]


def scroll(view: ChatView, notches: int) -> None:
    area = reel(view).viewport()
    middle = QPointF(area.rect().center())
    event = QWheelEvent(
        middle, area.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(area, event)
    QApplication.processEvents()


def in_sight(view: ChatView) -> list[str]:
    """The questions that can be seen, from top to bottom."""
    frame = reel(view).viewport().rect()
    shown = [part for _, part in sorted(reel(view).built().items()) if part.geometry().intersects(frame)]
    return [part.exchange.question for part in shown if isinstance(part, ExchangeView)]
