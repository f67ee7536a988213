"""Goes along in a course's workspace: tells the line over the pages which step one is on, and leads to it."""

from dataclasses import replace

from PySide6.QtCore import QObject

from studio.ui.attending import Attending, show_material
from studio.ui.attending.sight import LessonSight, StepLine
from studio.ui.guide.course_line import CourseLine
from studio.ui.language import tr
from studio.ui.notices import Notices
from studio.ui.shell.navigator import Navigator
from studio.ui.shell.places import is_place

_LESSONS = "courses"


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
        if self._navigator.here[0] == _LESSONS or not sight.lessons:
            self._line.hide()
        elif sight.finished:
            self._line.show_done(tr("the whole course"), "")
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
        self._navigator.open(_LESSONS)

    def _go_on(self) -> None:
        """To where the next step is taken; without a place of its own the lesson says it."""
        self._done = ""
        self._line.give_up_focus()
        sight = self._attending.sight
        if sight.now is None and sight.beside(1):
            self._attending.go_to(sight.beside(1))
            self._navigator.open(_LESSONS)
            return
        now = sight.now
        leads = now is not None and now.place and is_place(now.place[0])
        self._navigator.open(*(now.place if now is not None and leads else (_LESSONS,)))
        self._show(self._attending.sight)


def _next_words(sight: LessonSight) -> str:
    if sight.now is not None:
        return tr("Next: {step}", step=sight.now.title)
    following = sight.beside(1)
    title = next((line.title for line in sight.lessons if line.id == following), "")
    return tr("Next lesson: {title}", title=title) if title else ""
