"""The line over the other pages of a course's workspace: which step one is on, and the way back to it."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.attending.attending import Attending
from studio.ui.attending.sight import LessonSight, StepLine
from studio.ui.components import Button, ElidedLabel, IconLabel, label, restyle
from studio.ui.components.announcing import announce
from studio.ui.language import tr
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.places import is_place
from studio.ui.theme import size, space

LESSONS = "courses"
_ICONS = {
    "practice": ("school-outline", "practice"),
    "warning": ("alert-circle", "warning"),
    "success": ("check-circle", "success"),
}


class CourseLine(QWidget):
    """One line, with a mistake under it; `back` leads to the lesson, `went` to the place of the next step."""

    back = Signal()
    went = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._banner = QFrame()
        self._banner.setObjectName("banner")
        self._icon = IconLabel(*_ICONS["practice"])
        self._title, self._text = ElidedLabel("", "strong"), label("", "dense", "secondary", wrap=True)
        self.go_on, self.lesson = (
            Button("", "primary", small=True),
            Button(tr("Back to the lesson"), small=True),
        )
        self.lesson.clicked.connect(self.back)
        self.go_on.clicked.connect(self.went)
        self._build()
        self.hide()

    def show_step(self, step: StepLine, lesson: str) -> None:
        """What is to be done here; what went wrong is explained at once."""
        title = tr("{lesson} · step {number}: {step}", lesson=lesson, number=step.number, step=step.title)
        self._fill("warning" if step.mistake else "practice", title, step.mistake)
        self.go_on.hide()

    def show_done(self, title: str, following: StepLine | None) -> None:
        self._fill("success", tr("Done: {step}", step=title), "")
        self.go_on.setVisible(following is not None)
        if following is not None:
            self.go_on.set_text(tr("Next: {step}", step=_short(following.title)))
            self.go_on.setToolTip(following.title)

    def title(self) -> str:
        return self._title.full_text()

    def text(self) -> str:
        return self._text.text()

    def _fill(self, kind: str, title: str, text: str) -> None:
        before = self.title(), self.text()
        self._banner.setProperty("kind", kind)
        restyle(self._banner)
        self._icon.set_icon(*_ICONS[kind])
        self._title.set_text(title)
        self._text.setText(text)
        self._text.setVisible(bool(text))
        self._banner.setAccessibleName(title)
        self._banner.setAccessibleDescription(text)
        self.show()
        if before != (title, text) and kind != "practice":
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
        layout.addWidget(self.go_on)
        layout.addWidget(self.lesson)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        edge = space("page") if event.size().width() >= size("breakpoints.compact.rail") else space("3")
        self.layout().setContentsMargins(edge, space("2"), edge, space("1"))  # type: ignore[union-attr]  # it was given one


class CourseGuide(QObject):
    """Shows the line on every page but the lesson's own."""

    def __init__(self, line: CourseLine, attending: Attending, navigator: Navigator) -> None:
        super().__init__(line)
        self._line, self._attending, self._navigator = line, attending, navigator
        self._done = ""
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
        if self._navigator.here[0] == LESSONS or not sight.lessons:
            self._line.hide()
        elif self._done:
            self._line.show_done(self._done, sight.now)
        elif sight.now is not None:
            self._line.show_step(sight.now, tr("Lesson {number}", number=sight.number))
        else:
            self._line.show_done(tr("lesson {number}, all steps", number=sight.number), None)

    def _go_back(self) -> None:
        self._navigator.open(LESSONS)

    def _go_on(self) -> None:
        """To where the next step is taken; without a place of its own the lesson says it."""
        self._done = ""
        now = self._attending.sight.now
        leads = now is not None and now.place and is_place(now.place[0])
        self._navigator.open(*(now.place if now is not None and leads else (LESSONS,)))
        self._show(self._attending.sight)


def _short(title: str) -> str:
    limit = 18
    return title if len(title) <= limit else f"{title[: limit - 1]}…"
