"""The line over the other pages of a course's workspace: which step one is on, and the way back to it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextDocumentFragment
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.attending import Attending, show_material
from studio.ui.attending.sight import LessonSight, StepLine
from studio.ui.components import Button, ElidedLabel, IconButton, IconLabel, label, restyle
from studio.ui.components.announcing import announce
from studio.ui.language import tr
from studio.ui.notices import Notices
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.places import is_place
from studio.ui.theme import size, space

LESSONS = "courses"
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
        self._banner = QFrame()
        self._banner.setObjectName("banner")
        self._icon = IconLabel(*_ICONS["info"])
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
        self._banner.setProperty("kind", kind)
        restyle(self._banner)
        self._icon.set_icon(*_ICONS[kind])
        self.hint.hide()
        self._title.set_text(title)
        self._text.setText(text)
        self._fit()
        self._banner.setAccessibleName(title)
        self._banner.setAccessibleDescription(text)
        self.show()
        if before != (title, text) and kind != "info":
            announce(self._banner, f"{title} {text}".strip())

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        words.addWidget(self._text)
        around = QVBoxLayout(self)
        around.setContentsMargins(space("page"), space("2"), space("page"), space("1"))
        around.addWidget(self._banner)
        layout = QHBoxLayout(self._banner)
        layout.setContentsMargins(space("4"), space("1"), space("2"), space("1"))
        layout.setSpacing(space("3"))
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addLayout(words, 1)
        for button in (self.material, self.go_on, self.hint, self.lesson):
            layout.addWidget(button)

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


class CourseGuide(QObject):
    """Shows the line on every page but the lesson's own."""

    def __init__(
        self, line: CourseLine, attending: Attending, navigator: Navigator, notices: Notices
    ) -> None:
        super().__init__(line)
        self._line, self._attending, self._navigator = line, attending, navigator
        self._notices = notices
        line.material.setVisible(attending.material is not None)
        line.material_wanted.connect(self._show_material)
        self._done = self._at = self._lacking = ""
        attending.looked.connect(self._show)
        attending.met.connect(self._note_met)
        navigator.arrived.connect(self._arrive)
        navigator.moved.connect(attending.look)
        line.back.connect(self._go_back)
        line.went.connect(self._go_on)

    def _arrive(self) -> None:
        """What was done is said until one goes on."""
        self._done = ""
        self._show(self._attending.sight)
        self._attending.look()

    def _note_met(self, title: str) -> None:
        self._done = title
        self._show(self._attending.sight)

    def _show(self, sight: LessonSight) -> None:
        """What was done stands there until one goes on, or goes wrong in the next step."""
        now = self._begun(sight.now) if sight.now is not None else None
        if now is not None and now.mistake:
            self._done = ""
        if self._navigator.here[0] == LESSONS or not sight.lessons:
            self._line.hide()
        elif self._done:
            self._line.show_done(self._done, _next_words(sight))
        elif now is not None:
            self._line.show_step(now, tr("Lesson {number}", number=sight.number))
        else:
            done = tr("lesson {number}, all steps", number=sight.number)
            self._line.show_done(done, _next_words(sight))

    def _begun(self, step: StepLine) -> StepLine:
        """What is lacking before one has begun with a step is no mistake; the lesson tells it."""
        if step.id != self._at:
            self._at, self._lacking = step.id, step.mistake
        elif step.mistake != self._lacking:
            self._lacking = ""
        return replace(step, mistake="") if step.mistake == self._lacking else step

    def _show_material(self) -> None:
        show_material(self._attending.material, self._notices)

    def _go_back(self) -> None:
        self._line.give_up_focus()
        self._navigator.open(LESSONS)

    def _go_on(self) -> None:
        """To where the next step is taken; without a place of its own the lesson says it."""
        self._done = ""
        self._line.give_up_focus()
        sight = self._attending.sight
        if sight.now is None and sight.beside(1):
            self._attending.go_to(sight.beside(1))
            self._navigator.open(LESSONS)
            return
        now = sight.now
        leads = now is not None and now.place and is_place(now.place[0])
        self._navigator.open(*(now.place if now is not None and leads else (LESSONS,)))
        self._show(self._attending.sight)


def plain(text: str) -> str:
    """A step's Markdown on a line or two, as it is read."""
    return QTextDocumentFragment.fromMarkdown(text).toPlainText().replace("\n", " ").strip()


def _next_words(sight: LessonSight) -> str:
    if sight.now is not None:
        return tr("Next: {step}", step=sight.now.title)
    following = sight.beside(1)
    title = next((line.title for line in sight.lessons if line.id == following), "")
    return tr("Next lesson: {title}", title=title) if title else ""


def _short(title: str) -> str:
    limit = 22
    return title if len(title) <= limit else f"{title[: limit - 1]}…"
