"""Tags and states: a word with a colour, and never the colour alone."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from studio.ui.components.buttons import Spinner
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import ElidedLabel, restyle, set_tone
from studio.ui.language import tr
from studio.ui.theme import size, space

_TAG_COLORS = {
    "plain": "text.secondary", "accent": "accent.text", "success": "success", "warning": "warning",
    "danger": "danger", "practice": "practice",
}  # fmt: skip
_STATES = {
    "success": ("check-circle", "success"),
    "warning": ("alert-circle", "warning"),
    "danger": ("close-circle-outline", "danger"),
    "refused": ("shield-alert-outline", "danger"),
    "waiting": ("clock-outline", "text.muted"),
    "now": ("progress-clock", "accent.text"),
    "muted": ("circle-outline", "text.muted"),
    "info": ("information-outline", "accent.text"),
    "practice": ("flask-outline", "practice"),
}


class Tag(QFrame):
    """`kind`: plain, accent, success, warning, danger or practice."""

    def __init__(self, text: str, kind: str = "plain", icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tag")
        self.setFixedHeight(size("tag"))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("2"), 0, space("2"), 0)
        layout.setSpacing(space("1"))
        self._icon = IconLabel(icon or "circle", _TAG_COLORS[kind], "icon.small")
        self._label = ElidedLabel("", "caption")
        self._label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout.addWidget(self._icon)
        layout.addWidget(self._label)
        self._icon.setVisible(bool(icon))  # once it is in the tag: shown before, it would be a window
        self.set(text, kind)

    def set(self, text: str, kind: str = "plain") -> None:
        self._label.set_text(text)
        self.setAccessibleName(text)
        self.setProperty("kind", kind)
        self._icon.set_icon(self._icon._name, _TAG_COLORS[kind])
        restyle(self)
        restyle(self._label)

    def text(self) -> str:
        return self._label.full_text()


class PracticeMark(Tag):
    """Beside what the practice endpoint has answered, whichever endpoint answers later."""

    def __init__(self) -> None:
        super().__init__(tr("For practice"), "practice", "flask-outline")


class StatusLabel(QWidget):
    """Icon and word; `kind`: success, warning, danger, refused, waiting, now, working, muted, info or
    practice."""

    def __init__(self, text: str, kind: str = "success", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._icon = IconLabel("circle-outline", "text.muted", "icon.small")
        self._spinner = Spinner()
        self._label = ElidedLabel("", "dense")
        self._label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        for part in (self._icon, self._spinner, self._label):
            layout.addWidget(part)
        self.set(text, kind)

    def set(self, text: str, kind: str) -> None:
        working = kind == "working"
        name, color = _STATES.get(kind, ("circle-outline", "accent.text"))
        self._icon.set_icon(name, color)
        self._icon.setVisible(not working)
        self._spinner.setVisible(working)
        self._label.set_text(text)
        self.setAccessibleName(text)
        set_tone(self._label, _TONES.get(kind, kind))

    def text(self) -> str:
        return self._label.full_text()


_TONES = {
    "refused": "danger",
    "waiting": "secondary",
    "working": "accent",
    "info": "secondary",
    "now": "accent",
}
