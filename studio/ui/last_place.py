"""What was open last comes back at the next start."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QSettings

from studio.ui.shell.navigator import Navigator
from studio.ui.shell.places import is_place

_HOME, _LESSONS = "home", "courses"


class LastPlace(QObject):
    def __init__(self, state: QSettings, navigator: Navigator) -> None:
        super().__init__(navigator)
        self._state, self._navigator = state, navigator

    def open(self, wanted: Sequence[str], *, in_course: bool) -> None:
        """Go to the place that is wanted, else where one was; from now on that is kept."""
        self._navigator.open(*self._place(wanted, _LESSONS if in_course else _HOME))
        self._navigator.moved.connect(self._keep)
        self._navigator.arrived.connect(self._keep)

    def _place(self, wanted: Sequence[str], first: str) -> list[str]:
        kept = self._state.value("place", [])
        parts = kept if isinstance(kept, list) else [kept]  # a list of one is read back as its one
        place = list(wanted) or [str(part) for part in parts]
        if place[:1] == [_LESSONS]:  # whoever comes to a course wants its lesson, not the list it came from
            return [_LESSONS]
        return place if place and is_place(place[0]) else [first]

    def _keep(self) -> None:
        self._state.setValue("place", [*self._navigator.place])
