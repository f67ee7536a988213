"""The courses that are here, each with how far one is; a class package dropped on them is taken in."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.ui.attending.sight import ListedCourse, Standing
from studio.ui.components import DropZone, EmptyState, RowList, ScrollPage, Waiting, clear_layout, label
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.courses.course_row import CourseRow


class CourseListView(DropZone):
    """Signals of a course bring its id, `taught` its title as well; `dropped` files and folders."""

    opened = Signal(str)
    reset = Signal(str)
    exported = Signal(str)
    removed = Signal(str)
    taught = Signal(str, str)
    import_wanted = Signal()
    retried = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._list, self._above, self.joining = RowList(), QVBoxLayout(), QVBoxLayout()
        self._about = label(_about(), "body", "secondary", wrap=True)
        self._empty = EmptyState(
            "school-outline",
            tr("No courses yet"),
            tr("A trainer hands them out as a file that ends with .course. Drop it here, or import it."),
            tr("Import a course…"),
        )
        self._empty.primary_clicked.connect(self.import_wanted)
        self._busy = ""
        scroll = ScrollPage()
        scroll.column.addLayout(self._above)
        for widget in (self._about, self._list, self._empty):
            scroll.column.addWidget(widget)
        scroll.column.addLayout(self.joining)
        self.waiting = Waiting(scroll)
        self.body.addWidget(self.waiting)

    def set_join(self, widget: QWidget) -> None:
        """What joins a class by its code stands below the courses."""
        clear_layout(self.joining)
        self.joining.addWidget(widget)

    def show_lines(self, lines: Sequence[ListedCourse]) -> None:
        """Nothing moves when nothing has changed."""
        clear_layout(self._above)
        if [row.line for row in self.rows()] != list(lines):
            focused = next((row.line.id for row in self.rows() if row.hasFocus()), "")
            wanted = next((line for line in lines if line.standing is not Standing.DONE), None)
            self._list.set_rows([self._row(line, first=line is wanted) for line in lines])
            for row in self.rows():
                row.fit(self.width())
                if row.line.id == focused:
                    row.setFocus()
        self._list.setVisible(bool(lines))
        self._about.setVisible(bool(lines))
        self._empty.setVisible(not lines)
        self.waiting.show_content()

    def set_busy(self, course: str, text: str) -> None:
        """One course at a time is made ready."""
        self._busy = course
        self.tell_busy(text)

    def tell_busy(self, text: str) -> None:
        for row in self.rows():
            row.set_busy(row.line.id == self._busy, text)

    def rest(self) -> None:
        self._busy = ""
        self.tell_busy("")

    def show_trouble(self, error: object) -> None:
        """Why there is nothing to see."""
        clear_layout(self._above)
        banner = error_banner(error, [("again", tr("Try again"))])
        banner.acted.connect(self._act)
        self._above.addWidget(banner)
        self._empty.hide()
        self.waiting.show_content()

    def rows(self) -> list[CourseRow]:
        return [row for row in self._list.rows() if isinstance(row, CourseRow)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows():
            row.fit(event.size().width())

    def _act(self, action: str) -> None:
        if action == "again":
            self.retried.emit()

    def _row(self, line: ListedCourse, *, first: bool) -> CourseRow:
        row = CourseRow(line, first=first)
        for theirs, ours in (
            (row.opened, self._open), (row.reset, self._reset), (row.exported, self._export),
            (row.removed, self._remove), (row.taught, self._teach),
        ):  # fmt: skip
            theirs.connect(ours)
        return row

    def _open(self) -> None:
        if self._line().trouble is None:
            self.opened.emit(self._line().id)

    def _reset(self) -> None:
        self.reset.emit(self._line().id)

    def _export(self) -> None:
        self.exported.emit(self._line().id)

    def _teach(self) -> None:
        self.taught.emit(self._line().id, self._line().title)

    def _remove(self) -> None:
        self.removed.emit(self._line().id)

    def _line(self) -> ListedCourse:
        row = self.sender()
        assert isinstance(row, CourseRow)
        return row.line


def _about() -> str:
    return tr(
        "A course has a workspace of its own: nothing you do in it touches your work, "
        "and it can be begun anew at any time. It needs no model and no network."
    )
