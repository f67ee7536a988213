"""The line over a page that says which step is taken here, what to do, and that it is done."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.components import Button, IconButton, label
from studio.ui.guide.places import is_at
from studio.ui.guide.strip import Strip
from studio.ui.guide.words import done_text, next_text, sample_text, step_text, task_text
from studio.ui.language import tr
from studio.ui.theme import space
from studio.workspace.first_steps import TAUGHT, FirstStep, FirstSteps

_ICONS = {"info": ("map-marker-path", "accent.text"), "success": ("check-circle", "success")}


class CoachLine(QWidget):
    """`went` and `sampled` bring the step; `let_go` when the button that had the focus is gone."""

    went = Signal(object)
    sampled = Signal(object)
    left = Signal()
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: FirstStep | None = None
        self._title, self._text = label("", "strong", wrap=True), label("", "dense", "secondary", wrap=True)
        self.sample = Button("", small=True)
        self.go_on = Button("", "primary", small=True)
        self.leave = IconButton("close", tr("Leave the guide; Home goes on with it"), small=True)
        self._strip = Strip(_ICONS, (self._title, self._text), (self.sample, self.go_on, self.leave))
        self._build()
        self.sample.clicked.connect(self._sample)
        self.go_on.clicked.connect(self._go)
        self.leave.clicked.connect(self.left)
        self.hide()

    def show_task(self, step: FirstStep, steps: FirstSteps, page: str, *, aside: bool = False) -> None:
        """What to do here; `aside` where it is done on another tab, to which a button leads."""
        self._step = step
        words = sample_text(step) if page != "builder" else ""
        self.sample.set_text(words)
        self._fill("info", _title(step), task_text(step, steps, page), sample=bool(words))
        if aside:
            self.go_on.set_text(next_text(steps))
            self.go_on.show()
        else:
            self._drop(self.go_on)

    def show_done(self, step: FirstStep, steps: FirstSteps, page: str) -> None:
        """What has come of it, and where it goes on."""
        following = steps.now
        self._step = following
        title = tr("Done: {step}", step=step_text(step))
        self._fill("success", title, done_text(step, steps), sample=False)
        if following is None:
            self._drop(self.go_on)
        else:
            self.go_on.show()
            here = is_at(following, page)
            words = next_text(steps) if here else tr("Next: {step}", step=step_text(following))
            self.go_on.set_text(words)

    def title(self) -> str:
        return self._title.text()

    def text(self) -> str:
        return self._text.text()

    def set_loading(self, done: int, total: int) -> None:
        self.sample.set_busy(bool(total), tr("Loading {done} / {total}", done=done, total=total))

    def _fill(self, kind: str, title: str, text: str, *, sample: bool) -> None:
        self._title.setText(title)
        self._text.setText(text)
        self._strip.tell(kind, title, text)
        self.show()
        self.sample.show() if sample else self._drop(self.sample)

    def _drop(self, button: Button) -> None:
        """Qt would hand its focus to the cross beside it, where the next Enter ends the guide."""
        focused = button.hasFocus()
        button.clearFocus()
        button.hide()
        if focused:
            self.let_go.emit()

    def _build(self) -> None:
        around = QVBoxLayout(self)
        around.setContentsMargins(space("page"), space("2"), space("page"), space("2"))
        around.addWidget(self._strip)

    def _go(self) -> None:
        self.went.emit(self._step)

    def _sample(self) -> None:
        self.sampled.emit(self._step)


def _title(step: FirstStep) -> str:
    if step not in TAUGHT:
        return tr("Last: {step}", step=step_text(step))
    number = TAUGHT.index(step) + 1
    return tr("Step {number} of {total}: {step}", number=number, total=len(TAUGHT), step=step_text(step))
