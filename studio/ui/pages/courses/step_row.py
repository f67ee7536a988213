"""One step of a lesson: what to do, the way there, a hint, what went wrong, or what was found."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.attending.sight import Standing, StepLine
from studio.ui.components import Banner, Button, ClickableRow, FlowLayout, StatusLabel, label, set_tone
from studio.ui.language import tr
from studio.ui.pages.courses.marks import StepMark
from studio.ui.pages.courses.place_words import leads, place_words
from studio.ui.pages.courses.told import told
from studio.ui.theme import size, space

_TONES = {Standing.DONE: "success", Standing.NOW: "", Standing.AHEAD: "secondary"}
_MANY = 2


class StepRow(QWidget):
    """`went` brings the step's id. What is done and what is ahead lies folded until it is asked for."""

    went = Signal(str)

    def __init__(self, line: StepLine, *, last: bool) -> None:
        super().__init__()
        self.line = line
        self._mark = StepMark(line.number, line.standing, last=last)
        self.head = _Head()
        self._body, self._hint, self._text = _Body(), label("", "body", "secondary", wrap=True), told()
        self.go = Button("", "primary", "open-in-new")
        self.hint = Button(tr("Hint"), icon="lightbulb-outline")
        self._waits = label(tr("Come back here when it is done; nothing has to be ticked"), "dense", "muted")
        self._mistake: Banner | None = None
        self._below = QVBoxLayout()
        self._opened: bool | None = None
        self._build(last=last)
        self.head.opened.connect(self._turn)
        self.go.clicked.connect(self._go)
        self.hint.clicked.connect(self._show_hint)
        self._show()

    def show_line(self, line: StepLine) -> None:
        """Nothing moves when nothing has changed; a step that comes now opens, one that is done folds."""
        if line == self.line:
            return
        if line.standing is not self.line.standing:
            self._opened = None
        self.line = line
        self._show()

    @property
    def unfolded(self) -> bool:
        now = self.line.standing is Standing.NOW
        return now if self._opened is None else self._opened

    def mistake(self) -> str:
        return self._mistake.text() if self._mistake is not None else ""

    def _show(self) -> None:
        line = self.line
        self._mark.set_standing(line.standing)
        self.head.show_line(line, unfolded=self.unfolded)
        self._text.setText(line.text)
        self._text.setVisible(bool(line.text))
        self._hint.setText(line.hint)
        self.go.set_text(tr("Take me to {place}", place=place_words(line.place, line.agent)))
        self.go.setVisible(leads(line.place))
        now = line.standing is Standing.NOW
        self.go.set_kind("primary" if now else "secondary")
        self.hint.setVisible(bool(line.hint))
        self._waits.setVisible(now)
        self._body.setVisible(self.unfolded and bool(line.text or line.place or line.hint))
        if not self.unfolded:
            self._hint.hide()
        told = now or (self.unfolded and line.standing is Standing.AHEAD)
        self._show_mistake(line.mistake if told else "")

    def _show_mistake(self, text: str) -> None:
        if self._mistake is not None and self._mistake.text() == text:
            return
        if self._mistake is not None:
            self._below.removeWidget(self._mistake)
            self._mistake.hide()
            self._mistake.deleteLater()
            self._mistake = None
        if text:
            self._mistake = Banner("warning", tr("Not quite yet"), text, closable=False)
            self._below.addWidget(self._mistake)

    def _build(self, *, last: bool) -> None:
        buttons = FlowLayout()
        self._waits.setMinimumHeight(size("control"))
        for part in (self.go, self.hint, self._waits):
            buttons.addWidget(part)
        inner = self._body.inner
        inner.addWidget(self._text)
        inner.addLayout(buttons)
        inner.addWidget(self._hint)
        self._hint.hide()
        self._below.setSpacing(space("2"))
        column = QVBoxLayout()
        column.setSpacing(space("2"))
        column.addWidget(self.head)
        column.addWidget(self._body)
        column.addLayout(self._below)
        column.setContentsMargins(0, 0, 0, 0 if last else space("3"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(space("2"))
        across.addWidget(self._mark)
        across.addLayout(column, 1)

    def _turn(self) -> None:
        self._opened = not self.unfolded
        self._show()

    def _go(self) -> None:
        self.went.emit(self.line.id)

    def _show_hint(self) -> None:
        self._hint.setVisible(self._hint.isHidden())


class _Head(ClickableRow):
    """The step's name and state; a press folds it out or in."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("nav", True)
        self.setMinimumHeight(size("control.small"))
        self._title = label("", "strong", wrap=True)
        self._title.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._state = StatusLabel("", "muted")
        self._state.setFixedHeight(size("control.small"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("1"), 0, space("1"), 0)
        layout.setSpacing(space("3"))
        layout.addWidget(self._title, 1)
        layout.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignRight)

    def show_line(self, line: StepLine, *, unfolded: bool) -> None:
        state = _state(line)
        self._title.setText(line.title)
        set_tone(self._title, _TONES[line.standing])
        kinds = {Standing.DONE: "success", Standing.NOW: "now", Standing.AHEAD: "muted"}
        self._state.set(state, kinds[line.standing])
        name = tr("Step {number}: {title}", number=line.number, title=line.title)
        self.setAccessibleName(f"{name}. {state}")
        self.setAccessibleDescription(line.mistake)
        self.setToolTip(tr("Fold in") if unfolded else tr("Show what it is about"))


class _Body(QFrame):
    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self.inner = QVBoxLayout(self)
        self.inner.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        self.inner.setSpacing(space("3"))


def _state(line: StepLine) -> str:
    if line.standing is Standing.DONE:
        return " ".join(part for part in (line.found or tr("Checked"), line.when) if part)
    if line.standing is Standing.NOW:
        tried = tr("tried {count} {count:time|times}", count=line.tries) if line.tries >= _MANY else ""
        return " · ".join(part for part in (tr("Waiting for you"), tried) if part)
    return tr("Not begun")
