"""The place at the right of a lesson, for what a trainer sees of the class; whoever learns alone has none."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import SidePlace
from studio.ui.language import tr
from studio.ui.theme import size


class CourseSide(QObject):
    """`changed` when there is something to show, or nothing any more."""

    changed = Signal()

    def __init__(self, page: QWidget, row: QHBoxLayout) -> None:
        super().__init__(page)
        self._page, self._row = page, row
        self._place: SidePlace | None = None
        self._width, self._wanted = 0, True

    def set_side(self, widget: QWidget, title: str = "") -> None:
        """Put it there for as long as the page is: beside the lesson, or as a sheet in a narrow window."""
        self._place = SidePlace(self._page, self._row, widget, title or tr("The class"))
        self.fit(self._width or self._page.window().width())
        self.changed.emit()

    def set_wanted(self, wanted: bool) -> None:
        """Without a class its room is the lesson's."""
        self._wanted = wanted
        if self._place is not None:
            self._place.set_wanted(wanted)
            self.changed.emit()

    @property
    def opens_as_sheet(self) -> bool:
        return self._place is not None and self._wanted and not self._place.docked

    def show(self) -> None:
        if self._place is not None:
            self._place.show()

    def fit(self, width: int) -> None:
        self._width = width
        if self._place is not None:
            self._place.fit(width, size("course.side"), size("course.side"))
