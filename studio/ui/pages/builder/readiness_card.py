"""The list 发布准备: what is there, and what is missing as a link to the place where it is put right."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from studio.ui.components import Card, IconLabel, Skeleton, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.builder.pointing import point_at
from studio.ui.pages.builder.readiness import Need, Standing, need_text
from studio.ui.theme import space

_BARS = 3


class ReadinessCard(Card):
    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.body.setContentsMargins(space("3"), space("3"), space("3"), space("3"))
        self.body.setSpacing(space("2"))
        self.wait()

    def wait(self) -> None:
        """Nothing is said to be missing before it is known."""
        clear_layout(self.body)
        self.body.addWidget(self._head(""))
        self.body.addWidget(Skeleton(_BARS))

    def show_standing(self, standing: Standing) -> None:
        clear_layout(self.body)
        self.body.addWidget(self._head(f"{standing.met} / {len(standing.needs)}"))
        bar = QProgressBar(textVisible=False, maximum=len(standing.needs), value=standing.met)
        bar.setAccessibleName(tr("Ready to publish"))
        bar.setProperty("tone", "success" if standing.first_missing is None else "")
        self.body.addWidget(bar)
        for need in standing.needs:
            self.body.addWidget(self._line(need, standing))

    def stand_at(self, need: Need) -> None:
        """Put the focus on that open line."""
        for words in self.findChildren(QLabel):
            if words.property("need") == need.value:
                words.setFocus()
        point_at(self)

    def _head(self, count: str) -> QWidget:
        head, layout = _across()
        layout.addWidget(label(tr("Ready to publish"), "label", wrap=True), 1)
        layout.addWidget(label(count, "caption", "muted"), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _line(self, need: Need, standing: Standing) -> QWidget:
        line, layout = _across()
        text = need_text(need, standing)
        mark = IconLabel(*_mark(need, standing), "icon.small").stand_by("dense")
        layout.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        words = label(text, "dense", "secondary", wrap=True)
        layout.addWidget(words, 1)
        if not standing.meets(need):
            words.setTextFormat(Qt.TextFormat.RichText)
            words.setText(f'<a href="{need.value}" style="text-decoration: none">{escape(text)}</a>')
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.LinksAccessibleByMouse
                | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
            )
            words.setAccessibleName(text)
            words.setProperty("need", need.value)
            words.linkActivated.connect(self.chosen)
        return line


def _mark(need: Need, standing: Standing) -> tuple[str, str]:
    if standing.meets(need):
        return "check-circle", "success"
    if (need is Need.PASSED and standing.tested) or (need is Need.ATTACKED and standing.breached):
        return "alert-circle", "warning"
    return "circle-outline", "text.muted"


def _across() -> tuple[QWidget, QHBoxLayout]:
    widget = QWidget()
    layout = QHBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(space("2"))
    return widget, layout
