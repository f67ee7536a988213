"""One lesson: the lessons at the left, its steps in the middle, a trainer's place at the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.attending.sight import LessonSight, Standing, StepLine
from studio.ui.components import Banner, Button, Card, IconLabel, ScrollPage, Waiting, clear_layout, label
from studio.ui.language import tr
from studio.ui.pages.courses.lesson_list import LessonChoice, LessonList
from studio.ui.pages.courses.side import CourseSide
from studio.ui.pages.courses.step_row import StepRow
from studio.ui.pages.courses.told import told
from studio.ui.theme import size, space


class LessonView(QWidget):
    """`chosen` brings the id of a lesson, `went` that of a step whose place is wanted."""

    chosen = Signal(str)
    went = Signal(str)
    left = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.list, self.choice, self.column_view = LessonList(), LessonChoice(), ScrollPage()
        self.ending = QVBoxLayout()
        self._title, self._intro = label("", "page", wrap=True), told(tone="secondary")
        self._steps = Card()
        self._rows: list[StepRow] = []
        self._sight = LessonSight()
        self.before = Button(tr("Previous lesson"), icon="chevron-left")
        self.after = Button(tr("Next lesson"), icon="chevron-right")
        self.after.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # its arrow points on
        self._first, self._why = label("", "dense", "secondary"), _Why()
        self._finished = _finished()
        self._row, content = QHBoxLayout(), QWidget()
        self.waiting = Waiting(content)
        self._lay_out(content)
        self.side = CourseSide(page, self._row)
        self.list.chosen.connect(self.chosen)
        self.choice.chosen.connect(self.chosen)
        self.before.clicked.connect(self._go_before)
        self.after.clicked.connect(self._go_after)

    def show_sight(self, sight: LessonSight) -> None:
        """Paint what has changed; another lesson begins at its top, or at the step that comes now."""
        another = sight.lesson != self._sight.lesson or not self._rows
        met = sight.now != self._sight.now
        self._sight = sight
        self._title.setText(sight.title)
        self._intro.setText(sight.intro)
        self.list.show_sight(sight)
        self.choice.show_sight(sight)
        self._show_steps(sight.steps, another=another)
        self._why.show_text(sight.why)
        self._finished.setVisible(sight.finished)
        self._show_way(sight)
        self.waiting.show_content()
        if another or met:
            QTimer.singleShot(0, self, self._show_now)

    def show_trouble(self, banner: Banner) -> None:
        """Why there are no steps to see."""
        clear_layout(self.ending)
        self.ending.addWidget(banner)
        for part in (self._steps, self.before, self.after):
            part.hide()
        self._why.hide()
        self.waiting.show_content()

    def rows(self) -> list[StepRow]:
        return self._rows

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        listed = width >= size("breakpoints.compact.rail")
        self.list.setVisible(listed)
        self.choice.setVisible(not listed)
        self.side.fit(width)

    def _show_steps(self, steps: tuple[StepLine, ...], *, another: bool) -> None:
        if another or [row.line.id for row in self._rows] != [step.id for step in steps]:
            self._build_steps(steps)
            self.column_view.verticalScrollBar().setValue(0)
        for row, step in zip(self._rows, steps, strict=True):
            row.show_line(step)

    def _build_steps(self, steps: tuple[StepLine, ...]) -> None:
        for row in self._rows:
            self._steps.body.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [StepRow(step, last=step is steps[-1]) for step in steps]
        for row in self._rows:
            row.went.connect(self.went)
            self._steps.body.addWidget(row)

    def _show_way(self, sight: LessonSight) -> None:
        self.before.setEnabled(bool(sight.beside(-1)))
        following = bool(sight.beside(1))
        self.after.setVisible(following)
        self.after.setEnabled(sight.met)
        self.after.set_kind("primary" if sight.met else "secondary")
        ahead = tr("After all {count} {count:step|steps} the next lesson opens", count=len(sight.steps))
        done = tr("This lesson is done") if following else tr("All lessons are done")
        first = done if sight.met else ahead if following else ""
        self._first.setText(first)

    def _show_now(self) -> None:
        """The step that comes now is in sight, with what belongs to it."""
        row = next((row for row in self._rows if row.line.standing is Standing.NOW), None)
        if row is not None and self._rows.index(row) > 0:
            self.column_view.ensureWidgetVisible(row, 0, space("6"))

    def _lay_out(self, content: QWidget) -> None:
        whole = QVBoxLayout(self)
        column = self.column_view.column
        head = QVBoxLayout()
        head.setSpacing(space("1"))
        for part in (self.choice, self._title, self._intro):
            head.addWidget(part)
        self._steps.body.setSpacing(0)
        column.addWidget(self._finished)
        column.addLayout(head)
        column.addWidget(self._steps)
        column.addLayout(self._way())
        column.addLayout(self.ending)
        column.addWidget(self._why)
        across = QHBoxLayout(content)
        for layout in (whole, across, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        across.addWidget(self.list)
        across.addWidget(self.column_view, 1)
        across.addLayout(self._row)
        whole.addWidget(self.waiting)

    def _way(self) -> QHBoxLayout:
        way = QHBoxLayout()
        way.setSpacing(space("2"))
        way.addWidget(self.before)
        way.addStretch(1)
        way.addWidget(self._first)
        way.addWidget(self.after)
        return way

    def _go_before(self) -> None:
        self.chosen.emit(self._sight.beside(-1))

    def _go_after(self) -> None:
        self.chosen.emit(self._sight.beside(1))


def _finished() -> Banner:
    title = tr("You have finished the course")
    text = tr(
        "All lessons are done. Your own workspace is as you left it; the lessons can be read again here."
    )
    banner = Banner("success", title, text, closable=False)
    banner.hide()
    return banner


class _Why(QFrame):
    """Why it is done in this way."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._text = told()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        layout.setSpacing(space("3"))
        layout.addWidget(IconLabel("lightbulb-outline", "accent.text"), 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)

    def show_text(self, text: str) -> None:
        self._text.setText(text)
        self.setVisible(bool(text))
