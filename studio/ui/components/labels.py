"""Labels by kind and tone, and one that ends with an ellipsis and tells the rest in its tooltip."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


def label(text: str = "", kind: str = "body", tone: str = "", *, wrap: bool = False) -> QLabel:
    """`kind` is of the type scale (or strong), `tone` secondary, muted, accent, success, warning, danger."""
    made = _Wrapped(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    _dress(made, kind, tone)
    made.setWordWrap(wrap)
    if wrap:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        made.setMinimumWidth(1)
    else:
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made


def flowing(text: str, kind: str = "body") -> QLabel:
    """One line as long as there is room for it, more where there is not: for a `FlowLayout`."""
    made = _Flowing(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    _dress(made, kind, "")
    made.setWordWrap(True)
    return made


def set_tone(target: QLabel, tone: str) -> None:
    if target.property("tone") != tone:
        target.setProperty("tone", tone)
        restyle(target)


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property it looks at has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QWidget.update(widget)  # item views take another one of that name


class _Wrapped(QLabel):
    """Needs one line at least; Qt would ask for the height of one word a line, and pages would scroll."""

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())


class _Flowing(_Wrapped):
    def sizeHint(self) -> QSize:
        """Qt would ask for a block of several lines."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text()) + 2, metrics.height())


class ElidedLabel(QLabel):
    """Gives way to what stands beside it; never cut without an ellipsis and a tooltip.

    With `start` it is the beginning that gives way: of a path the end says most. With `middle` both ends
    stay: the names of files often differ at their end alone.
    """

    def __init__(
        self,
        text: str = "",
        kind: str = "body",
        tone: str = "",
        parent: QWidget | None = None,
        *,
        start: bool = False,
        middle: bool = False,
    ) -> None:
        super().__init__(parent)
        cut = Qt.TextElideMode.ElideLeft if start else Qt.TextElideMode.ElideRight
        self._mode = Qt.TextElideMode.ElideMiddle if middle else cut
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._full = ""
        _dress(self, kind, tone)
        self.set_text(text)

    def set_text(self, text: str) -> None:
        if text != self._full:
            self._full = text
            self.setAccessibleName(text)
            self._fit()
            self.updateGeometry()

    def full_text(self) -> str:
        return self._full

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        return QSize(metrics.horizontalAdvance(self._full) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        shown = QFontMetrics(self.font()).elidedText(self._full, self._mode, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip("" if shown == self._full else self._full)


def _dress(target: QLabel, kind: str, tone: str) -> None:
    target.setProperty("type", kind)
    target.setProperty("tone", tone)
