"""What a citation says, beside its chip: document, place, how it stands, the quote."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.core.events import Citation
from studio.ui.chat.sources import file_icon
from studio.ui.components import IconLabel, Tag, label
from studio.ui.documents import cited_word, validity_kind
from studio.ui.language import language, tr
from studio.ui.theme import size, space

_LONGEST = 220  # characters of the quote


class CiteCard(QFrame):
    """Floats over its window, takes no focus, and goes with the mouse or the next key.

    A part of the window, not a window of its own: Wayland lets nobody say where those stand.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("citeCard")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFixedWidth(size("cite.card"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space("3"), space("3"), space("3"), space("2"))
        self._column.setSpacing(space("1"))
        self._inside = QWidget()
        self._column.addWidget(self._inside)

    def show_citation(self, citation: Citation, place: QRect) -> None:
        """`place` is the chip's on the screen: the card stands under it, or over it for want of room."""
        self._column.removeWidget(self._inside)
        self._inside.deleteLater()
        self._inside = _content(citation)
        self._column.addWidget(self._inside)
        self.setAccessibleName(f"[{citation.number}] {citation.document}")
        self.setAccessibleDescription(_quote(citation))
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))
        self.move(self._beside(place))
        self.show()
        self.raise_()

    def _beside(self, place: QRect) -> QPoint:
        window, gap = self.window(), space("1")
        at = QRect(window.mapFromGlobal(place.topLeft()), place.size())
        left = max(0, min(at.left(), window.width() - self.width()))
        below = at.bottom() + gap
        top = below if below + self.height() <= window.height() else at.top() - gap - self.height()
        return QPoint(left, max(top, 0))


def _content(citation: Citation) -> QWidget:
    inside = QWidget()
    column = QVBoxLayout(inside)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space("1"))
    head = QHBoxLayout()
    head.setSpacing(space("2"))
    head.addWidget(IconLabel(file_icon(citation.document), "text.secondary"), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(label(citation.document, "label", wrap=True), 1)
    if stands := cited_word(citation):
        head.addWidget(Tag(stands, validity_kind(citation.validity)), 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(head)
    if place := citation.place.label(language()):
        column.addWidget(label(place, "caption", "muted", wrap=True))
    if citation.replaced_by:
        column.addWidget(
            label(tr("Replaced by {name}", name=citation.replaced_by), "caption", "warning", wrap=True)
        )
    if quote := _quote(citation):
        column.addWidget(label(quote, "dense", "secondary", wrap=True))
    column.addWidget(label(tr("Enter or click opens it · Ctrl+click beside"), "caption", "muted", wrap=True))
    return inside


def _quote(citation: Citation) -> str:
    quote = " ".join(citation.quote.split())
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST]}…"
