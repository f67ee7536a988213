"""The line over the other pages of a course's workspace: which step one is on, and the way back to it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.attending.sight import StepLine
from studio.ui.components import Button, ElidedLabel, IconButton, label
from studio.ui.components.announcing import announce
from studio.ui.guide.strip import Strip
from studio.ui.language import tr
from studio.ui.theme import size, space

_ICONS = {
    "info": ("school-outline", "accent.text"),
    "warning": ("alert-circle", "warning"),
    "success": ("check-circle", "success"),
}


class CourseLine(QWidget):
    """One line, with a mistake under it; `back` leads to the lesson, `went` to the place of the next step."""

    back = Signal()
    went = Signal()
    material_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title, self._text = ElidedLabel("", "strong"), label("", "dense", "secondary", wrap=True)
        self.go_on, self.hint = Button("", "primary", small=True), Button(tr("Hint"), small=True)
        self.lesson = Button(tr("Back to the lesson"), small=True)
        self._step: StepLine | None = None
        self._hinted = False
        self.material = IconButton("folder-outline", tr("Open the class material"), small=True)
        self.hint.clicked.connect(self._turn_hint)
        self.material.clicked.connect(self.material_wanted)
        self.lesson.clicked.connect(self.back)
        self.go_on.clicked.connect(self.went)
        buttons = (self.material, self.go_on, self.hint, self.lesson)
        self._strip = Strip(_ICONS, (self._title, self._text), buttons, low=True)
        self._build()
        self.hide()

    def show_step(self, step: StepLine, lesson: str) -> None:
        """What is to be done here; what went wrong is explained at once."""
        title = tr("{lesson} · step {number}: {step}", lesson=lesson, number=step.number, step=step.title)
        if self._step is None or self._step.id != step.id:
            self._hinted = False
        self._step = step
        said = step.mistake or (step.hint if self._hinted else plain(step.text))
        self._fill("warning" if step.mistake else "info", title, said)
        self.hint.setVisible(bool(step.hint) and not step.mistake)
        self.go_on.hide()

    def show_done(self, title: str, following: str) -> None:
        """`following` says what comes next, empty for nothing."""
        self._step = None
        self._fill("success", tr("Done: {step}", step=title), "")
        self.go_on.setVisible(bool(following))
        self.go_on.set_text(_short(following))
        self.go_on.setToolTip(following)

    def give_up_focus(self) -> None:
        """One goes to a page: the keys are to be its own."""
        for button in (self.go_on, self.lesson, self.hint):
            button.clearFocus()

    def title(self) -> str:
        return self._title.full_text()

    def text(self) -> str:
        return self._text.text()

    def _fill(self, kind: str, title: str, text: str) -> None:
        before = self.title(), self.text()
        self.hint.hide()
        self._title.set_text(title)
        self._text.setText(text)
        self._fit()
        self._strip.tell(kind, title, text)
        self.show()
        if before != (title, text) and kind != "info":
            announce(self._strip, f"{title} {text}".strip())

    def _build(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(space("page"), space("2"), space("page"), space("1"))
        around.addWidget(self._strip)

    def _turn_hint(self) -> None:
        self._hinted = not self._hinted
        self.hint.set_text(tr("What to do") if self._hinted else tr("Hint"))
        if self._step is not None:
            self._text.setText(self._step.hint if self._hinted else plain(self._step.text))
            self._fit()

    def _fit(self) -> None:
        """In a low window only what went wrong is told, and the hint that was asked for."""
        told = bool(self._text.text())
        low = self.window().height() < size("course.line.low")
        urgent = self._hinted or (self._step is not None and bool(self._step.mistake))
        self._text.setVisible(told and (urgent or not low))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        edge = space("page") if event.size().width() >= size("breakpoints.compact.rail") else space("3")
        self.layout().setContentsMargins(edge, space("2"), edge, space("1"))  # type: ignore[union-attr]  # it was given one


def plain(text: str) -> str:
    """A step's Markdown on a line or two, as it is read."""
    return QTextDocumentFragment.fromMarkdown(text).toPlainText().replace("\n", " ").strip()


def _short(title: str) -> str:
    limit = 22
    return title if len(title) <= limit else f"{title[: limit - 1]}…"
