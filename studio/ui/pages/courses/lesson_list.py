"""The lessons of a course at the left, or as a choice above the steps where there is no room for a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from studio.ui.attending.sight import LessonLine, LessonSight, Standing
from studio.ui.components import Button, Card, NavList, Select, label
from studio.ui.language import tr
from studio.ui.pages.courses.marks import ICONS
from studio.ui.theme import size, space


class LessonList(NavList):
    folder_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(size("lesson.list"))
        self.setAccessibleName(tr("Lessons"))
        self._title, self._lines = label("", "caption", "muted"), tuple[LessonLine, ...]()
        self._title.setContentsMargins(space("2"), 0, 0, space("1"))
        self.column.insertWidget(0, self._title)
        self.material = _Material()
        self.material.opened.connect(self.folder_wanted)
        self.add_foot(self.material)

    def show_sight(self, sight: LessonSight) -> None:
        self._title.setText(_length(sight))
        if [line.id for line in sight.lessons] != [line.id for line in self._lines]:
            self.clear()
            for number, line in enumerate(sight.lessons, 1):
                self.add(line.id, f"{number} {line.title}", "circle-outline", minutes(line.minutes))
        self._lines = sight.lessons
        for line in sight.lessons:
            self.set_mark(line.id, *ICONS[line.standing], standing_text(line.standing))
        self.set_current(sight.lesson)
        self.material.show_count(sight.material)


class LessonChoice(Select):
    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Lesson"))
        self._offered: list[tuple[str, str]] = []

    def show_sight(self, sight: LessonSight) -> None:
        """Filled anew only when it has changed: it may be open."""
        offered = [(line.id, _named(at, line)) for at, line in enumerate(sight.lessons, 1)]
        if offered != self._offered:
            self._offered = offered
            self.set_options(offered)
        if self.value() != sight.lesson:
            self.set_value(sight.lesson)


class _Material(QWidget):
    opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = label("", "dense", "secondary", wrap=True)
        open_folder = Button(tr("Open the folder"), icon="folder-outline", small=True)
        open_folder.clicked.connect(self.opened)
        card = Card()
        card.body.setSpacing(space("2"))
        card.body.addWidget(label(tr("Class material"), "strong"))
        card.body.addWidget(self._told)
        card.body.addWidget(open_folder)
        around = QVBoxLayout(self)
        around.setContentsMargins(space("2"), 0, space("2"), space("3"))
        around.addWidget(card)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def show_count(self, count: int) -> None:
        self._told.setText(tr("{count} {count:file|files} to practise with", count=count))
        self.setVisible(count > 0)


def minutes(count: int) -> str:
    return tr("{count} min", count=count)


def standing_text(standing: Standing) -> str:
    return {
        Standing.DONE: tr("Done"),
        Standing.NOW: tr("Under way"),
        Standing.AHEAD: tr("Not begun"),
    }[standing]


def _length(sight: LessonSight) -> str:
    lessons: Sequence[LessonLine] = sight.lessons
    counted = tr("{count} {count:lesson|lessons}", count=len(lessons))
    return f"{counted} · {tr('about {count} min', count=sight.minutes)}"


def _named(number: int, line: LessonLine) -> str:
    return f"{number} {line.title} · {minutes(line.minutes)} · {standing_text(line.standing)}"
