"""A course in the list: what it is, how far one is with it, and the way in."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QProgressBar, QVBoxLayout, QWidget

from studio.ui.attending.sight import ListedCourse, Standing
from studio.ui.components import Button, ClickableRow, ElidedLabel, IconButton, IconTile, StatusLabel, label
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.theme import icon, size, space


class CourseRow(ClickableRow):
    """Signals bring nothing: the row's `line` says which course it is."""

    reset = Signal()
    exported = Signal()
    removed = Signal()
    taught = Signal()

    def __init__(self, line: ListedCourse, *, first: bool = False) -> None:
        """The `first` is the one to go on with, or to begin."""
        super().__init__()
        self.line, self._first = line, first
        self.setAccessibleName(f"{line.title}. {course_facts(line)}. {course_standing(line)}")
        self.setAccessibleDescription(line.summary)
        self._progress = _Progress(line)
        self._go: Button | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        layout.setSpacing(space("3"))
        layout.addWidget(IconTile("school-outline", "practice", "practice.tint"))
        layout.addLayout(_words(line), 1)
        layout.addWidget(self._progress)
        layout.addWidget(StatusLabel(course_standing(line), _kind(line)))
        self._menu, self._more = (
            QMenu(self),
            IconButton("dots-horizontal", tr("More about “{name}”", name=line.title)),
        )
        self._more.clicked.connect(self._open_menu)
        if line.trouble is None:
            self._go = self._way_in()
            layout.addWidget(self._go)
            self._fill_menu()
        layout.addWidget(self._more)
        self._more.setVisible(bool(self._menu.actions()))

    def set_busy(self, busy: bool, text: str) -> None:
        if self._go is not None:
            self._go.set_busy(busy, text)

    def fit(self, width: int) -> None:
        self._progress.setVisible(self.line.begun and width >= size("room.two.columns"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Menu:
            self._open_menu()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        return self._menu

    def _way_in(self) -> Button:
        go = Button(go_text(self.line), "primary" if self._first else "secondary")
        go.setAccessibleName(tr("{act}: {name}", act=go_text(self.line), name=self.line.title))
        go.clicked.connect(self.opened)
        return go

    def _fill_menu(self) -> None:
        if self.line.begun:
            self._offer(tr("Begin anew"), "restart", self.reset)
        self._offer(tr("Start a class…"), "human-male-board", self.taught)
        self._offer(tr("Export as a class package…"), "export-variant", self.exported)
        if self.line.imported:
            self._offer(tr("Remove from this computer"), "trash-can-outline", self.removed)

    def _offer(self, text: str, name: str, signal: object) -> None:
        entry = QAction(icon(name), text, self._menu)
        entry.triggered.connect(signal)
        self._menu.addAction(entry)

    def _open_menu(self) -> None:
        if self._menu.actions():
            self._menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))


class _Progress(QWidget):
    def __init__(self, line: ListedCourse) -> None:
        super().__init__()
        self.setFixedWidth(size("course.meter"))
        bar = QProgressBar(textVisible=False, maximum=max(line.steps, 1), value=line.met)
        bar.setProperty("tone", "success" if line.standing is Standing.DONE else "")
        bar.setAccessibleName(tr("Steps done"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        layout.addWidget(bar, 1)
        layout.addWidget(label(f"{line.met} / {line.steps}", "dense", "secondary"))
        self.setVisible(line.begun)


def course_facts(line: ListedCourse) -> str:
    """5 课 · 约 90 分钟 · 讲师：数据局培训岗"""
    if line.trouble is not None:
        return explanation_of(line.trouble).happened
    parts = [
        tr("{count} {count:lesson|lessons}", count=line.lessons),
        tr("about {count} min", count=line.minutes),
    ]
    if line.trainer:
        parts.append(tr("Trainer: {name}", name=line.trainer))
    if line.imported:
        parts.append(tr("imported"))
    return " · ".join(parts)


def course_standing(line: ListedCourse) -> str:
    if line.trouble is not None:
        return tr("Damaged")
    return {
        Standing.AHEAD: tr("Not begun"),
        Standing.NOW: tr("Under way"),
        Standing.DONE: tr("Done"),
    }[line.standing]


def go_text(line: ListedCourse) -> str:
    return {
        Standing.AHEAD: tr("Begin"),
        Standing.NOW: tr("Continue"),
        Standing.DONE: tr("Open"),
    }[line.standing]


def _kind(line: ListedCourse) -> str:
    if line.trouble is not None:
        return "danger"
    return {Standing.AHEAD: "muted", Standing.NOW: "now", Standing.DONE: "success"}[line.standing]


def _words(line: ListedCourse) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addWidget(ElidedLabel(line.title or line.id, "strong"))
    if line.summary:
        words.addWidget(ElidedLabel(line.summary, "dense", "secondary"))
    words.addWidget(ElidedLabel(course_facts(line), "caption", "danger" if line.trouble else "muted"))
    return words
